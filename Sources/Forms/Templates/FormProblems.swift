import Wording

/// One thing that is wrong with a template.
public struct FormProblem: Sendable, Hashable {
    /// The file's name.
    public let file: String
    /// From 1.
    public let line: Int
    /// What is wrong.
    public let text: Bilingual

    /// Made of its properties.
    public init(file: String, line: Int, text: Bilingual) {
        self.file = file
        self.line = line
        self.text = text
    }
}

/// Everything that is wrong with the templates, by file and line.
public struct FormProblems: Error, Sendable, CustomStringConvertible {
    /// In the order of file and line.
    public let problems: [FormProblem]

    /// `file:line: text`, a line per problem, each once.
    public func lines(in language: Language) -> [String] {
        var lines: [String] = []
        for problem in problems {
            let line = "\(problem.file):\(problem.line): \(problem.text[language])"
            if !lines.contains(line) { lines.append(line) }
        }
        return lines
    }

    /// The lines in English.
    public var description: String { lines(in: .en).joined(separator: "\n") }
}
