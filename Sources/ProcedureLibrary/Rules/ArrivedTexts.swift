import Wording
import WorkCalendar

/// Calendars and rules that arrive while the daemon runs: read as strictly as the shipped files, and held against what is
/// in force.
public enum ArrivedTexts {
    /// What reports call a text that was not read from a file.
    private static let file = "text"

    /// The next version of a calendar: from a whole calendar, or from the arrangement of one year, which is put into the
    /// calendar in force. `text` is the whole calendar, to be stored.
    public static func calendar(
        _ yaml: String, over book: RuleBook
    ) throws(FileFaults) -> (calendar: WorkingCalendar, text: String) {
        let faults = FaultCollector()
        let calendar = CalendarArrival(book: book, file: file, faults: faults).calendar(in: yaml)
        try faults.check()
        guard let calendar else { throw FileFaults(faults: []) }
        return (calendar, CalendarWriter.text(calendar))
    }

    /// New rules, and rules with further versions; whatever a known version says must stand there unchanged.
    public static func rules(_ yaml: String, over book: RuleBook) throws(FileFaults) -> [DeadlineRule] {
        let faults = FaultCollector()
        let found = RuleFileReader(file: file, faults: faults).rules(in: yaml)
        var seen: Set<String> = []
        for (rule, line) in found {
            if !seen.insert(rule.id).inserted {
                faults.report(file, line: line, zh: "规则“\(rule.id)”写了两次", en: "rule \(rule.id) is given twice")
            }
            if book.calendar(for: rule.jurisdiction) == nil {
                faults.report(
                    file, line: line, zh: "法域“\(rule.jurisdiction)”没有工作日历",
                    en: "jurisdiction \(rule.jurisdiction) has no calendar")
            }
            guard let old = book[rule.id] else { continue }
            for edit in RuleGrowth.edits(from: old, to: rule) {
                faults.report(file, line: line, zh: edit.text.zh, en: edit.text.en)
            }
        }
        if faults.faults.isEmpty, found.allSatisfy({ book[$0.rule.id] == $0.rule }) {
            faults.report(file, line: 1, zh: "文本没有任何新内容", en: "the text brings nothing new")
        }
        try faults.check()
        return found.map(\.rule)
    }

    /// A calendar as it was stored.
    public static func stored(calendar yaml: String, name: String) throws(FileFaults) -> WorkingCalendar {
        let faults = FaultCollector()
        let calendar = CalendarFileReader(file: name, faults: faults).calendar(in: yaml)
        try faults.check()
        guard let calendar else { throw FileFaults(faults: []) }
        return calendar
    }

    /// Rules as they were stored.
    public static func stored(rules yaml: String, name: String) throws(FileFaults) -> [DeadlineRule] {
        let faults = FaultCollector()
        let rules = RuleFileReader(file: name, faults: faults).rules(in: yaml).map(\.rule)
        try faults.check()
        return rules
    }
}
