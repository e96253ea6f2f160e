import AdminProtocol
import JSONText
import Wording

/// One conversation with the daemon. What the daemon sends is bounded in every way: a line, a reply, the time.
final class Connection {
    let greeting: Greeting
    private let socket: StreamSocket
    private var lines = LineReader()
    /// Replies to pass over before the one that was asked for: the answer to `hello`.
    private var repliesToSkip = 0
    private var hello: [UInt8] = []
    private var bye: String?

    /// The most that one reply may hold: 64 MiB.
    static let largestReply = 67_108_864
    /// More notices than this between two lines of a reply are no conversation.
    private static let mostNotices = 1000

    /// Reads the greeting. `hello` goes out with the first request, and only when the daemon speaks another language.
    init(_ socket: StreamSocket, language: Language, by deadline: Deadline) throws(ClientFailure) {
        self.socket = socket
        guard case .notice(let word, let rest) = try Self.line(socket, &lines, by: deadline, bye: nil) else {
            throw .hostile(Texts.notADaemon)
        }
        if word == "bye" { throw .lost(why: Self.why(rest)) }
        greeting = try Greeting(word: word, rest: rest)
        if greeting.language != language.rawValue {
            hello = Array("hello lang=\(language.rawValue) client=\(Texts.clientName)\n".utf8)
        }
    }

    /// Sends the bytes of one request.
    func send(_ request: [UInt8], by deadline: Deadline) throws(ClientFailure) {
        let greeted = hello.isEmpty ? request : hello + request
        if !hello.isEmpty { repliesToSkip += 1 }
        hello = []
        try socket.write(greeted, by: deadline)
    }

    /// Waits for the whole reply.
    func receive(by deadline: Deadline) throws(ClientFailure) -> Reply {
        var rows: [Row] = []
        var size = 0
        while true {
            switch try next(by: deadline) {
            case .row(let row):
                size += row.line.utf8.count
                guard size <= Self.largestReply else { throw .hostile(Texts.endlessReply) }
                rows.append(row)
            case .end(.ok(let members)):
                if let count = members["n"]?.integer, count != rows.count { throw .hostile(Texts.rowsMissing) }
                return Reply(rows: rows, status: .ok(members))
            case .end(let status): return Reply(rows: [], status: status)
            }
        }
    }

    /// One piece of a reply.
    enum Piece {
        case row(Row)
        case end(Reply.Status)
    }

    /// The next piece of the reply, for those who show lines as they come.
    func next(by deadline: Deadline) throws(ClientFailure) -> Piece {
        for _ in 0..<Self.mostNotices {
            switch try Self.line(socket, &lines, by: deadline, bye: bye) {
            case .notice("bye", let rest): bye = Self.why(rest)
            case .notice: continue
            case .data(let row): if repliesToSkip == 0 { return .row(row) }
            case .ok(let members):
                if repliesToSkip == 0 { return .end(.ok(members)) }
                repliesToSkip -= 1
            case .err(let code, let members):
                if repliesToSkip == 0 { return .end(.err(code: code, members)) }
                repliesToSkip -= 1
            }
        }
        throw .hostile(Texts.endlessNotices)
    }

    private static func line(
        _ socket: StreamSocket, _ lines: inout LineReader, by deadline: Deadline, bye: String?
    ) throws(ClientFailure) -> ServerLine {
        while true {
            if let bytes = try lines.next() { return try ServerLine(bytes) }
            if deadline.isPast { throw .late }
            let more = try socket.read(by: deadline)
            guard !more.isEmpty else { throw .lost(why: bye) }
            lines.append(more)
        }
    }

    private static func why(_ rest: String) -> String? {
        (try? JSONReader.read(rest))?.object?["why"]?.string.map { Sanitizer.line(String($0.prefix(40))) }
    }
}
