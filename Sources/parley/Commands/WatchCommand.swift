import AdminProtocol
import JSONText
import Wording

/// `watch`: shows events as they come and goes on after the last one when the connection ends.
struct WatchCommand {
    private let conversation: Conversation
    /// The daemon ticks every 30 s; twice nothing means that nobody is there.
    private static let silence: Int64 = 90_000
    private static let tries = 30

    init(_ conversation: Conversation) { self.conversation = conversation }

    /// Runs until the daemon says that it is over, or Ctrl-C.
    func run(_ request: Request) throws(ClientFailure) -> Int32 {
        var request = request
        var failures = 0
        let printer = conversation.printer
        if let head = printer.streamedHead(of: request) { conversation.console.out(head) }
        conversation.console.flush()
        while true {
            var seen: Int64?
            var shown: Int64 = 0
            do throws(ClientFailure) {
                let reply = try follow(request, printer, &seen, &shown)
                guard case .ok(let members) = reply, members["why"]?.string == "drain" else {
                    return try end(reply, request)
                }
                seen = members["resume"]?.integer ?? seen
                conversation.sender.close()
                failures += 1
                try Pause.wait(milliseconds: 1000)
            } catch {
                conversation.sender.close()
                switch error {
                case .lost, .late: break
                case .unreachable where failures > 0: break
                default: throw error
                }
                guard failures < Self.tries else { throw error }
                if failures == 0 { conversation.remark(Texts.resuming) }
                failures += 1
                try Pause.wait(milliseconds: min(200 << Int64(min(failures, 5)), 5000))
            }
            if let seen {
                request = Self.resumed(request, from: seen, shown: shown)
                failures = 1
            }
        }
    }

    private func end(_ status: Reply.Status, _ request: Request) throws(ClientFailure) -> Int32 {
        if case .err(let code, let members) = status {
            return conversation.fail(.refused(code: code, status: members), request)
        }
        return ExitStatus.success
    }

    private func follow(_ request: Request, _ printer: ReplyPrinter, _ seen: inout Int64?, _ shown: inout Int64)
        throws(ClientFailure) -> Reply.Status
    {
        let connection = try conversation.sender.open()
        try connection.send(RequestWriter.bytes(request), by: .after(milliseconds: conversation.options.timeout))
        do throws(ClientFailure) {
            while true {
                switch try connection.next(by: .after(milliseconds: Self.silence)) {
                case .end(let status): return status
                case .row(let row):
                    seen = row.object["seq"]?.integer ?? seen
                    if row.object["type"]?.string != "tick" { shown += 1 }
                    if let line = printer.streamed(row, to: request) { conversation.console.out(line) }
                    conversation.console.flush()
                }
            }
        } catch {
            // Whatever is still on its way belongs to this watch and to nothing else.
            conversation.sender.close()
            throw error
        }
    }

    /// The same watch after an event that was seen, less the events that were shown already.
    static func resumed(_ request: Request, from seq: Int64, shown: Int64) -> Request {
        let rest = request.arguments.filter { $0.name != "from" }.map { argument in
            guard argument.name == "limit", let limit = Int64(argument.value) else { return argument }
            return Request.Argument("limit", String(max(1, limit - shown)))
        }
        return Request(command: request.command, about: request.about, arguments: [.init("from", String(seq))] + rest)
    }
}
