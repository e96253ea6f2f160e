import AdminProtocol
import Testing

/// One row of the table of lexical errors (protocol.md 16, test 2).
struct LexicalVector: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// The error, or `nil` where the line is right and only looks dangerous.
    let code: ErrorCode?
    let column: Int?

    var testDescription: String { name }

    init(_ name: String, _ text: String, _ code: ErrorCode?, column: Int? = nil) {
        self.init(name, Array(text.utf8), code, column: column)
    }

    init(_ name: String, _ bytes: [UInt8], _ code: ErrorCode?, column: Int? = nil) {
        self.name = name
        self.bytes = bytes + [0x0A]
        self.code = code
        self.column = column
    }

    /// `case.note N-1 text="` … `"` around raw bytes.
    static func quoted(_ name: String, _ bytes: [UInt8], _ code: ErrorCode?, column: Int? = nil) -> LexicalVector {
        LexicalVector(name, Array("case.note N-1 text=\"".utf8) + bytes + [0x22], code, column: column)
    }

    static let table: [LexicalVector] =
        controls + encodings + lookAlikes + quoting + words + limits

    private static let controls: [LexicalVector] =
        (UInt8(0)..<0x20).filter { $0 != 0x09 && $0 != 0x0A }.map {
            quoted("C0 control \($0)", [0x61, $0, 0x62], .encoding, column: 22)
        } + [
            quoted("DEL", [0x7F], .encoding, column: 21),
            quoted("C1 control", [0xC2, 0x85], .encoding, column: 21),
            LexicalVector("lone CR", "ping\rping", .encoding, column: 5),
            LexicalVector("two CR before the LF", "ping\r\r", .encoding, column: 5),
        ]

    private static let encodings: [LexicalVector] = [
        quoted("overlong UTF-8", [0xC0, 0xAF], .encoding, column: 21),
        quoted("overlong UTF-8, three bytes", [0xE0, 0x80, 0xAF], .encoding),
        quoted("surrogate in UTF-8", [0xED, 0xA0, 0x80], .encoding),
        quoted("beyond U+10FFFF", [0xF4, 0x90, 0x80, 0x80], .encoding),
        quoted("sequence cut short", [0xE6, 0xA1], .encoding),
        quoted("lone continuation", [0x80], .encoding),
        LexicalVector("sequence cut short by the LF", Array("case.show ".utf8) + [0xE6, 0xA1], .encoding, column: 11),
        LexicalVector("byte order mark", [0xEF, 0xBB, 0xBF] + Array("ping".utf8), .syntax, column: 1),
    ]

    private static let lookAlikes: [LexicalVector] = [
        LexicalVector("full-width space", "case.show　N-2026-00017", .syntax, column: 10),
        LexicalVector("full-width equals sign", "case.why N-1 do＝begin", .syntax, column: 16),
        LexicalVector("Chinese quotes", "case.set N-1 title=“协商”", .syntax, column: 20),
        LexicalVector("full-width quote", "case.set N-1 title=＂a＂", .syntax, column: 20),
        LexicalVector("full-width dot", "case．show N-1", .syntax, column: 5),
        LexicalVector("no-break space", "case.show N\u{A0}1", .syntax, column: 12),
        LexicalVector("zero-width space", "case.show N\u{200B}1", .syntax, column: 12),
    ]

    private static let quoting: [LexicalVector] = [
        LexicalVector("unbalanced quote", "case.note N-1 text=\"abc", .syntax, column: 20),
        LexicalVector("quote inside a bare value", "case.note N-1 text=a\"b\"", .syntax, column: 21),
        LexicalVector("text after the quote", "case.note N-1 text=\"a\"b", .syntax, column: 23),
        LexicalVector("backslash in a bare value", "case.note N-1 text=a\\b", .syntax, column: 21),
        LexicalVector("bad escape", #"case.note N-1 text="a\q""#, .syntax, column: 22),
        LexicalVector("half an escape", #"case.note N-1 text="a\u12""#, .syntax, column: 22),
        LexicalVector("tab inside quotes", "case.note N-1 text=\"a\tb\"", .syntax, column: 22),
        LexicalVector(#"\u0000"#, #"case.note N-1 text="a\u0000""#, .badArgument, column: 22),
        LexicalVector(#"lone \ud800"#, #"case.note N-1 text="\ud800""#, .badArgument, column: 21),
        LexicalVector(#"lone \udc00"#, #"case.note N-1 text="\udc00x""#, .badArgument, column: 21),
    ]

    private static let words: [LexicalVector] = [
        LexicalVector("key without value", "case.why N-1 do=", .syntax, column: 16),
        LexicalVector("key without value before another", "case.why N-1 do= if=7", .syntax, column: 16),
        LexicalVector("upper-case command", "Case.Show N-1", .syntax, column: 1),
        LexicalVector("upper-case key", "case.why N-1 Do=begin", .syntax, column: 14),
        LexicalVector("two subjects", "case.show N-1 N-2", .syntax, column: 15),
        LexicalVector("subject after a key", "case.why do=begin N-1", .syntax, column: 19),
        LexicalVector("leading space", " ping", .syntax, column: 1),
        LexicalVector("tag alone", "#a1", .syntax),
        LexicalVector("tag of 33 characters", "#" + String(repeating: "a", count: 33) + " ping", .syntax, column: 1),
        LexicalVector("command ending in a dot", "case. N-1", .syntax, column: 6),
        LexicalVector("word of 33 characters", String(repeating: "a", count: 33), .syntax),
        LexicalVector("block not last", "case.note N-1 text=<<END if=7", .syntax, column: 20),
        LexicalVector("block with a bad name", "case.note N-1 text=<<E!D", .syntax, column: 20),
        LexicalVector("tab separators", "case.why\tN-1\t\tdo=begin\t", nil),
        LexicalVector("trailing spaces and CR", "ping  \r", nil),
    ]

    private static let limits: [LexicalVector] = [
        LexicalVector("64 arguments", "case.list" + arguments(64), nil),
        LexicalVector("65 arguments", "case.list" + arguments(65), .tooLong),
        LexicalVector("64 KiB − 1", line(65_535), nil),
        LexicalVector("64 KiB", line(65_536), nil),
        LexicalVector("64 KiB and CR", line(65_536) + "\r", nil),
        LexicalVector("64 KiB + 1", line(65_537), .tooLong),
        LexicalVector("block of 1 MiB − 1", block(1_048_575), nil),
        LexicalVector("block of 1 MiB", block(1_048_576), nil),
        LexicalVector("block of 1 MiB + 1", block(1_048_577), .tooLong),
        LexicalVector(
            "badly encoded block", Array("case.note N-1 text=<<END\na".utf8) + [0xFF, 0x0A] + Array("END".utf8),
            .encoding),
        LexicalVector("control character in a block", "case.note N-1 text=<<END\na\u{1}\nEND", .encoding),
    ]

    private static func arguments(_ count: Int) -> String { String(repeating: " state=x", count: count) }

    private static func line(_ size: Int) -> String {
        let head = "case.note N-1 text=\""
        return head + String(repeating: "a", count: size - head.utf8.count - 1) + "\""
    }

    private static func block(_ size: Int) -> String {
        "case.note N-1 text=<<END\n" + String(repeating: "a", count: size / 2) + "\n"
            + String(repeating: "b", count: size - size / 2 - 1) + "\nEND"
    }
}
