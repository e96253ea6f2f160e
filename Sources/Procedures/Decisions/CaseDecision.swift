import JSONText
import Wording
import WorkCalendar

/// What was typed for the fields of a command: the raw values by field name; `""` clears an optional field.
public typealias Arguments = [String: [String]]

/// Every command that changes a case, decided: a state and what is asked for give events, or a rejection. Pure: the
/// procedure, the law's terms, the time and the actor come with the moment. Nothing here asks who may touch which case
/// (that is the caller's, by office and assignment) except `by` of an action.
public struct CaseDecision: Sendable {
    /// The world around the decision.
    public let moment: DecisionMoment

    /// Decisions at that moment.
    public init(_ moment: DecisionMoment) { self.moment = moment }

    var procedure: Procedure { moment.procedure }

    /// The moment at which something happened: `typed`, or now. Never later than now (decisions.md 12).
    func instant(_ typed: String?, key: String = "at") throws(Rejection) -> Instant {
        guard let typed, !typed.isEmpty else { return moment.now }
        guard let instant = DayExpression.instant(typed, now: moment.now) else {
            throw .badArgument(
                key: key,
                why: Bilingual(
                    zh: "\(key) 应为日期（2026-11-22、today、today-3d）或带时区的时刻",
                    en: "\(key) must be a date (2026-11-22, today, today-3d) or an instant with its zone"))
        }
        guard instant <= moment.now else {
            throw .badArgument(
                key: key,
                why: Bilingual(
                    zh: "\(key) 不能晚于现在：\(instant.day.iso) 尚未到来，今天是 \(moment.today.iso)",
                    en:
                        "\(key) may not be later than now: \(instant.day.iso) is yet to come, "
                        + "today is \(moment.today.iso)"
                ))
        }
        return instant
    }

    /// A title, name or other line that the command itself asks for.
    func line(_ raw: String, key: String) throws(Rejection) -> String {
        let field = Field(
            name: key, type: .line, required: true, list: false, choices: [], sensitivity: .B,
            help: Bilingual(zh: key, en: key), example: "", range: nil, future: false)
        guard let text = try ValueReader.value(raw, for: field, now: moment.now, state: nil)?.string else {
            throw .missing(key)
        }
        return text
    }
}

extension Rejection {
    /// A required argument that did not come.
    static func missing(_ key: String) -> Rejection {
        .badArgument(key: key, why: Bilingual(zh: "缺少必填项 \(key)", en: "\(key) is required"))
    }

    /// An argument that cannot be used.
    static func unusable(_ key: String, zh: String, en: String) -> Rejection {
        .badArgument(key: key, why: Bilingual(zh: zh, en: en))
    }

    /// One condition that does not hold.
    static func blocked(_ condition: String, zh: String, en: String, basis: Bilingual? = nil) -> Rejection {
        .blocked([Unmet(condition: condition, text: Bilingual(zh: zh, en: en), basis: basis)])
    }
}
