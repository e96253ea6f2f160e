import AdminProtocol
import Glibc
import Testing
import Wording

@testable import parley

@Suite struct `Hostile servers` {
    static func status(_ script: String, greeting: String = ScriptedDaemon.greeting, json: Bool = false) -> (
        Int32, Printed
    ) {
        let daemon = ScriptedDaemon([script, script, script], greeting: greeting)
        let printed = Printed()
        var options = ClientOptions()
        options.json = json
        let surroundings = Surroundings(outputIsTerminal: true, errorIsTerminal: true)
        let conversation = Conversation(surroundings, printed.console, options: options, sender: daemon.sender())
        return (conversation.perform(Request("case.list")), printed)
    }

    @Test(arguments: [
        "hello\n", "OK\n", "OK []\n", "ERR {}\n", "ERR Bad {}\n", "{not json}\n", "{\"a\":1}garbage\n", "\n",
        " OK {}\n", "OK{}\n", "\u{1B}[2J\n", "*\n",
        "{\"a\":1.5}\n", "{\"n\":1}\nOK {\"n\":2}\n", "HTTP/1.1 400 Bad Request\r\n", "{\"a\":\"\u{1}\"}\n",
    ])
    func `are refused with 1 and a clean terminal`(_ script: String) {
        let (status, printed) = Self.status(script)
        #expect(status == 1)
        #expect(printed.out.isEmpty)
        #expect(
            printed.err.unicodeScalars.allSatisfy {
                $0 == "\n" || Sanitizer.isHarmless($0) || $0 == "\u{1B}" && printed.err.contains("\u{1B}[1;31m")
            })
        #expect(!printed.err.contains("\u{1B}[2J"))
    }

    @Test(arguments: [
        "SSH-2.0-OpenSSH\n", "* parley 2 {}\n", "* parley 1 nonsense\n", "OK {}\n", "{\"a\":1}\n", "* other 1 {}\n",
    ])
    func `are no daemons without the greeting`(_ greeting: String) {
        #expect(Self.status("OK {}\n", greeting: greeting).0 == 1)
    }

    @Test func `cannot drive the terminal through what they say`() {
        let row = "{\"case\":\"\u{9B}2J\",\"title\":\"\\u001b]0;x\\u0007\\r\u{202E}\"}\n"
        for json in [false, true] {
            let (status, printed) = Self.status(row + "OK {\"n\":1}\n", json: json)
            #expect(status == 0)
            let dangerous = printed.out.unicodeScalars.filter { $0 != "\n" && !Sanitizer.isHarmless($0) }
            let own = printed.out.contains("\u{1B}[1m") ? "\u{1B}" : ""
            #expect(dangerous.allSatisfy { String($0) == own })
        }
    }

    @Test func `cannot make one line without end`() throws {
        var reader = LineReader(limit: 1000)
        reader.append([UInt8](repeating: 0x61, count: 600))
        #expect(try reader.next() == nil)
        reader.append([UInt8](repeating: 0x61, count: 600))
        #expect(throws: ClientFailure.hostile(Texts.endlessLine)) { try reader.next() }
    }

    @Test func `cannot make the client wait for ever`() {
        var pair: [Int32] = [0, 0]
        socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair)
        defer { close(pair[1]) }
        let socket = StreamSocket(adopting: pair[0])
        #expect(throws: ClientFailure.late) { try Connection(socket, language: .en, by: .after(milliseconds: 20)) }
    }

    @Test(arguments: [1, 2, 3, 7, 64, 1000])
    func `may cut their lines anywhere`(_ size: Int) throws {
        var reader = LineReader()
        let bytes = Array("first\n\nthird line\nunfinished".utf8)
        var lines: [String] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            reader.append(Array(bytes[start..<min(start + size, bytes.count)]))
            while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
        }
        #expect(lines == ["first", "", "third line"])
    }
}
