import Wording

/// One thing that is wrong with a procedure file.
public struct ProcedureProblem: Error, Sendable, Hashable {
    /// The file's name, as its source gave it.
    public let file: String
    /// From 1.
    public let line: Int
    /// What is wrong, and the word that was probably meant.
    public let text: Bilingual

    /// A problem; see the properties.
    public init(file: String, line: Int, text: Bilingual) {
        self.file = file
        self.line = line
        self.text = text
    }
}

/// Everything that is wrong with one or several procedure files, in the order of file and line.
public struct ProcedureProblems: Error, Sendable, Hashable, CustomStringConvertible {
    /// The problems, by file and line.
    public let problems: [ProcedureProblem]

    /// `file:line: text`, a line per problem.
    public func lines(in language: Language) -> [String] {
        problems.map { "\($0.file):\($0.line): \($0.text[language])" }
    }

    /// The lines in English.
    public var description: String { lines(in: .en).joined(separator: "\n") }
}
