import Wording
import WorkCalendar

/// Works out a report: what is asked of the store is one question, and everything else is arithmetic on whole numbers.
public struct ReportEngine: Sendable {
    private let report: Report
    private let figures: FigureCatalogue
    private let rules: RuleBook

    /// An engine for one report.
    public init(_ report: Report, figures: FigureCatalogue, rules: RuleBook) {
        self.report = report
        self.figures = figures
        self.rules = rules
    }

    /// What one line says.
    public struct Line: Sendable, Hashable {
        /// The row; a line of its own for each rule where the row is of that kind.
        public let row: ReportRow
        /// Its id on the wire.
        public let id: String
        /// What people read.
        public let name: Bilingual
        /// The whole number; nil for ratios, and where nothing was entered.
        public var value: Int64?
        /// Both sides of a ratio.
        public var numerator: Int64?
        /// What it is divided by.
        public var denominator: Int64?
        /// What was to be reached.
        public var target: Int64?
        /// Entries of the ledger that wait for a signature.
        public var waiting: Int64?

        /// A line that says nothing yet but its value.
        public init(row: ReportRow, id: String, name: Bilingual, value: Int64? = nil) {
            self.row = row
            self.id = id
            self.name = name
            self.value = value
        }
    }

    /// How a check came out.
    public struct Verdict: Sendable, Hashable {
        /// Kebab-case.
        public let id: String
        /// What must hold.
        public let name: Bilingual
        /// Both sides.
        public let left: Int64
        /// The other side.
        public let right: Int64
        /// Whether it holds.
        public let holds: Bool

        /// Made of its properties.
        public init(id: String, name: Bilingual, left: Int64, right: Int64, holds: Bool) {
            self.id = id
            self.name = name
            self.left = left
            self.right = right
            self.holds = holds
        }
    }

    /// Everything that the rows need.
    public func question(
        _ period: Period, offices: [String]?, trade: String?, asof: Int64, signatures: Int64
    ) -> FactQuestion {
        var question = FactQuestion(
            period: period, offices: offices, trade: trade, asof: asof, signatures: signatures)
        for (index, row) in report.rows.enumerated() {
            switch row.source {
            case .measures(let added, let distinct):
                question.totals += added.map { (2 * index, $0) } + distinct.map { (2 * index + 1, $0) }
            case .open(let began, let ended):
                question.open += began.map { (index, $0, false) } + ended.map { (index, $0, true) }
            case .percentile(let percent, let measures):
                question.percentiles += measures.map { (index, $0, percent) }
            case .figure(let id): question.figures.append(id)
            case .deadlines, .deadlinesByRule: question.deadlines = true
            case .ratio: break
            }
        }
        return question
    }

    /// The lines, in the order of the rows.
    public func lines(_ answer: FactAnswer, _ question: FactQuestion) -> [Line] {
        var values: [String: Int64] = [:]
        var lines: [Line] = []
        for (index, row) in report.rows.enumerated() {
            var line = Line(row: row, id: row.id, name: row.name)
            switch row.source {
            case .measures(let added, let distinct):
                let counted = added.isEmpty ? 0 : total(answer.totals[2 * index])
                line.value = counted + (distinct.isEmpty ? 0 : answer.totals[2 * index + 1]?.different ?? 0)
            case .open: line.value = answer.open[index] ?? 0
            case .percentile: line.value = answer.percentiles[index]
            case .figure(let id):
                let total = FigureTotal(
                    answer.entries.filter { $0.figure == id }, in: question.period,
                    isStock: figures[id]?.isStock ?? false)
                line.value = total.value
                line.target = total.target
                if total.waiting > 0 { line.waiting = Int64(total.waiting) }
            case .deadlines(let count): line.value = deadlines(count, answer)
            case .deadlinesByRule:
                lines += byRule(row, answer)
                continue
            case .ratio(let of, let to, _):
                line.numerator = of.reduce(0) { $0 + (values[$1] ?? 0) }
                line.denominator = to.reduce(0) { $0 + (values[$1] ?? 0) }
            }
            values[row.id] = line.value
            lines.append(line)
        }
        return lines
    }

    /// Counts are facts, sums are values: a fact that is counted has the value one.
    private func total(_ total: FactAnswer.Total?) -> Int64 { total?.sum ?? 0 }

    // MARK: Terms

    private func deadlines(_ count: ReportRow.DeadlineCount, _ answer: FactAnswer) -> Int64 {
        answer.deadlines.filter { found in
            guard isTerm(found.rule) else { return false }
            if let outcome = count.outcome, found.outcome != outcome { return false }
            if count.hardOnly, rules[found.rule]?.hard != true { return false }
            switch count.whose {
            case .all: return true
            case .own: return !report.theirs.contains(found.rule)
            case .theirs: return report.theirs.contains(found.rule)
            }
        }.reduce(0) { $0 + $1.deadlines }
    }

    /// True where something must be done by the day: a right that passes and an effect that comes are nobody's failure.
    private func isTerm(_ rule: String) -> Bool { rule.isEmpty || rules[rule]?.nature ?? .limit == .limit }

    private func byRule(_ row: ReportRow, _ answer: FactAnswer) -> [Line] {
        let found = Dictionary(grouping: answer.deadlines.filter { isTerm($0.rule) }, by: \.rule)
        return found.keys.sorted().map { rule in
            let name = rules[rule]?.name ?? Bilingual(zh: "书面约定的期限", en: "terms written by people")
            var line = Line(
                row: row, id: "\(row.id).\(rule.isEmpty ? "written" : rule)",
                name: Bilingual(zh: "\(row.name.zh)：\(name.zh)", en: "\(row.name.en): \(name.en)"))
            let outcomes = found[rule] ?? []
            line.numerator = outcomes.filter { $0.outcome == "kept" }.reduce(0) { $0 + $1.deadlines }
            line.denominator = outcomes.filter { $0.outcome == "kept" || $0.outcome == "missed" }
                .reduce(0) { $0 + $1.deadlines }
            return line
        }
    }

    // MARK: Checks

    /// What must hold, and whether it does.
    public func verdicts(_ answer: FactAnswer, _ lines: [Line], _ question: FactQuestion) -> [Verdict] {
        let values = Dictionary(lines.map { ($0.id, $0.value ?? 0) }) { first, _ in first }
        var verdicts = report.checks.map { check in
            let left = check.left.reduce(0) { $0 + (values[$1] ?? 0) }
            let right = check.right.reduce(0) { $0 + (values[$1] ?? 0) }
            return Verdict(
                id: check.id, name: check.name, left: left, right: right,
                holds: check.isEquality ? left == right : left <= right)
        }
        if !question.totals.isEmpty {
            verdicts.append(
                Verdict(
                    id: "one-office", name: Bilingual(zh: "没有案件同时计入两个单位", en: "no case is counted in two offices"),
                    left: answer.torn, right: 0, holds: answer.torn == 0))
        }
        if !question.figures.isEmpty {
            let waiting = lines.reduce(0) { $0 + ($1.waiting ?? 0) }
            verdicts.append(
                Verdict(
                    id: "all-signed", name: Bilingual(zh: "期间内的台账数字均已签字", en: "every entry of the period is signed"),
                    left: waiting, right: 0, holds: waiting == 0))
            let crossing = question.figures.reduce(0) { sum, id in
                sum
                    + FigureTotal(
                        answer.entries.filter { $0.figure == id }, in: question.period,
                        isStock: figures[id]?.isStock ?? false
                    ).crossing
            }
            verdicts.append(
                Verdict(
                    id: "whole-periods",
                    name: Bilingual(zh: "没有跨出本期间而无法拆分的台账数字", en: "no entry is about days of this period and of others"),
                    left: Int64(crossing), right: 0, holds: crossing == 0))
        }
        return verdicts
    }
}
