/// One request of the admin protocol, lexically correct; whether it makes sense is for the catalogue and the handler.
///
/// Two requests are equal when they say the same: columns and the way in which values were quoted do not count.
public struct Request: Sendable, Hashable {
    /// The way in which a value was written on the wire.
    public enum Form: Sendable, Hashable {
        /// Without quotes. Only a bare value can be a step reference (protocol.md 6.4).
        case bare
        /// As a JSON string.
        case quoted
        /// As a `<<MARK` block that followed the line.
        case block
    }

    /// One `key=value` pair.
    public struct Argument: Sendable, Hashable {
        /// The key.
        public let name: String
        /// The value, unquoted and unescaped.
        public let value: String
        /// How the value was written.
        public let form: Form
        /// Where the key begins: 1-based, in grapheme clusters; 0 when the argument never was on a line.
        public let column: Int

        /// An argument as a program makes it; a parser also knows form and column.
        public init(_ name: String, _ value: String, form: Form = .quoted, column: Int = 0) {
            self.name = name
            self.value = value
            self.form = form
            self.column = column
        }

        /// The batch step that a bare `$N` value points to.
        public var step: Int? { form == .bare ? Request.step(value) : nil }

        /// Equal in key and value; form and column do not count.
        public static func == (left: Argument, right: Argument) -> Bool {
            left.name == right.name && left.value == right.value
        }

        /// Key and value alone, as in `==`.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(name)
            hasher.combine(value)
        }
    }

    /// What the command is about: a case, a command name …
    public struct Subject: Sendable, Hashable {
        /// The subject, unquoted and unescaped.
        public let value: String
        /// How it was written; never a block.
        public let form: Form
        /// Where it begins: 1-based, in grapheme clusters; 0 when it never was on a line.
        public let column: Int

        /// A subject as a program makes it; a parser also knows form and column.
        public init(_ value: String, form: Form = .quoted, column: Int = 0) {
            self.value = value
            self.form = form
            self.column = column
        }

        /// The batch step that a bare `$N` subject points to.
        public var step: Int? { form == .bare ? Request.step(value) : nil }

        /// Equal in value; form and column do not count.
        public static func == (left: Subject, right: Subject) -> Bool { left.value == right.value }

        /// The value alone, as in `==`.
        public func hash(into hasher: inout Hasher) { hasher.combine(value) }
    }

    /// The client's tag without `#`, to be echoed in the status line.
    public let tag: String?
    /// The full command name, for example `case.open`.
    public let command: String
    /// The subject with its form and place.
    public let about: Subject?
    /// All pairs in the order in which they came; a list is a repeated key.
    public let arguments: [Argument]

    /// A request from its parts.
    public init(tag: String? = nil, command: String, about: Subject? = nil, arguments: [Argument] = []) {
        self.tag = tag
        self.command = command
        self.about = about
        self.arguments = arguments
    }

    /// A request as a program makes it.
    public init(
        _ command: String, _ subject: String? = nil, tag: String? = nil,
        _ arguments: [(name: String, value: String)] = []
    ) {
        self.init(
            tag: tag, command: command, about: subject.map { Subject($0) },
            arguments: arguments.map { Argument($0.name, $0.value) })
    }

    /// The subject's text.
    public var subject: String? { about?.value }

    /// The first value under a key.
    public subscript(name: String) -> String? { argument(name)?.value }

    /// The first argument with this key.
    public func argument(_ name: String) -> Argument? { arguments.first { $0.name == name } }

    /// All values under a key, in order.
    public func values(_ name: String) -> [String] {
        arguments.compactMap { $0.name == name ? $0.value : nil }
    }

    /// `$1` … `$99` as a number.
    fileprivate static func step(_ text: String) -> Int? {
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == UInt8(ascii: "$"), (1...2).contains(digits.count),
            digits.first != UInt8(ascii: "0"), digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(text.dropFirst())
    }
}
