import AdminProtocol
import Testing

@Suite("Where a request ends")
struct SplittingTests {
    /// What clients send in the protocol's example sessions, and some harder things.
    static let sessions: [String] = [
        """
        batch key=01JDC2Q8M4T7 do=<<END
        case.open procedure=platform-negotiation office=BJ-CY title="外卖配送费与工时协商 (2026)" platform="Jisu Delivery"
        case.party $1 role=workers name="Riders' delegates" contact="tel 010-0000"
        case.note $1 text="First contact by phone.\\nWorkers ask for \\"minimum pay per order\\"."
        END
        case.advance N-2026-00017 do=begin-talks if=3
        case.why N-2026-00017 do=begin-talks
        # … two case.party and one case.doc later …
        #a1 case.advance N-2026-00017 do=begin-talks if=6 key=01JDC3K9A2

        """,
        """
        case.set N-2026-00017 if=6 title="配送费协商"
        due.list state=overdue limit=2 after=c1.Zm9vYmFy
        watch from=4411 type=case.advanced type=due.overdue
        ping

        """,
        """
        case.note N-2026-00017 text=<<FIN
        第一段……

        "quotes", \\backslashes and blank lines need nothing.
        FIN
        case.show　N-2026-00017
        case.advence N-2026-00017 do=sign if=8

        """,
        "ping\r\n\r\n#\r\n# x=<<END\r\ncase.note N text=<<E \t\r\na\r\n\r\nE\r\nping\r\nunfinished",
        "Bad x=<<A\ncase.advance N do=x if=1\nA \nA\nping\nx=<<B\ncase.advance\nB",
    ]

    @Test("does not depend on how the bytes arrive", arguments: sessions)
    func cuts(_ text: String) {
        let bytes = Array(text.utf8)
        let whole = read([bytes])
        #expect(read(bytes.map { [$0] }) == whole)
        for cut in 0...bytes.count {
            #expect(read([Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
        }
    }

    @Test("does not depend on how the bytes arrive, near every limit")
    func cutsAtLimits() {
        var limits = ProtocolLimits()
        (limits.line, limits.block, limits.discard) = (40, 12, 300)  // a line holds any tag
        var random = SeededGenerator(seed: 7)
        let alphabet = ["a", "b=<<N", " ", "\n", "\r\n", "N\n", "#", "x", "\t", "=<<", "0123456789", "é"]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 1...60, using: &random))
                .compactMap { _ in alphabet.randomElement(using: &random) }.joined()
            let bytes = Array(text.utf8)
            let whole = read([bytes], limits)
            #expect(read(bytes.map { [$0] }, limits) == whole, "\(text.debugDescription)")
        }
    }

    @Test(
        "is after the block that a head opens, whatever is wrong with the head",
        arguments: [
            "Case.Note N text=<<END", "case.note N text=\"abc text=<<END", "case.note N text=<<END text=<<END",
            "case.note N N N text=<<END", "case.note　N text=<<END", "text=<<END", "#t text=<<END",
            "# # x=<<E\nx text=<<END",
            "case.note N \u{1} text=<<END", "case.note N text=\"\\u0000\" text=<<END\t ", "no-such.command text=<<END",
            "case.list" + String(repeating: " state=x", count: 70) + " text=<<END",
            String(repeating: "a", count: 70_000) + " text=<<END",
            String(repeating: "a", count: 70_000) + " text=<<END" + String(repeating: " ", count: 500) + "\r",
        ])
    func blocksAreNeverExecuted(_ head: String) {
        var reader = RequestReader()
        let body = "\ncase.advance N do=sign if=1\n#x case.advance N do=sign if=1\nEND \n END\nEND\n#z ping\n"
        let items = reader.feed(Array((head + body).utf8))
        #expect(items.count == 2)
        #expect(items.last == .request(Request("ping", tag: "z")))
        #expect(!items.contains { $0.command == "case.advance" })
    }

    @Test("is not moved by what only looks like an opener")
    func notOpeners() {
        for head in [
            "# text=<<END", "case.note N text=\"<<END\"", "case.note N text<<END", "case.note N Text=<<END",
            "case.note N text=<<END.", "case.note N =<<END", "case.note N text=<<" + String(repeating: "E", count: 33),
        ] {
            var reader = RequestReader()
            let items = reader.feed(Array((head + "\nwhoami\nEND\n").utf8))
            #expect(items.contains { $0.command == "whoami" }, "\(head)")
        }
    }

    @Test("a block's lines are taken as they are and joined by LF")
    func blockText() {
        var reader = RequestReader()
        let items = reader.feed(
            Array("case.note N text=<<E\n\"a\" \\n\t\r\n\n# no comment\nE \nE\ncase.note N text=<<E\nE\n".utf8))
        #expect(
            items == [
                .request(Request("case.note", "N", [("text", "\"a\" \\n\t\n\n# no comment\nE ")])),
                .request(Request("case.note", "N", [("text", "")])),
            ])
    }

    @Test(
        "the end of the stream never executes a stump",
        arguments: ["ping", "case.note N text=<<E\nping\n", "#t p", " "])
    func stumps(_ text: String) {
        var reader = RequestReader()
        #expect(reader.feed(Array(text.utf8)) == [])
        let end = reader.end()
        guard case .refused(let error) = end else {
            Issue.record("no answer")
            return
        }
        #expect(error.code == .syntax)
        #expect(reader.end() == nil)
    }

    @Test("after 16 MiB without an end the connection is given up, with bounded memory")
    func overruns() {
        for head in ["a", "a x=<<E\n", "a x=<<E\nb\n"] {
            var reader = RequestReader()
            var items = reader.feed(Array(head.utf8))
            let chunk = [UInt8](repeating: 0x61, count: 1 << 20)
            for _ in 0..<17 { items += reader.feed(chunk) }
            #expect(items.count == 2)
            #expect(items.last == .close(.limit))
        }
    }

    @Test("tells the transport what is unfinished, and when that is a new thing")
    func unfinished() {
        var splitter = RequestSplitter()
        #expect(splitter.unfinished == nil)
        _ = splitter.feed(Array("ping\npi".utf8))
        let first = splitter.unfinished
        #expect(first?.kind == .line)
        _ = splitter.feed(Array("n".utf8))
        #expect(splitter.unfinished == first)
        _ = splitter.feed(Array("g\np".utf8))
        #expect(splitter.unfinished?.kind == .line)
        #expect(splitter.unfinished != first)
        _ = splitter.feed(Array(" x=<<E\n".utf8))
        let block = splitter.unfinished
        #expect(block?.kind == .block)
        _ = splitter.feed(Array("a\nb".utf8))
        #expect(splitter.unfinished == block)
        _ = splitter.feed(Array("\nE\n".utf8))
        #expect(splitter.unfinished == nil)
        _ = splitter.feed([UInt8](repeating: 0x61, count: 70_000))
        #expect(splitter.unfinished?.kind == .discarded)
    }

    private func read(_ chunks: [[UInt8]], _ limits: ProtocolLimits = ProtocolLimits()) -> [RequestReader.Item] {
        var reader = RequestReader(limits: limits)
        var items: [RequestReader.Item] = []
        for chunk in chunks { items += reader.feed(chunk) }
        while let item = reader.end() { items.append(item) }
        return items
    }
}

extension RequestReader.Item {
    var command: String? {
        if case .request(let request) = self { request.command } else { nil }
    }
}
