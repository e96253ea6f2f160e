import Mediation
import Wording
import WorkCalendar

/// What a notice says: the case's number, what is due and when, how many working days are left or have gone, on which
/// basis. No titles and no names (parties-and-data.md 3).
struct NoticeValues: Sendable {
    private var values: [String: Bilingual] = [:]

    init(_ delivery: Delivery, today: CivilDay, vocabulary: NoticeVocabulary) {
        values["case"] = Self.same(delivery.caseID)
        values["procedure"] =
            vocabulary.procedure(delivery.procedure, delivery.procedureVersion) ?? Self.same(delivery.procedure)
        guard let clock = delivery.clock, let due = delivery.dueDay else { return }
        values["what"] =
            vocabulary.clock(clock, delivery.procedure, delivery.procedureVersion) ?? Self.same(clock)
        values["due"] = Self.same(due.iso)
        let rule = delivery.rule.flatMap { vocabulary.rules[$0] }
        let calendar = vocabulary.rules.calendar(for: rule?.jurisdiction ?? "prc")
        values["weekday"] = Self.weekday(due)
        values["left"] = Self.left(from: today, to: due, calendar)
        values["basis"] = rule.map { Self.basis($0, due: due) } ?? Self.written
    }

    /// What is due; nil where the notice is about the case itself.
    var what: Bilingual? { values["what"] }

    func texts(_ language: Language) -> [String: String] {
        values.mapValues { $0[language] }
    }

    /// 星期三 / Wednesday.
    static func weekday(_ day: CivilDay) -> Bilingual { weekdays[day.weekday - 1] }

    private static func left(from today: CivilDay, to due: CivilDay, _ calendar: WorkingCalendar?) -> Bilingual {
        let days = abs(CivilDay.days(from: today, to: due))
        if days == 0 { return Bilingual(zh: "今天到期", en: "due today") }
        let working = calendar.map {
            today < due ? $0.workingDays(after: today, until: due) : $0.workingDays(after: due, until: today)
        }
        let zh = working.map { "\($0) 个工作日（\(days) 天）" } ?? "\(days) 天"
        let en = working.map { "\(plural($0, "working day")) (\(plural(days, "day")))" } ?? plural(days, "day")
        return today < due
            ? Bilingual(zh: "还剩 \(zh)", en: "\(en) left") : Bilingual(zh: "已逾期 \(zh)", en: "overdue by \(en)")
    }

    private static func plural(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }

    private static func basis(_ rule: DeadlineRule, due: CivilDay) -> Bilingual {
        let basis = rule.nearestVersion(to: due).basis
        guard rule.verify else { return basis }
        return Bilingual(zh: "\(basis.zh)（依据待核实）", en: "\(basis.en) (source to be verified)")
    }

    private static func same(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }

    private static let written = Bilingual(zh: "案件中写明的日期", en: "the day written in the case")
    private static let weekdays = [
        Bilingual(zh: "星期一", en: "Monday"), Bilingual(zh: "星期二", en: "Tuesday"),
        Bilingual(zh: "星期三", en: "Wednesday"), Bilingual(zh: "星期四", en: "Thursday"),
        Bilingual(zh: "星期五", en: "Friday"), Bilingual(zh: "星期六", en: "Saturday"),
        Bilingual(zh: "星期日", en: "Sunday"),
    ]
}
