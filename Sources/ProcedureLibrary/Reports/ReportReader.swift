import Wording

/// One report of a file, as it was written; what its words mean is for the reports' room.
public struct ReportSource: Sendable, Hashable {
    /// One row.
    public struct Row: Sendable, Hashable {
        /// Kebab-case.
        public let id: String
        /// The part of the report.
        public let section: Bilingual?
        /// What people read.
        public let name: Bilingual
        /// The unit word.
        public let unit: Bilingual
        /// What is counted.
        public let definition: Bilingual
        /// `things`, `distinct`, `person-times`; nil where the sources say.
        public let counts: String?
        /// Whether small numbers are hidden outside the case team.
        public let isPersonal: Bool
        /// What the number is made of: `measures`, `figure`, `ratio`, `mean`, `open`, `percentile`, `deadlines`, `deadlines-by-rule`.
        public let kind: String
        /// The words of that kind: measures, a figure, rows …
        public let words: [String]
        /// Further words: the denominator, the measures that end, whose terms.
        public let further: [String]
        /// The percentile.
        public let percent: Int
        /// Where it stands, for messages.
        let place: SourcePlace
    }

    /// What must hold between rows.
    public struct Check: Sendable, Hashable {
        /// Kebab-case.
        public let id: String
        /// What must hold, for people.
        public let name: Bilingual
        /// The rows of one side.
        public let sum: [String]
        /// The rows of the other.
        public let other: [String]
        /// False for "at most".
        public let isEquality: Bool
    }

    /// Kebab-case.
    public let id: String
    /// What people read.
    public let name: Bilingual
    /// What it is for.
    public let about: Bilingual
    /// Its rows.
    public let rows: [Row]
    /// Its checks.
    public let checks: [Check]
    /// Rules that bind others.
    public let theirs: [String]
}

/// Reads reports: strict, all problems at once, each with file and line. A short measure such as `accepted` stands for that
/// measure of every procedure of the report.
public struct ReportReader {
    /// The measures that exist: `procedure.measure`, with whether things are told apart.
    private let measures: [String: Bool]
    private let figures: Set<String>
    private let rules: Set<String>
    private let log = ProblemLog()

    /// The reports of these files. `measures` are those of the procedures, with true for those that tell things apart.
    public static func read(
        _ sources: [ProcedureSource], measures: [String: Bool], figures: Set<String>, rules: Set<String>
    ) throws(ProcedureProblems) -> [ReportSource] {
        let reader = ReportReader(measures: measures, figures: figures, rules: rules)
        let reports = sources.compactMap { source in
            SourceText.read(source, log: reader.log).flatMap { reader.report($0) }
        }
        try reader.log.check()
        return reports
    }

    private func report(_ tree: SourceNode) -> ReportSource? {
        guard var file = WordReader(tree, Bilingual(zh: "报表", en: "the report"), log: log) else { return nil }
        let id = file.text("report", required: true) ?? ""
        let name = file.bilingual("name")
        let about = file.bilingual("about")
        let procedures = file.words("procedures")
        let sections = Dictionary(
            file.named("sections").map { ($0.word, SourceScalar(log: log).bilingual($0.value)) }
        ) { first, _ in first }
        let theirs = file.words("theirs")
        for rule in theirs where !rules.contains(rule) {
            log.add(file.place, zh: "没有期限规则“\(rule)”", en: "there is no rule `\(rule)`")
        }
        let rows = file.named("rows").compactMap { row($0, procedures, sections) }
        let known = Set(rows.map(\.id))
        let checks = file.named("checks").compactMap { check($0, known) }
        file.finish()
        for row in rows where ["ratio", "mean"].contains(row.kind) {
            for word in row.words + row.further where !known.contains(word) {
                log.add(row.place, zh: "没有“\(word)”这一行", en: "there is no row `\(word)`")
            }
        }
        return ReportSource(id: id, name: name, about: about, rows: rows, checks: checks, theirs: theirs)
    }

    private func row(
        _ entry: SourceNode.Entry, _ procedures: [String], _ sections: [String: Bilingual]
    ) -> ReportSource.Row? {
        let what = Bilingual(zh: "行“\(entry.word)”", en: "row `\(entry.word)`")
        guard var reader = WordReader(entry.value, what, log: log) else { return nil }
        let name = reader.bilingual("name")
        let unit = reader.bilingual("unit")
        let definition = reader.bilingual("definition")
        let section = reader.text("section")
        let counts = reader.text("counts")
        let isPersonal = reader.flag("personal")
        let percent = reader.number("percent")
        let kinds = ["measures", "figure", "ratio", "mean", "open", "percentile", "deadlines", "deadlines-by-rule"]
            .compactMap { kind in reader.node(kind).map { (kind, $0) } }
        let to = reader.node("to")
        let ended = reader.words("ended")
        let whose = reader.text("whose")
        let hard = reader.flag("hard")
        reader.finish()
        if let section, sections[section] == nil {
            log.add(entry.place, zh: "没有“\(section)”这一节", en: "there is no section `\(section)`")
        }
        guard kinds.count == 1, let (kind, node) = kinds.first else {
            log.add(
                entry.place, zh: "\(what.zh)须有一个来源：measures、figure、ratio、mean、open、percentile 或 deadlines",
                en: "\(what.en) has one source: measures, figure, ratio, mean, open, percentile or deadlines")
            return nil
        }
        let scalar = SourceScalar(log: log)
        var words: [String] = []
        var further: [String] = []
        switch kind {
        case "measures", "open", "percentile":
            words = named(list(node, kind), procedures, entry.place)
            further = ended.isEmpty ? [] : named(ended, procedures, entry.place)
            if kind == "percentile", percent == nil {
                log.add(entry.place, zh: "percentile 须有 percent", en: "a percentile needs `percent`")
            }
        case "figure":
            words = [scalar.text(node) ?? ""]
            if !figures.contains(words[0]) {
                log.add(node.place, zh: "没有数字项目“\(words[0])”", en: "there is no figure `\(words[0])`")
            }
        case "ratio", "mean":
            words = list(node, kind)
            further = to.map { list($0, "to") } ?? []
            if further.isEmpty { log.add(entry.place, zh: "\(what.zh)缺少“to”", en: "\(what.en) lacks `to`") }
        default:
            words = [scalar.text(node) ?? ""]
            further = [whose ?? "all", hard ? "hard" : ""]
            let lawful = ["due", "kept", "missed", "running", "ended", "each"]
            if !lawful.contains(words[0]) || !["all", "own", "theirs"].contains(further[0]) {
                log.add(
                    node.place, zh: "期限应为 \(lawful.joined(separator: "、"))，whose 为 all、own、theirs",
                    en: "terms are \(lawful.joined(separator: " ")); `whose` is all, own or theirs")
            }
        }
        return ReportSource.Row(
            id: entry.word, section: section.flatMap { sections[$0] }, name: name, unit: unit, definition: definition,
            counts: counts, isPersonal: isPersonal, kind: kind, words: words, further: further,
            percent: Int(percent ?? 50), place: entry.place)
    }

    /// One word, or a list of them.
    private func list(_ node: SourceNode, _ word: String) -> [String] {
        let scalar = SourceScalar(log: log)
        if case .list = node.content { return scalar.words(node, word) }
        return scalar.text(node).map { [$0] } ?? []
    }

    /// The measures that words of a row mean. Procedures count the same under different words, so a word need not be known
    /// to all of them; one that nobody knows is a problem.
    private func named(_ words: [String], _ procedures: [String], _ place: SourcePlace) -> [String] {
        words.flatMap { word in
            let meant = word.contains(".") ? [word] : procedures.map { "\($0).\(word)" }
            let found = meant.filter { measures[$0] != nil }
            if found.isEmpty { log.add(place, zh: "没有指标“\(word)”", en: "there is no measure `\(word)`") }
            return found
        }
    }

    private func check(_ entry: SourceNode.Entry, _ rows: Set<String>) -> ReportSource.Check? {
        let what = Bilingual(zh: "校验“\(entry.word)”", en: "check `\(entry.word)`")
        guard var reader = WordReader(entry.value, what, log: log) else { return nil }
        let name = reader.bilingual("name")
        let sum = reader.words("sum")
        let equals = reader.words("equals")
        let atMost = reader.words("at-most")
        reader.finish()
        for row in sum + equals + atMost where !rows.contains(row) {
            log.add(entry.place, zh: "没有“\(row)”这一行", en: "there is no row `\(row)`")
        }
        if equals.isEmpty == atMost.isEmpty {
            log.add(entry.place, zh: "校验须有 equals 或 at-most 之一", en: "a check has `equals` or `at-most`")
        }
        return ReportSource.Check(
            id: entry.word, name: name, sum: sum, other: equals + atMost, isEquality: !equals.isEmpty)
    }
}

/// The reports that come with the program.
public enum ShippedReports {
    /// The files as they were shipped.
    public static var sources: [ProcedureSource] {
        Embedded.files.filter { $0.key.hasPrefix("reports/") && $0.key.hasSuffix(".yaml") }
            .sorted { $0.key < $1.key }.map { ProcedureSource(name: $0.key, text: $0.value) }
    }
}
