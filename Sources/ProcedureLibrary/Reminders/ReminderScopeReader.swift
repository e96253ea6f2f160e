import Wording
import WorkCalendar
import Yams

/// Reads for which deadlines a policy is (`for`).
struct ReminderScopeReader {
    let known: ReminderFiles.Known

    /// Nil after a report.
    func scope(_ policy: YAMLRecord) -> ReminderScope? {
        guard let node = policy.node("for") else { return ReminderScope() }
        guard let record = policy.record(node, allowed: ["clock", "rule", "within", "nature", "hard"]) else {
            return nil
        }
        var scope = ReminderScope()
        scope.clocks = words(record, "clock").map { Set($0.compactMap { clock($0, record) }) }
        scope.rules = words(record, "rule").map { Set($0.filter { isRule($0, record) }) }
        scope.natures = words(record, "nature").map { Set($0.compactMap { nature($0, record) }) }
        if record.has("hard") { scope.hard = record.flag("hard") }
        if record.has("within"), let length = record.length("within") {
            scope.within = length.count
            if length.unit != .naturalDays {
                record.report("within", zh: "“within”应为天数（如 7d）", en: "within must be in days (such as 7d)")
            }
        }
        return scope
    }

    private func words(_ record: YAMLRecord, _ key: String) -> [String]? {
        record.has(key) ? record.words(key) : nil
    }

    private func clock(_ text: String, _ record: YAMLRecord) -> ReminderScope.Clock? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            record.report("clock", zh: "“\(text)”应为 程序/时限", en: "\(text) must be PROCEDURE/CLOCK")
            return nil
        }
        if let clocks = known.clocks[parts[0]], !clocks.contains(parts[1]) {
            record.report(
                "clock", zh: "程序“\(parts[0])”没有时限“\(parts[1])”",
                en: "the procedure \(parts[0]) has no clock \(parts[1])")
        }
        return ReminderScope.Clock(procedure: parts[0], clock: parts[1])
    }

    private func isRule(_ id: String, _ record: YAMLRecord) -> Bool {
        guard let rules = known.rules, !rules.contains(id) else { return true }
        record.report("rule", zh: "没有期限规则“\(id)”", en: "there is no rule \(id)")
        return false
    }

    private func nature(_ text: String, _ record: YAMLRecord) -> DeadlineRule.Nature? {
        if let nature = DeadlineRule.Nature(rawValue: text) { return nature }
        let all = DeadlineRule.Nature.allCases.map(\.rawValue).joined(separator: ", ")
        record.report("nature", zh: "“\(text)”应为 \(all) 之一", en: "\(text) must be one of \(all)")
        return nil
    }
}
