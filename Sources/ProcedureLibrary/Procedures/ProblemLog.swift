import Wording

/// Collects what is wrong while a file is read, so that all of it is told at once.
final class ProblemLog {
    /// Nobody reads more, and a file may be nothing but problems.
    private static let most = 200

    private(set) var problems: [ProcedureProblem] = []
    private var told: Set<ProcedureProblem> = []

    var isEmpty: Bool { problems.isEmpty }

    func add(_ place: SourcePlace, zh: String, en: String) {
        add(place, Bilingual(zh: zh, en: en))
    }

    func add(_ place: SourcePlace, _ text: Bilingual) {
        let problem = ProcedureProblem(file: place.file, line: place.line, text: text)
        if problems.count < Self.most, told.insert(problem).inserted { problems.append(problem) }
    }

    /// Throws everything found so far, if anything was.
    func check() throws(ProcedureProblems) {
        guard !problems.isEmpty else { return }
        throw ProcedureProblems(
            problems: problems.enumerated()
                .sorted {
                    ($0.element.file, $0.element.line, $0.offset) < ($1.element.file, $1.element.line, $1.offset)
                }
                .map(\.element))
    }
}
