import Procedures
import Wording
import WorkCalendar

/// Reads procedure files: strict, all problems at once, each with file and line.
public enum ProcedureReader {
    /// The procedure that `source` describes. `others` are the abstract files that it may extend; `rules` the terms that
    /// its clocks may rest on.
    public static func read(
        _ source: ProcedureSource, others: [ProcedureSource] = [], rules: RuleBook
    ) throws(ProcedureProblems) -> Procedure {
        try read(source, others: others, rules: rules) { _, _ in }
    }

    /// The same, where `judge` may add what is wrong with the procedure among others.
    static func read(
        _ source: ProcedureSource, others: [ProcedureSource], rules: RuleBook,
        judge: (Procedure, (_ word: String, _ problem: Bilingual) -> Void) -> Void
    ) throws(ProcedureProblems) -> Procedure {
        let log = ProblemLog()
        let tree = SourceText.read(source, log: log)
        let abstracts = others.compactMap { SourceText.read($0, log: log) }.filter { $0["abstract"] != nil }
        let procedure = tree.flatMap { build($0, abstracts, rules, log) }
        if let tree, let procedure { judge(procedure) { word, problem in log.add(tree.place(of: word), problem) } }
        try log.check()
        guard let procedure else { throw ProcedureProblems(problems: []) }
        return procedure
    }

    /// A version as the store keeps it: it was judged when it was installed, and is read even where this release would
    /// judge otherwise.
    public static func stored(_ source: ProcedureSource) throws(ProcedureProblems) -> Procedure {
        let log = ProblemLog()
        let tree = SourceText.read(source, log: log)
        let procedure = tree.flatMap { ProcedureBuilder(log: log).procedure($0, text: source.text) }
        try log.check()
        guard let procedure else { throw ProcedureProblems(problems: []) }
        return procedure
    }

    /// The procedures of a folder: files that begin with `abstract:` are there to be extended, all others are read.
    public static func readAll(
        _ sources: [ProcedureSource], rules: RuleBook
    ) throws(ProcedureProblems) -> [Procedure] {
        let log = ProblemLog()
        let trees = sources.compactMap { SourceText.read($0, log: log) }
        let abstracts = trees.filter { $0["abstract"] != nil }
        let procedures = trees.filter { $0["abstract"] == nil }.compactMap { build($0, abstracts, rules, log) }
        try log.check()
        return procedures
    }

    private static func build(
        _ tree: SourceNode, _ abstracts: [SourceNode], _ rules: RuleBook, _ log: ProblemLog
    ) -> Procedure? {
        if let abstract = tree["abstract"] {
            log.add(
                abstract.place, zh: "抽象文件不能单独使用，只能被 extends", en: "an abstract file is there to be extended only")
            return nil
        }
        let named = abstracts.compactMap { node in node["abstract"].flatMap(name).map { ($0, node) } }
        let inheritance = ProcedureInheritance(abstracts: Dictionary(named) { first, _ in first }, log: log)
        let resolved = inheritance.resolve(tree)
        guard let procedure = ProcedureBuilder(log: log).procedure(resolved, text: SourceWriter.write(resolved))
        else { return nil }
        let told = Set(log.problems.map { SourcePlace(file: $0.file, line: $0.line) })
        for finding in ProcedureValidator.findings(procedure, rules: rules) {
            let place = resolved.place(of: finding.place)
            // A line that could not be read has been told already; what follows from that is noise.
            if !told.contains(place) { log.add(place, finding.problem) }
        }
        return procedure
    }

    private static func name(_ node: SourceNode) -> String? {
        if case .scalar(let text, _) = node.content { text } else { nil }
    }
}
