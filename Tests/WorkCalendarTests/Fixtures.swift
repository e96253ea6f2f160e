import Foundation
import ProcedureLibrary
import Testing
import Wording
import WorkCalendar

/// What the tests of this room share.
enum Fixtures {
    /// The shipped rules, read once.
    static let book = Result { try ShippedRules.ruleBook() }

    /// The shipped calendar of mainland China.
    static func prc() throws -> WorkingCalendar {
        try #require(try book.get().calendar(for: "prc"))
    }

    /// The shipped reminder policies.
    static func policies() throws -> ReminderPolicies { try book.get().reminders }

    /// What they say about a due day of a rule.
    static func steps(
        _ due: DueDay, _ rule: DeadlineRule, start: CivilDay? = nil, policies: ReminderPolicies? = nil
    ) throws -> [ReminderSchedule.Step] {
        let version = try #require(rule.versions.first { $0.number == due.ruleVersion })
        return try (policies ?? self.policies()).steps(
            start: start ?? (version.direction == .after ? due.trigger : .first), due: due.due, lengths: due.lengths,
            hard: rule.hard, nature: rule.nature, rule: rule.id, calendar: prc())
    }

    /// Whether each day from 2015-01-01 on is worked, as both source packages say.
    static func workingDays() throws -> [(year: Int, worked: [Bool])] {
        let path = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let text = try String(contentsOfFile: "/\(path)/Fixtures/working-days.txt", encoding: .utf8)
        return try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: " ")
            return (try #require(Int(parts[0])), parts[1].map { $0 == "1" })
        }
    }

    static func day(_ iso: String) throws -> CivilDay { try #require(CivilDay(iso: iso)) }

    static func spans(_ texts: [String]) throws -> [ClosedRange<CivilDay>] {
        try texts.map { try #require(DayExpression.span($0, now: Instant(microseconds: 0))) }
    }

    static func lengths(_ texts: [String]) throws -> [TermLength] {
        try texts.map { try #require(TermLength($0)) }
    }

    /// A rule that serves to try the arithmetic.
    static func rule(
        _ length: TermLength, _ direction: DeadlineRule.Direction = .after, roll: Bool = true, inclusive: Bool = false,
        nextDay: Bool = false
    ) throws -> DeadlineRule {
        let word = Bilingual(zh: "试", en: "trial")
        let version = DeadlineRule.Version(
            number: 1, basis: word, anchor: word, length: length, direction: direction, roll: roll,
            inclusiveStart: inclusive, nextDay: nextDay)
        return try #require(DeadlineRule(id: "trial", name: word, consequence: word, versions: [version]))
    }
}
