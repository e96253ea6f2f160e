import Wording
import WorkCalendar

/// What people call the kinds and steps of notices, and the ways in which parties and records change.
public enum NoticeWords {
    /// The name of a kind of notice.
    public static func kind(_ kind: String) -> Bilingual? { kinds[kind] }

    /// The name of a step of a reminder policy, such as `half`, `7d`, `+3d` or `weekly-3`; `opened-4` tells of a case in its
    /// fourth version.
    public static func step(_ step: String) -> Bilingual? {
        if let known = steps[step] { return known }
        if step.hasPrefix("weekly-"), let week = step.split(separator: "-").last {
            return Bilingual(zh: "逾期第\(week)周", en: "week \(week) overdue")
        }
        if step.hasPrefix("opened-") {
            return step == "opened-1" ? Bilingual(zh: "立案", en: "opening") : Bilingual(zh: "交办", en: "assignment")
        }
        let isLate = step.hasPrefix("+")
        guard let length = TermLength(isLate ? String(step.dropFirst()) : step)?.words else { return nil }
        return isLate
            ? Bilingual(zh: "逾期\(length.zh)", en: "\(length.en) after")
            : Bilingual(zh: "前\(length.zh)", en: "\(length.en) before")
    }

    /// Where a delivery stands.
    public static func state(_ state: String) -> Bilingual? { states[state] }

    /// The way that a delivery takes; nil for a channel of the site, whose own name people know.
    public static func channel(_ channel: String) -> Bilingual? { channels[channel] }

    /// The name of a change to a party or record; nil for an addition, which needs no word.
    static func change(_ change: String) -> Bilingual? { changes[change] }

    private static let kinds: [String: Bilingual] = [
        "reminder": Bilingual(zh: "提醒", en: "reminder"), "overdue": Bilingual(zh: "逾期通知", en: "overdue notice"),
        "escalation": Bilingual(zh: "督办", en: "escalation"), "opened": Bilingual(zh: "新案件", en: "new case"),
    ]
    private static let steps: [String: Bilingual] = [
        "start": Bilingual(zh: "起算", en: "at the start"), "half": Bilingual(zh: "过半", en: "half-way"),
        "7d": Bilingual(zh: "前7日", en: "7 days before"), "3d": Bilingual(zh: "前3日", en: "3 days before"),
        "1wd": Bilingual(zh: "前1个工作日", en: "1 working day before"), "due": Bilingual(zh: "到期日", en: "on the day"),
        "overdue": Bilingual(zh: "逾期", en: "overdue"),
    ]
    private static let states: [String: Bilingual] = [
        "held": Bilingual(zh: "候工作日", en: "waits for a working day"),
        "due": Bilingual(zh: "待发", en: "to be sent"), "claimed": Bilingual(zh: "发送中", en: "being sent"),
        "sent": Bilingual(zh: "已发出", en: "sent"), "uncertain": Bilingual(zh: "结果不明", en: "uncertain"),
        "failed": Bilingual(zh: "失败", en: "failed"), "cancelled": Bilingual(zh: "已取消", en: "cancelled"),
    ]
    private static let channels: [String: Bilingual] = [
        "smtp": Bilingual(zh: "邮件", en: "mail"), "spool": Bilingual(zh: "待取文件夹", en: "spool folder"),
    ]
    private static let changes: [String: Bilingual] = [
        "changed": Bilingual(zh: "更改", en: "changed"),
        "ended": Bilingual(zh: "退出", en: "ended"), "removed": Bilingual(zh: "退出", en: "removed"),
        "unlinked": Bilingual(zh: "解除", en: "taken away"),
    ]
}
