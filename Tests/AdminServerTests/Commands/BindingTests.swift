import AdminProtocol
import JSONText
import Testing
import Wording
import WorkCalendar

@testable import AdminServer

@Suite("a request is held against the catalogue before anything is done")
struct BindingTests {
    private let now = CivilDay(iso: "2026-11-22")?.at(hour: 9) ?? Instant(microseconds: 0)

    private func bind(_ line: String) throws(ProtocolError) -> BoundRequest {
        let request: Request
        do { request = try RequestParser.parse(Array(line.utf8)) } catch { throw error.protocolError }
        guard let spec = CommandCatalogue.standard[request.command] else { throw UnknownCommand.error(request.command) }
        return try ArgumentBinder(
            spec: spec, takesFields: CaseSteps.withFields.contains(spec.name), now: now
        ).bind(request)
    }

    @Test(
        "what is wrong is named with its key",
        arguments: [
            ("case.list colour=red", "colour"), ("case.list limit=0", "limit"), ("case.list limit=1001", "limit"),
            ("case.list limit=1 limit=2", "limit"), ("case.list overdue=maybe", "overdue"),
            ("case.list due-before=2026-02-30", "due-before"), ("case.note N-2026-00001", "text"),
            ("case.show", "case"), ("case.note N-1 text=\"a\\u001bb\"", "text"),
            ("case.advance N-1 do=x if=0", "if"), ("case.advance N-1 do=x if=-1", "if"),
            ("case.list limit=+5", "limit"), ("case.advance N-1 do=x if=+5", "if"), ("case.list limit=$5", "limit"),
            ("case.advance N-1 do=x if=$1", "if"), ("watch from=--5", "from"),
            ("case.advance N-1 do=x", "if"), ("case.note N-1 text=x key=short", "key"),
            ("case.note N-1 text=x dry=1", "dry"),
            ("case.doc N-1 kind=a name=b sha256=ABC", "sha256"), ("ping now", "subject"),
            ("case.set N-1 if=1 title=\"a\\u202eb\"", "title"), ("case.show \"\"", "case"),
            ("account.set \"li\\nwei\" roles=reader", "account"), ("rule.show \"a\\u202eb\"", "rule"),
        ])
    func refusals(line: String, key: String) {
        #expect {
            _ = try bind(line)
        } throws: { error in
            let error = error as? ProtocolError
            return error?.code == .badArgument && error?.members["key"]?.string == key
        }
    }

    @Test("fields that only a procedure knows are handed on as typed")
    func procedureFields() throws {
        let bound = try bind("case.open procedure=p title=t employer=甲 employer=乙")
        #expect(bound.fields == ["employer": ["甲", "乙"]])
        #expect(bound.text("title") == "t")
    }

    @Test("text keeps its lines, with LF for CRLF")
    func lineEnds() throws {
        let bound = try bind("case.note N-1 text=\"a\\r\\nb\"")
        #expect(bound.text("text") == "a\nb")
    }

    @Test("a cursor opens for its own query and account only")
    func cursors() throws {
        let seal = CursorSeal(secret: [1, 2, 3])
        let query = Request(command: "case.list", arguments: [.init("state", "talks"), .init("limit", "2")])
        let cursor = seal.seal([.string("N-2026-00002")], for: query, account: "li.wei")
        let nextPage = Request(
            command: "case.list", arguments: [.init("state", "talks"), .init("limit", "5"), .init("after", cursor)])
        #expect(try seal.open(cursor, for: nextPage, account: "li.wei") == [.string("N-2026-00002")])
        let others: [(Request, String)] = [
            (nextPage, "chen.yu"), (Request(command: "case.list"), "li.wei"),
            (Request(command: "due.list", arguments: query.arguments), "li.wei"),
        ]
        for (request, account) in others {
            #expect(throws: ProtocolError.self) { try seal.open(cursor, for: request, account: account) }
        }
        for forged in ["", "c1", "c1..", "c1.00.00", cursor + "0", "c2" + cursor.dropFirst(2)] {
            #expect(throws: ProtocolError.self) { try seal.open(forged, for: query, account: "li.wei") }
        }
    }

    @Test("the digest of a request leaves out key and tag, and nothing else")
    func digests() throws {
        func digest(_ line: String) throws -> [UInt8] {
            RequestDigest.digest(of: try RequestParser.parse(Array(line.utf8)))
        }
        let plain = try digest("case.note N-1 text=a")
        #expect(try digest("#t case.note N-1 key=12345678 text=\"a\"") == plain)
        #expect(try digest("case.note N-1 text=b") != plain)
        #expect(try digest("case.note N-2 text=a") != plain)
        #expect(try digest("case.note N-1 text=a private=no") != plain)
    }
}
