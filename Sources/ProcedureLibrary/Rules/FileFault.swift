import Wording

/// One thing that is wrong in a data file, and where.
public struct FileFault: Error, Sendable, Hashable {
    /// The file's name as it was given, such as `rules/b2-court.yaml`.
    public let file: String
    /// The line, from 1; 0 where no line can be named.
    public let line: Int
    /// What is wrong.
    public let text: Bilingual

    /// `rules/b2-court.yaml:12: what is wrong`.
    public func message(in language: Language) -> String { "\(file):\(line): \(text[language])" }
}

/// Everything that is wrong in a set of data files; never empty when thrown.
public struct FileFaults: Error, Sendable, Hashable, CustomStringConvertible {
    /// The faults by file and line.
    public let faults: [FileFault]

    /// All messages in English, one a line.
    public var description: String { faults.map { $0.message(in: .en) }.joined(separator: "\n") }
}
