import AdminProtocol
import Testing

@Suite("A printed request")
struct RoundTripTests {
    @Test("is read back as the same request, for values of any text")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 1)
        var parsed = 0
        for _ in 0..<20_000 {
            let request = request(&random)
            let line = RequestWriter.line(request)
            #expect(try RequestParser.parse(Array(line.utf8)) == request)
            parsed += 1 + request.arguments.count
        }
        #expect(parsed >= 100_000)
    }

    private func request(_ random: inout SeededGenerator) -> Request {
        let arguments = (0..<Int.random(in: 0...10, using: &random)).map { _ in
            (name: ["do", "text", "due-before", "x9"].randomElement(using: &random) ?? "do", value: text(&random))
        }
        let subject = Bool.random(using: &random) ? text(&random) : nil
        let tag = Bool.random(using: &random) ? "t-1._Z" : nil
        return Request("case.advance", subject, tag: tag, arguments)
    }

    private func text(_ random: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let top: UInt32 = [0x80, 0x250, 0xFFFF, 0x10FFFF].randomElement(using: &random) ?? 0x80
            if let scalar = Unicode.Scalar(UInt32.random(in: 1...top, using: &random)) { text.append(scalar) }
        }
        return String(text)
    }

    @Test("becomes a block where a line would be too long")
    func longValues() throws {
        let text = "END0\nEND1\n" + String(repeating: "配送费协商\t", count: 20_000)
        let request = Request("case.note", "N-1", tag: "t", [("text", text), ("if", "7")])
        var reader = RequestReader()
        #expect(
            reader.feed(RequestWriter.bytes(request)) == [
                .request(Request("case.note", "N-1", tag: "t", [("if", "7"), ("text", text)]))
            ])
    }

    @Test("keeps references to steps bare")
    func steps() throws {
        let line = "case.party $1 party=$12 name=\"$1\""
        let request = try RequestParser.parse(Array(line.utf8))
        #expect(request.about?.step == 1)
        #expect(request.argument("party")?.step == 12)
        #expect(request.argument("name")?.step == nil)
        #expect(RequestWriter.line(request) == line)
    }

    @Test(
        "quoted and bare values are the same request",
        arguments: [
            ("case.advance N-1 do=x if=7", #"case.advance "N-1" do="x" if="7""#),
            ("case.advance N-1 do=x if=7", "case.advance\t N-1  do=x\tif=7 \t"),
            (#"case.set N-1 title="案😀""#, #"case.set N-1 title="\u6848\uD83d\ude00""#),
            ("hello client=a/b", #"hello client="a\/b""#),
        ])
    func same(_ left: String, _ right: String) throws {
        #expect(try RequestParser.parse(Array(left.utf8)) == RequestParser.parse(Array(right.utf8)))
    }

    @Test("knows the column of every argument")
    func columns() throws {
        let request = try RequestParser.parse(Array("#t case.set 案-1 title=\"é e\u{301}\" if=7".utf8))
        #expect(request.about?.column == 13)
        #expect(request.arguments.map(\.column) == [17, 29])
        #expect(request.arguments.map(\.form) == [.quoted, .bare])
    }
}
