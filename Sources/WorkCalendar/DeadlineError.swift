import Wording

/// Why no due day can be given.
public enum DeadlineError: Error, Sendable, Hashable {
    /// There is no rule of that id.
    case unknownRule(String)
    /// There is no calendar for that rule's jurisdiction.
    case unknownCalendar(jurisdiction: String)
    /// No version of the rule was in force on the trigger day.
    case notInForce(rule: String, trigger: CivilDay)
    /// The due day lies outside the years 1 to 9999.
    case outOfRange(rule: String)

    /// What to tell people.
    public var text: Bilingual {
        switch self {
        case .unknownRule(let id):
            Bilingual(zh: "没有期限规则“\(id)”", en: "there is no deadline rule \(id)")
        case .unknownCalendar(let jurisdiction):
            Bilingual(zh: "没有法域“\(jurisdiction)”的工作日历", en: "there is no working calendar for \(jurisdiction)")
        case .notInForce(let rule, let trigger):
            Bilingual(
                zh: "期限规则“\(rule)”在起算日 \(trigger.iso) 没有有效的版本",
                en: "no version of deadline rule \(rule) was in force on \(trigger.iso)")
        case .outOfRange(let rule):
            Bilingual(
                zh: "期限规则“\(rule)”算出的日期超出 0001 年至 9999 年",
                en: "the due day of rule \(rule) lies outside the years 0001 to 9999")
        }
    }
}
