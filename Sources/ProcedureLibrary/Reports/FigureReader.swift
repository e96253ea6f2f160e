import Wording

/// One figure of a catalogue file.
public struct FigureSource: Sendable, Hashable {
    /// Kebab-case.
    public let id: String
    /// What people read.
    public let name: Bilingual
    /// The unit word.
    public let unit: Bilingual
    /// `things`, `distinct` or `person-times`.
    public let counting: String
    /// True for what stands at the end of a period.
    public let isStock: Bool
    /// Where reports show it.
    public let section: Bilingual
}

/// Reads catalogues of figures: strict, all problems at once, each with file and line.
public enum FigureReader {
    private static let countings = ["things", "distinct", "person-times"]

    /// The figures of several files together.
    public static func read(_ sources: [ProcedureSource]) throws(ProcedureProblems) -> [FigureSource] {
        let log = ProblemLog()
        var figures: [FigureSource] = []
        for source in sources {
            guard let tree = SourceText.read(source, log: log),
                var file = WordReader(tree, Bilingual(zh: "数字目录", en: "the catalogue of figures"), log: log)
            else { continue }
            let sections = Dictionary(
                file.named("sections").map { ($0.word, SourceScalar(log: log).bilingual($0.value)) }
            ) { first, _ in first }
            let entries = file.named("figures")
            file.finish()
            for entry in entries {
                if figures.contains(where: { $0.id == entry.word }) {
                    log.add(entry.place, zh: "数字项目“\(entry.word)”重复", en: "the figure `\(entry.word)` occurs twice")
                }
                if let figure = figure(entry, sections, log) { figures.append(figure) }
            }
        }
        try log.check()
        return figures
    }

    private static func figure(
        _ entry: SourceNode.Entry, _ sections: [String: Bilingual], _ log: ProblemLog
    ) -> FigureSource? {
        let what = Bilingual(zh: "数字项目“\(entry.word)”", en: "figure `\(entry.word)`")
        guard var reader = WordReader(entry.value, what, log: log) else { return nil }
        let name = reader.bilingual("name")
        let unit = reader.bilingual("unit")
        let counting = reader.text("counts", required: true) ?? ""
        let stock = reader.flag("stock")
        let section = reader.text("section", required: true) ?? ""
        reader.finish()
        if !counting.isEmpty, !countings.contains(counting) {
            log.add(
                entry.place, zh: "counts 不能是“\(counting)”，应为 \(countings.joined(separator: "、"))",
                en: "`counts` cannot be `\(counting)`; lawful: \(countings.joined(separator: " "))")
        }
        guard let title = sections[section] else {
            if !section.isEmpty {
                log.add(entry.place, zh: "没有“\(section)”这一节", en: "there is no section `\(section)`")
            }
            return nil
        }
        return FigureSource(
            id: entry.word, name: name, unit: unit, counting: counting, isStock: stock, section: title)
    }
}

/// The catalogue that comes with the program.
public enum ShippedFigures {
    /// The files as they were shipped.
    public static var sources: [ProcedureSource] {
        Embedded.files.filter { $0.key.hasPrefix("figures/") && $0.key.hasSuffix(".yaml") }
            .sorted { $0.key < $1.key }.map { ProcedureSource(name: $0.key, text: $0.value) }
    }

    /// Every figure, in the order of the files.
    public static func all() throws(ProcedureProblems) -> [FigureSource] { try FigureReader.read(sources) }
}
