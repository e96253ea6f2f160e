import Testing
import Wording

@testable import parley

@Suite struct `Keys` {
    static let sequences: [(String, [KeyEvent])] = [
        ("abc", [.text("abc")]), ("a\r", [.text("a"), .enter]), ("\u{1B}[A", [.up]), ("\u{1B}OB", [.down]),
        ("\u{1B}[C\u{1B}[D", [.right, .left]),
        ("\u{1B}[H\u{1B}[F", [.home, .end]), ("\u{1B}[1~\u{1B}[4~", [.home, .end]), ("\u{1B}[3~", [.delete]),
        ("\u{1B}[1;5D\u{1B}[1;5C", [.wordLeft, .wordRight]),
        ("\u{1B}b\u{1B}f", [.wordLeft, .wordRight]), ("\u{7F}", [.backspace]), ("\u{3}", [.interrupt]),
        ("\u{4}", [.endOfInput]), ("\t", [.tab]),
        (
            "\u{1}\u{5}\u{B}\u{15}\u{17}\u{19}\u{C}",
            [.home, .end, .killToEnd, .killToStart, .killWord, .yank, .clearScreen]
        ),
        ("案件", [.text("案件")]), ("👩‍⚖️", [.text("👩‍⚖️")]),
        ("\u{1B}[200~一\r\n二\n三\u{1B}[201~x", [.paste("一\n二\n三"), .text("x")]),
        ("\u{1B}[200~a\u{1B}[31mb\u{7}\u{1B}[201~", [.paste("a[31mb")]), ("\u{1B}[99;99R", []),
        ("\u{202E}x", [.text("x")]), ("\u{0}\u{1D}", []),
    ]

    @Test(arguments: sequences)
    func `are read from the bytes of a terminal`(_ bytes: String, _ events: [KeyEvent]) {
        var decoder = KeyDecoder()
        #expect(decoder.feed(bytes.utf8) == events)
    }

    @Test(arguments: sequences)
    func `are the same however the bytes arrive`(_ bytes: String, _ events: [KeyEvent]) {
        var decoder = KeyDecoder()
        var apart: [KeyEvent] = []
        for byte in bytes.utf8 {
            for event in decoder.feed([byte]) {
                if case .text(let more) = event, case .text(let before)? = apart.last {
                    apart[apart.count - 1] = .text(before + more)
                } else {
                    apart.append(event)
                }
            }
        }
        #expect(apart == events)
    }

    @Test func `survive anything`() {
        var generator = SystemRandomNumberGenerator()
        var decoder = KeyDecoder()
        var editor = LineEditor(history: ["case.list", "ping"])
        let view = LineView(prompt: "> ", width: CellWidth(), language: .zh, columns: 20)
        for _ in 0..<20_000 {
            for event in decoder.feed([UInt8.random(in: 0...255, using: &generator)]) {
                if case .submit = editor.apply(event) { editor = LineEditor(history: ["x"]) }
                _ = view.draw(editor.buffer)
            }
        }
        #expect(editor.buffer.cursor <= editor.buffer.elements.count)
    }

    @Test func `of a paste without end take bounded room`() {
        var decoder = KeyDecoder()
        _ = decoder.feed("\u{1B}[200~".utf8)
        _ = decoder.feed(repeatElement(UInt8(ascii: "x"), count: 1_200_000))
        guard case .paste(let text)? = decoder.feed("\u{1B}[201~".utf8).first else {
            Issue.record("no paste")
            return
        }
        #expect(text.utf8.count <= 1_048_576)
    }
}

@Suite struct `The line editor` {
    /// The line after keys, with `|` for the cursor.
    static func line(_ keys: String, history: [String] = []) -> String {
        var decoder = KeyDecoder()
        var editor = LineEditor(history: history)
        for event in decoder.feed(keys.utf8) { _ = editor.apply(event) }
        let texts = editor.buffer.elements.map { element in
            switch element {
            case .character(let character): String(character)
            case .paste: "¶"
            }
        }
        return texts[..<editor.buffer.cursor].joined() + "|" + texts[editor.buffer.cursor...].joined()
    }

    @Test(arguments: [
        ("abc", "abc|"), ("abc\u{1B}[D\u{1B}[Dx", "ax|bc"), ("案件\u{7F}x", "案x|"), ("案件\u{1B}[D\u{7F}", "|件"),
        ("e\u{301}\u{7F}", "|"), ("👩‍⚖️\u{7F}", "|"),
        ("one two\u{17}", "one |"), ("one two\u{1B}b\u{B}", "one |"), ("one two\u{15}", "|"),
        ("one two\u{17}\u{1}\u{19}", "two|one "), ("ab\u{1}\u{1B}[3~", "|b"),
        ("ab\u{1}\u{4}", "|b"), ("one two\u{1}\u{1B}f\u{1B}f", "one two|"), ("\u{7F}\u{1B}[D\u{1B}[C\u{1B}[3~", "|"),
        ("a?b", "a?b|"),
        ("x\u{1B}[200~一\n二\u{1B}[201~y", "x¶y|"), ("x\u{1B}[200~one\n\u{1B}[201~", "xone|"),
    ])
    func `edits by characters as people see them`(_ keys: String, _ line: String) { #expect(Self.line(keys) == line) }

    @Test func `goes through the history and back to the line begun`() {
        let history = ["first", "second"]
        #expect(Self.line("new\u{1B}[A", history: history) == "second|")
        #expect(Self.line("new\u{1B}[A\u{1B}[A\u{1B}[A", history: history) == "first|")
        #expect(Self.line("new\u{1B}[A\u{1B}[B", history: history) == "new|")
        #expect(Self.line("\u{1B}[B", history: history) == "|")
    }

    @Test(arguments: [
        ("\r", LineEditor.Action.submit("")), ("\t", .complete), ("\u{3}", .cancel), ("\u{4}", .leave), ("?", .help),
        ("\u{C}", .clearScreen), ("x", .redraw),
    ])
    func `answers keys with actions`(_ key: String, _ action: LineEditor.Action) {
        var decoder = KeyDecoder()
        var editor = LineEditor()
        #expect(decoder.feed(key.utf8).map { editor.apply($0) } == [action])
    }

    @Test func `sends a pasted text as a string, also inside a quote that is open`() {
        let paste = "\u{1B}[200~一\n\"二\"\u{1B}[201~"
        for (keys, line) in [("text=" + paste, #"text="一\n\"二\"""#), ("text=\"" + paste + "\"", #"text="一\n\"二\"""#)] {
            var decoder = KeyDecoder()
            var editor = LineEditor()
            for event in decoder.feed(keys.utf8) { _ = editor.apply(event) }
            #expect(editor.apply(.enter) == .submit(line))
        }
    }

    @Test func `draws one row and keeps the cursor on it`() {
        let view = LineView(prompt: "商调> ", width: CellWidth(), language: .zh, columns: 20)
        #expect(view.draw(LineBuffer("案件")) == "\r商调> 案件\u{1B}[K\r\u{1B}[10C")
        let long = view.draw(LineBuffer(String(repeating: "案", count: 30)))
        #expect(long == "\r商调> " + String(repeating: "案", count: 6) + "\u{1B}[K\r\u{1B}[18C")
        var pasted = LineBuffer()
        pasted.paste("一\n二")
        #expect(view.draw(pasted).contains("粘贴 2 行"))
    }
}
