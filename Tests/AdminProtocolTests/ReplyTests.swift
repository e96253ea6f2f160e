import AdminProtocol
import JSONText
import Testing
import Wording

@Suite("A reply")
struct ReplyTests {
    @Test("has its members in the order of the protocol, and only those that apply")
    func statusLines() {
        #expect(line { ReplyEncoder.appendOK(tag: nil, rows: nil, ["asof": 4431], to: &$0) } == "OK {\"asof\":4431}\n")
        #expect(
            line { ReplyEncoder.appendOK(tag: "a1", rows: 1, ["version": 7, "seq": 4420], to: &$0) }
                == "OK {\"tag\":\"a1\",\"n\":1,\"version\":7,\"seq\":4420}\n")
        #expect(line { ReplyEncoder.appendOK(tag: nil, rows: nil, [:], to: &$0) } == "OK {}\n")
        let blocked = ProtocolError(.blocked, Bilingual(zh: "未满足", en: "not met"), ["conditions": ["a", "b"]])
        #expect(
            line { ReplyEncoder.appendError(blocked, tag: "t", language: .en, to: &$0) }
                == "ERR blocked {\"tag\":\"t\",\"msg\":\"not met\",\"retry\":\"no\",\"conditions\":[\"a\",\"b\"]}\n")
        #expect(line { ReplyEncoder.appendError(blocked, tag: nil, language: .zh, to: &$0) }.contains("未满足"))
        #expect(line { ReplyEncoder.appendBye(.drain, to: &$0) } == "* bye {\"why\":\"drain\"}\n")
        #expect(line { ReplyEncoder.appendGreeting(["lang": "zh"], to: &$0) } == "* parley 1 {\"lang\":\"zh\"}\n")
    }

    @Test("carries the code, the retry and the exit code that the protocol's table gives")
    func codes() {
        let table = """
            encoding no 2, syntax no 2, too-long no 2, unknown-command no 2, bad-argument no 2, auth-required no 4,
            auth-failed no 4, forbidden no 4, not-found no 3, conflict no 5, blocked no 6, exists no 5, key-reused no 2,
            gone no 3, busy later 7, timeout later 7, unavailable later 7, read-only later 7, draining later 7,
            unknown-outcome same 8, internal no 1
            """
        let rows = ErrorCode.allCases.map { "\($0.rawValue) \($0.retry.rawValue) \($0.exitCode)" }
        #expect(
            rows == table.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") })
    }

    private func line(_ write: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        write(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
