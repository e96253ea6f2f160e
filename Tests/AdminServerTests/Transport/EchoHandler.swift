import AdminProtocol
import AdminServer
import JSONText
import Synchronization
import Wording

/// A handler that knows nothing of cases: enough commands to see what the transport does.
final class EchoHandler: RequestHandler {
    /// Requests named `hold` wait here.
    let gate = Gate()
    private let log = Mutex<[String]>([])
    private let isOperator: @Sendable (SessionID) -> Bool

    init(isOperator: @escaping @Sendable (SessionID) -> Bool = { _ in false }) { self.isOperator = isOperator }

    /// What happened, in order.
    var events: [String] { log.withLock { $0 } }

    private func note(_ event: String) { log.withLock { $0.append(event) } }

    func greeting(for peer: PeerCredentials, session: SessionID) async -> Greeting {
        .welcome(
            .init(
                members: ["uid": .integer(Int64(peer.uid)), "pid": .integer(Int64(peer.pid))], language: .en,
                account: "u\(peer.uid)", isOperator: isOperator(session)))
    }

    func handle(_ request: Request, in session: SessionContext, output: ReplyWriter) async -> SessionFate {
        let name = request.subject ?? ""
        note("begin \(request.command) \(name)")
        defer { note("end \(request.command) \(name)") }
        switch request.command {
        case "ping": output.ok(["asof": 1], counted: false)
        case "quit":
            output.ok(counted: false)
            return .closes
        case "hello":
            session.language = request["lang"] == "zh" ? .zh : .en
            output.ok(counted: false)
        case "rows":
            let text = String(repeating: "x", count: Int(request["size"] ?? "") ?? 1)
            for number in 0..<(Int(request["n"] ?? "") ?? 0) {
                do {
                    try await output.row(["row": .integer(Int64(number)), "text": .string(text)])
                } catch {
                    note("closed at a row")
                    return .goesOn
                }
                note("row")
            }
            output.ok()
        case "hold":
            await gate.wait(for: name)
            output.ok(["held": .string(name)], counted: false)
        case "watch":
            try? await output.row(["seq": 7])
            let why = await output.interruption.wait()
            output.ok(["resume": 7, "why": .string(why?.rawValue ?? "none")])
        case "fail": output.error(ProtocolError(.notFound))
        case "forget": break
        default: output.ok(["echo": .string(request.command)])
        }
        return .goesOn
    }

    func sessionEnded(_ session: SessionID) async { note("ended") }

    func lane(of request: Request) -> Lane { request.subject.map { .named($0) } ?? .barrier }
}

/// Lets tests decide when something goes on, without any clock.
final class Gate: Sendable {
    private struct State {
        var open: Set<String> = []
        var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]
        var arrivals: [String: [CheckedContinuation<Void, Never>]] = [:]
    }
    private let state = Mutex(State())

    func wait(for name: String) async {
        await withCheckedContinuation { continuation in
            let resumed = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                if state.open.contains(name) { return [continuation] }
                state.waiting[name, default: []].append(continuation)
                return state.arrivals.removeValue(forKey: name) ?? []
            }
            for continuation in resumed { continuation.resume() }
        }
    }

    func open(_ name: String) {
        let waiting = state.withLock { state in
            state.open.insert(name)
            return state.waiting.removeValue(forKey: name) ?? []
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Waits until somebody waits.
    func arrival(of name: String) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.waiting[name] != nil || state.open.contains(name) { return true }
                state.arrivals[name, default: []].append(continuation)
                return false
            }
            if isThere { continuation.resume() }
        }
    }
}
