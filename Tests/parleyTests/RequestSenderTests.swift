import AdminProtocol
import Glibc
import JSONText
import Testing
import Wording

@testable import parley

@Suite struct `Sending` {
    static let ok = #"OK {"n":0,"version":2,"seq":9}"# + "\n"
    static let busy = #"ERR busy {"msg":"busy","retry":"later","after_ms":40}"# + "\n"
    static let change = Request("case.note", "N-1", [("text", "x"), ("key", "KEY12345")])
    static let keyed = RequestSender.Repeatable.change(key: "KEY12345")

    @Test func `says hello with the first request, and only in another language`() throws {
        let english = ScriptedDaemon([Self.ok])
        _ = try english.sender().send(Request("ping"), .read)
        #expect(english.received() == ["ping"])
        let chinese = ScriptedDaemon([#"OK {}"# + "\n" + Self.ok + Self.ok])
        let sender = chinese.sender(language: "zh")
        #expect(try sender.send(Request("ping"), .read).members["seq"] == 9)
        #expect(try sender.send(Request("whoami"), .read).members["seq"] == 9)
        #expect(chinese.received() == ["hello lang=zh client=parley/1.0", "ping", "whoami"])
    }

    @Test func `repeats a change under the same key when the answer was lost`() throws {
        let daemon = ScriptedDaemon(["", Self.ok])
        #expect(try daemon.sender().send(Self.change, Self.keyed).members["version"] == 2)
        #expect(daemon.dialled == 2)
        #expect(daemon.received(on: 0) == daemon.received(on: 1))
        #expect(daemon.retries == [2])
    }

    @Test func `repeats on the same connection after busy, when it was told to`() throws {
        let daemon = ScriptedDaemon([Self.busy + Self.busy + Self.ok])
        #expect(try daemon.sender().send(Self.change, Self.keyed).members["seq"] == 9)
        #expect(daemon.dialled == 1)
        #expect(daemon.pauses == [40, 40])
    }

    @Test func `connects anew when the daemon drains`() throws {
        let daemon = ScriptedDaemon([#"ERR draining {"retry":"later"}"# + "\n", nil, Self.ok])
        #expect(try daemon.sender().send(Request("case.list"), .read).members["seq"] == 9)
        #expect(daemon.dialled == 3)
    }

    @Test func `asks again after an unknown outcome`() throws {
        let daemon = ScriptedDaemon([#"ERR unknown-outcome {"retry":"same"}"# + "\n" + Self.ok])
        #expect(try daemon.sender().send(Self.change, Self.keyed).members["seq"] == 9)
    }

    @Test func `gives up after three tries and says what it does not know`() {
        let daemon = ScriptedDaemon(["", "", "", Self.ok])
        #expect(throws: ClientFailure.unknown(key: "KEY12345")) { try daemon.sender().send(Self.change, Self.keyed) }
        #expect(daemon.dialled == 3)
    }

    @Test func `does not believe a later refusal to speak for a lost answer`() {
        let daemon = ScriptedDaemon(["", Self.busy + Self.busy])
        #expect(throws: ClientFailure.unknown(key: "KEY12345")) { try daemon.sender().send(Self.change, Self.keyed) }
    }

    @Test func `reports busy as busy when nothing was lost`() {
        let daemon = ScriptedDaemon([Self.busy + Self.busy + Self.busy])
        do throws(ClientFailure) {
            _ = try daemon.sender().send(Self.change, Self.keyed)
        } catch {
            #expect(error.exitStatus == 7)
        }
    }

    @Test func `never repeats what has no key and changes something`() {
        let daemon = ScriptedDaemon(["", Self.ok])
        #expect(throws: ClientFailure.lost(why: nil)) {
            try daemon.sender().send(Request("ops.clock", nil, [("advance", "1d")]), .no)
        }
        #expect(daemon.dialled == 1)
    }

    @Test func `does not wait for a daemon that was never there`() {
        let daemon = ScriptedDaemon([])
        #expect(throws: ClientFailure.unreachable(path: "/nowhere", code: ENOENT)) {
            try daemon.sender().send(Request("ping"), .read)
        }
        #expect(daemon.dialled == 1)
    }

    @Test func `tells why the daemon closed`() {
        let bye = #"* bye {"why":"idle"}"# + "\n"
        let daemon = ScriptedDaemon([bye, bye, bye])
        #expect(throws: ClientFailure.lost(why: "idle")) { try daemon.sender().send(Request("ping"), .read) }
    }

    @Test func `takes a refusal for what it is`() throws {
        let daemon = ScriptedDaemon([#"{"a":1}"# + "\n" + #"ERR conflict {"version":7}"# + "\n"])
        let reply = try daemon.sender().send(Self.change, Self.keyed)
        #expect(reply.rows.isEmpty)
        #expect(reply.status == .err(code: "conflict", ["version": 7]))
    }
}

@Suite struct `Keys of changes` {
    @Test func `are ULIDs that the daemon takes`() {
        let key = IdempotencyKey.make(milliseconds: 1_469_918_176_385, chance: [UInt8](repeating: 0, count: 10))
        #expect(key == "01ARYZ6S410000000000000000")
        #expect(
            IdempotencyKey.make(milliseconds: 0, chance: [UInt8](repeating: 255, count: 10))
                == "0000000000ZZZZZZZZZZZZZZZZ")
    }

    @Test func `do not repeat`() {
        let keys = (0..<10_000).map { _ in IdempotencyKey.make() }
        #expect(Set(keys).count == keys.count)
        #expect(keys.allSatisfy { $0.utf8.count == 26 })
    }
}
