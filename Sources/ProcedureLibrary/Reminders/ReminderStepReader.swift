import Wording
import WorkCalendar
import Yams

/// Reads one line of a policy's `steps`: one step, or one for each week.
struct ReminderStepReader {
    /// A year of weeks, and of days before or after.
    private static let mostWeeks = 52
    private static let mostDays = 366

    /// Empty after a report.
    func steps(_ record: YAMLRecord) -> [ReminderPolicy.Step] {
        let moments = moments(record)
        let recipients = recipients(record)
        let isLate = moments.first?.isLate ?? false
        guard let kind = kind(record, moments.first) else { return [] }
        if !isLate, recipients.contains(.duty), !moments.isEmpty {
            record.report(
                "to", zh: "“duty”只用于逾期后的步骤：此前的提醒提前到工作日", en: "duty is for late steps: others move to a working day")
        }
        guard !recipients.isEmpty else { return [] }
        return moments.map { ReminderPolicy.Step($0, kind, to: recipients) }
    }

    private func moments(_ record: YAMLRecord) -> [ReminderPolicy.Moment] {
        guard let text = record.text("at") else { return [] }
        if text == "weekly" { return weeks(record).map { .week($0) } }
        if record.has("weeks") { record.report("weeks", zh: "“weeks”只用于 weekly", en: "weeks is for weekly") }
        switch text {
        case "start": return [.start]
        case "half": return [.half]
        case "due": return [.due]
        default: break
        }
        let isLate = text.hasPrefix("+")
        if let length = TermLength(isLate ? String(text.dropFirst()) : text), length.count <= Self.mostDays,
            length.unit == .naturalDays || length.unit == .workingDays
        {
            return [isLate ? .after(length) : .before(length)]
        }
        record.report(
            "at", zh: "“\(text)”应为 start、half、7d、2wd、due、+1d、+2wd 或 weekly",
            en: "\(text) must be start, half, 7d, 2wd, due, +1d, +2wd or weekly")
        return []
    }

    private func weeks(_ record: YAMLRecord) -> [Int] {
        guard let text = record.text("weeks") else { return [] }
        let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { Int($0) }
        if (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first >= 1,
            first <= last,
            last <= Self.mostWeeks
        {
            return Array(first...last)
        }
        record.report(
            "weeks", zh: "“\(text)”应为 1..8 之类，至多 \(Self.mostWeeks) 周",
            en: "\(text) must be like 1..8, at most \(Self.mostWeeks) weeks")
        return []
    }

    private func recipients(_ record: YAMLRecord) -> [ReminderSchedule.Recipient] {
        guard record.required("to") != nil else { return [] }
        return record.words("to").compactMap { word in
            if let recipient = ReminderSchedule.Recipient(rawValue: word) { return recipient }
            let all = ReminderSchedule.Recipient.allCases.map(\.rawValue).joined(separator: ", ")
            record.report("to", zh: "“\(word)”应为 \(all) 之一", en: "\(word) must be one of \(all)")
            return nil
        }
    }

    private func kind(_ record: YAMLRecord, _ moment: ReminderPolicy.Moment?) -> ReminderSchedule.Kind? {
        let usual: ReminderSchedule.Kind
        switch moment {
        case .start, .half, .before, .due, nil: usual = .reminder
        case .after: usual = .overdue
        case .week: usual = .escalation
        }
        guard record.has("kind"), let text = record.text("kind") else { return usual }
        if let kind = ReminderSchedule.Kind(rawValue: text), (kind == .reminder) == (usual == .reminder) { return kind }
        record.report(
            "kind", zh: "“\(text)”：到期前为 reminder，其后为 overdue 或 escalation",
            en: "\(text): up to the due day it is reminder, after it overdue or escalation")
        return nil
    }
}
