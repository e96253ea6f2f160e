import Glibc
import JSONText
import Wording

/// `raw`: lines of the protocol as they are, answers as they come. Nothing is added and nothing is tried again.
struct RawCommand {
    private let conversation: Conversation
    private let socketPath: String

    init(_ conversation: Conversation) {
        self.conversation = conversation
        socketPath = SocketPath.choose(option: conversation.options.socket, conversation.surroundings)
    }

    /// Sends a line, or all of standard input, and prints what is answered until the daemon closes.
    func run(_ line: String?) -> Int32 {
        var exchange = RawExchange(isForPeople: conversation.surroundings.outputIsTerminal)
        do throws(ClientFailure) {
            let socket = try StreamSocket.connect(to: socketPath)
            let patience = conversation.options.timeout
            if let line {
                try socket.write(Array((line + "\n").utf8), by: .after(milliseconds: patience))
                socket.finishWriting()
                while try read(socket, &exchange, by: .after(milliseconds: patience)) {}
            } else {
                try pump(socket, &exchange)
            }
            guard exchange.isGreeted else { throw .hostile(Texts.notADaemon) }
            if exchange.answers == 0, line != nil { throw .lost(why: exchange.bye) }
            return exchange.status
        } catch {
            return conversation.fail(error, nil)
        }
    }

    private func read(_ socket: StreamSocket, _ exchange: inout RawExchange, by deadline: Deadline)
        throws(ClientFailure) -> Bool
    {
        let bytes = try socket.read(by: deadline)
        if bytes.isEmpty { return false }
        for line in try exchange.take(bytes) { conversation.console.out(line) }
        conversation.console.flush()
        return true
    }

    /// Both ways at once: a person may type, a program may pipe more than fits.
    private func pump(_ socket: StreamSocket, _ exchange: inout RawExchange) throws(ClientFailure) {
        var input = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: socket.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        var waiting: [UInt8] = []
        var isOpen = true
        while true {
            if Interruption.take() { throw .interrupted }
            input[0].fd = isOpen && waiting.isEmpty ? STDIN_FILENO : -1
            input[1].events = Int16(waiting.isEmpty ? POLLIN : POLLIN | POLLOUT)
            let quiet = poll(&input, 2, isOpen ? 250 : Int32(clamping: conversation.options.timeout)) == 0
            if quiet, !isOpen { throw .late }
            if input[1].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
                guard try read(socket, &exchange, by: .after(milliseconds: 1000)) else { return }
            }
            if input[0].fd >= 0, input[0].revents != 0 {
                let more = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
                    filled = max(0, Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count))
                }
                if more.isEmpty {
                    isOpen = false
                    socket.finishWriting()
                }
                waiting = more
            }
            if !waiting.isEmpty { waiting.removeFirst(try socket.writeSome(waiting)) }
        }
    }
}

/// What a raw exchange has seen so far.
struct RawExchange {
    let isForPeople: Bool
    private(set) var isGreeted = false
    private(set) var answers = 0
    private(set) var status = ExitStatus.success
    private(set) var bye: String?
    private var lines = LineReader()

    init(isForPeople: Bool) { self.isForPeople = isForPeople }

    /// The lines to print of these bytes: data and status lines; notices are not part of a reply.
    mutating func take(_ bytes: [UInt8]) throws(ClientFailure) -> [String] {
        lines.append(bytes)
        var printed: [String] = []
        while let line = try lines.next() {
            let text = String(decoding: line, as: UTF8.self)
            switch try ServerLine(line) {
            case .notice(let word, let rest):
                if word == "bye" { bye = Sanitizer.line(String(rest.prefix(60))) } else { isGreeted = true }
                continue
            case .data: break
            case .ok: answers += 1
            case .err(let code, let members):
                answers += 1
                status = ExitStatus.of(code: code, retry: members["retry"]?.string)
            }
            printed.append(isForPeople ? Sanitizer.line(text) : text)
        }
        return printed
    }
}
