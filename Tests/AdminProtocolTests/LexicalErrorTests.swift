import AdminProtocol
import Testing
import Wording

@Suite("A line that is not a request")
struct LexicalErrorTests {
    @Test("gets exactly one ERR with its column, and the next request works", arguments: LexicalVector.table)
    func oneErrorEach(_ vector: LexicalVector) throws {
        var reader = RequestReader()
        let items = reader.feed(vector.bytes + Array("#z ping\n".utf8))
        try #require(items.count == 2)
        #expect(items[1] == .request(Request("ping", tag: "z")))
        switch items[0] {
        case .refused(let error):
            #expect(error.code == vector.code)
            if let column = vector.column { #expect(error.column == column) }
        case .request: #expect(vector.code == nil)
        case .close: Issue.record("closed")
        }
    }

    @Test("there are at least the 45 vectors that the protocol names")
    func enough() { #expect(LexicalVector.table.count >= 45) }

    @Test("typed with a Chinese input method is told what to type instead, in both languages")
    func lookAlikes() throws {
        var reader = RequestReader()
        let items = reader.feed(Array("case.show　N-2026-00017\ncase.why N-1 do＝x\n".utf8))
        guard case .refused(let space) = items[0], case .refused(let equals) = items[1] else {
            Issue.record("not refused")
            return
        }
        #expect(space.protocolError.message.en == "full-width space U+3000 in column 10: type an ordinary space")
        #expect(space.protocolError.message.zh.contains("第 10 列"))
        #expect(equals.protocolError.message.en.contains("type ="))
    }

    @Test("is answered under its tag when the tag can be read")
    func tags() {
        var reader = RequestReader()
        let long = "#t3 " + String(repeating: "a", count: 70_000)
        let items = reader.feed(Array("#t1 Ping\n#t2 case.note N text=<<E\n\u{1}\nE\n\(long)\n#t4".utf8))
        let ends = [reader.end(), reader.end()]
        let tags = (items + ends.compactMap { $0 }).map { item -> String? in
            if case .refused(let error) = item { error.tag } else { nil }
        }
        #expect(tags == ["t1", "t2", "t3", nil])
    }

    @Test("counts columns in grapheme clusters")
    func columns() {
        #expect(throws: LexicalError(.syntax, .strayCharacter, ["col": "13", "char": "\""], column: 13)) {
            try RequestParser.parse(Array("a b=\"👩‍👩‍👧e\u{301}\" c=案\"件".utf8))
        }
    }

    @Test("ten times in a row closes the connection, nine times does not")
    func tenInARow() {
        let bad = Array("Bad\n".utf8)
        let good = Array("# comment\n\nping\n".utf8)
        var reader = RequestReader()
        let nine = Array(repeating: bad, count: 9).flatMap { $0 }
        let patient = reader.feed(nine + good + nine + good)
        #expect(patient.count == 20)
        #expect(!patient.contains(.close(.syntax)))
        let items = reader.feed(nine + bad + good)
        #expect(items.count == 11)
        #expect(items.last == .close(.syntax))
    }

    @Test(
        "of another protocol closes the connection after one ERR",
        arguments: [
            "GET / HTTP/1.1\r\nHost: x\r\n\r\ncase.list\n", "POST /x HTTP/1.0\nping\n", "\u{16}\u{3}\u{1}\nping\n",
            "\u{16}",
        ])
    func otherProtocols(_ text: String) {
        var reader = RequestReader()
        let items = reader.feed(Array(text.utf8))
        #expect(items == [.refused(LexicalError(.syntax, .notThisProtocol)), .close(.syntax)])
    }

    @Test("looks like HTTP only as the first line")
    func laterHTTP() {
        var reader = RequestReader()
        let items = reader.feed(Array("ping\nGET / HTTP/1.1\nping\n".utf8))
        #expect(items.count == 3)
        #expect(!items.contains(.close(.syntax)))
    }
}
