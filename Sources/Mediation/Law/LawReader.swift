import Wording
import WorkCalendar

/// A text that was read and found good: what is stored, and the book once it is in force.
public struct ArrivedLaw: Sendable {
    /// `prc` for a calendar, `installed` for rules.
    public let name: String
    /// A calendar's version.
    public let version: String?
    /// The text to be stored.
    public let text: String
    /// The book in force with it.
    public let book: RuleBook

    /// Made of its properties.
    public init(name: String, version: String?, text: String, book: RuleBook) {
        self.name = name
        self.version = version
        self.text = text
        self.book = book
    }
}

/// Everything that is wrong with a text, each with its line.
public struct LawProblems: Error, Sendable, Hashable {
    /// Line (0 where none can be named) and problem, by line; never empty.
    public let problems: [Problem]

    /// One problem.
    public struct Problem: Sendable, Hashable {
        /// The line, from 1.
        public let line: Int
        /// What is wrong.
        public let text: Bilingual

        /// Made of its properties.
        public init(line: Int, text: Bilingual) {
            self.line = line
            self.text = text
        }
    }

    /// Made of its properties.
    public init(_ problems: [Problem]) { self.problems = problems }
}

/// Reads calendars and rules; YAML is not this room's business.
public protocol LawReader: Sendable {
    /// A text held against the book in force.
    func read(_ text: String, as kind: LawKind, over book: RuleBook) throws(LawProblems) -> ArrivedLaw
    /// The book of what is in force, in the order in which it came.
    func book(of texts: [LawText]) throws(LawProblems) -> RuleBook
}
