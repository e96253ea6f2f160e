import AdminProtocol
import JSONText

/// Many requests, sent without waiting for each answer. Each is a read, a rehearsal or a change under its own key, so that what
/// was on its way when a connection ended is sent again.
struct RequestPipeline {
    let sender: RequestSender
    /// Milliseconds that one answer may take.
    let timeout: Int64
    /// Requests on their way at a time; the daemon reads no more ahead.
    var window = 32
    /// How often in a row a connection may end, or a daemon say that it is busy, without anything being answered.
    var patience = 8
    var pause: (Int64) throws(ClientFailure) -> Void = Pause.wait

    /// Sends the requests and hands over each answer with its place, in the order of the answers.
    func send(_ requests: [Request], _ take: (Int, Reply) throws(ClientFailure) -> Void) throws(ClientFailure) {
        var waiting: [Int] = []
        var next = 0
        var setbacks = 0
        while true {
            do throws(ClientFailure) {
                let connection = try sender.open()
                for place in waiting { try send(requests[place], on: connection) }
                while next < requests.count || !waiting.isEmpty {
                    while waiting.count < window, next < requests.count {
                        waiting.append(next)
                        next += 1
                        try send(requests[next - 1], on: connection)
                    }
                    let reply = try connection.receive(by: .after(milliseconds: timeout))
                    let place = waiting.removeFirst()
                    if let wait = Self.wait(reply) {
                        setbacks += 1
                        waiting.append(place)
                        guard setbacks < patience * window else { _ = try reply.accepted(); return }
                        try pause(wait)
                        try send(requests[place], on: connection)
                    } else {
                        setbacks = 0
                        try take(place, reply)
                    }
                }
                return
            } catch {
                sender.close()
                setbacks += 1
                switch error {
                case .lost, .unreachable: guard setbacks < patience else { throw error }
                default: throw error
                }
                try pause(Int64(200 * setbacks))
            }
        }
    }

    private func send(_ request: Request, on connection: Connection) throws(ClientFailure) {
        try connection.send(RequestWriter.bytes(request), by: .after(milliseconds: timeout))
    }

    /// How long to wait before the same is asked again; nil where the answer stands.
    private static func wait(_ reply: Reply) -> Int64? {
        guard case .err(let code, let members) = reply.status else { return nil }
        let retry = members["retry"]?.string ?? ErrorCode(rawValue: code)?.retry.rawValue
        guard retry != ErrorCode.Retry.no.rawValue else { return nil }
        return min(max(members["after_ms"]?.integer ?? 200, 10), 5000)
    }
}
