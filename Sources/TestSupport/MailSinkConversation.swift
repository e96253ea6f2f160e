import Glibc

/// One client's conversation with a `MailSink`. Blocks.
struct MailSinkConversation {
    private let socket: Int32
    private let behaviour: MailSink.Behaviour
    private let knowsUTF8: Bool
    /// What `AUTH PLAIN` must bring, in base64; nil offers no log-in.
    private let login: String?
    private var buffer: [UInt8] = []
    private var from = ""
    private var to: [String] = []

    init(_ socket: Int32, behaviour: MailSink.Behaviour, knowsUTF8: Bool, login: String? = nil) {
        self.socket = socket
        self.login = login
        self.behaviour = behaviour
        self.knowsUTF8 = knowsUTF8
    }

    /// - Parameter heard: told each command before it is answered.
    mutating func run(_ received: (MailSink.Mail) -> Void, heard: (String) -> Void = { _ in }) {
        guard answer(.greeting, "220 sink ESMTP") else { return }
        while let line = readLine() {
            heard(line)
            guard obey(line, received) else { return }
        }
    }

    /// False where the conversation is over.
    private mutating func obey(_ line: String, _ received: (MailSink.Mail) -> Void) -> Bool {
        switch line.prefix(4).uppercased() {
        case "EHLO":
            let offers = (knowsUTF8 ? "250-SMTPUTF8\r\n" : "") + (login == nil ? "" : "250-AUTH PLAIN\r\n")
            return answer(.ehlo, "250-sink\r\n250-8BITMIME\r\n\(offers)250 HELP")
        case "AUTH":
            guard let login, send("334 "), let given = readLine() else { return false }
            return send(given == login ? "235 2.7.0 welcome" : "535 5.7.8 who are you?")
        case "HELO": return answer(.ehlo, "250 sink")
        case "MAIL":
            // Another mail on the same connection begins.
            (from, to) = (Self.afterColon(line), [])
            return answer(.mail, "250 2.1.0 OK")
        case "RCPT":
            to.append(Self.afterColon(line))
            return answer(.rcpt, "250 2.1.5 OK")
        case "DATA":
            guard answer(.data, "354 go on") else { return false }
            if case .reply(.data, _) = behaviour { return true }
            guard let text = readText() else { return false }
            if answersDotWell { received(MailSink.Mail(from: from, to: to, text: text)) }
            return answer(.dot, "250 2.0.0 taken")
        case "RSET", "NOOP": return send("250 2.0.0 OK")
        case "QUIT":
            _ = send("221 2.0.0 bye")
            return false
        default: return send("502 5.5.1 what?")
        }
    }

    private var answersDotWell: Bool {
        if case .reply(.dot, _) = behaviour { return false }
        return true
    }

    private mutating func answer(_ phase: MailSink.Phase, _ line: String) -> Bool {
        switch behaviour {
        case .reply(phase, let other): return send(other)
        case .cut(phase): return false
        case .stall(phase):
            while readLine() != nil {}
            return false
        default: return send(line)
        }
    }

    private func send(_ line: String) -> Bool {
        let bytes = Array((line + "\r\n").utf8)
        return Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    private static func afterColon(_ line: String) -> String {
        line.firstIndex(of: ":").map { String(line[line.index(after: $0)...]) } ?? ""
    }

    private mutating func readLine() -> String? {
        readRawLine().map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text up to the line that is a single dot; nil where the client went away before it.
    private mutating func readText() -> [UInt8]? {
        var text: [UInt8] = []
        while let line = readRawLine() {
            if line == [UInt8(ascii: ".")] { return text }
            text += (line.first == UInt8(ascii: ".") ? line.dropFirst() : line[...]) + [0x0D, 0x0A]
        }
        return nil
    }

    private mutating func readRawLine() -> [UInt8]? {
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = buffer[..<end]
                buffer.removeSubrange(...end)
                return Array(line.last == 0x0D ? line.dropLast() : line)
            }
            var piece = [UInt8](repeating: 0, count: 16_384)
            let count = recv(socket, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            buffer += piece[..<count]
        }
    }
}
