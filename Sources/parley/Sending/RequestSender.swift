import AdminProtocol
import Glibc
import JSONText
import Wording

/// Sends requests and gets their answers, connecting when needed and trying again where that is safe: a read, or a
/// change that carries its key.
final class RequestSender {
    /// How a request may be treated.
    enum Repeatable: Sendable, Hashable {
        /// Sent once.
        case no
        /// A read, or a change under this key.
        case read
        case change(key: String)
    }

    static let tries = 3
    private let dial: (Deadline) throws(ClientFailure) -> Connection
    private let timeout: Int64
    /// Waits so many milliseconds; replaced in tests.
    private let pause: (Int64) throws(ClientFailure) -> Void
    /// Told when a request is sent once more.
    private let onRetry: (Int) -> Void
    private var connection: Connection?

    init(
        timeout: Int64, dial: @escaping (Deadline) throws(ClientFailure) -> Connection,
        pause: @escaping (Int64) throws(ClientFailure) -> Void = Pause.wait, onRetry: @escaping (Int) -> Void = { _ in }
    ) {
        self.timeout = timeout
        self.dial = dial
        self.pause = pause
        self.onRetry = onRetry
    }

    /// The reply, accepted or refused; by the usual time when no other is given.
    func send(
        _ request: Request, _ repeatable: Repeatable, by given: Deadline? = nil
    ) throws(ClientFailure) -> Reply {
        let bytes = RequestWriter.bytes(request)
        let deadline = given ?? .after(milliseconds: timeout)
        var answerLost = false
        var attempt = 1
        while true {
            let failure: ClientFailure
            var wait = Self.backOff(attempt)
            var isSent = false
            do throws(ClientFailure) {
                let connection = try open(by: deadline)
                try connection.send(bytes, by: deadline)
                isSent = true
                let reply = try connection.receive(by: deadline)
                guard case .err(let code, let members) = reply.status else { return reply }
                let known = ErrorCode(rawValue: code)
                let retry = members["retry"]?.string ?? known?.retry.rawValue
                if retry == ErrorCode.Retry.no.rawValue { return reply }
                if known == .draining { self.connection = nil }
                failure = .refused(code: code, status: members)
                if let after = members["after_ms"]?.integer { wait = min(max(after, 0), 5000) }
            } catch {
                connection = nil
                failure = error
                answerLost = answerLost || isSent
            }
            guard attempt < Self.tries, repeatable != .no, Self.isWorthRepeating(failure, attempt: attempt) else {
                throw Self.settled(failure, repeatable, answerLost: answerLost)
            }
            attempt += 1
            onRetry(attempt)
            try pause(min(wait, deadline.millisecondsLeft))
        }
    }

    /// A connection to go on with; a fresh one when there is none.
    func open() throws(ClientFailure) -> Connection { try open(by: .after(milliseconds: timeout)) }

    /// Gives up the connection.
    func close() { connection = nil }

    private func open(by deadline: Deadline) throws(ClientFailure) -> Connection {
        if let connection { return connection }
        let fresh = try dial(deadline)
        connection = fresh
        return fresh
    }

    /// A daemon that was never there is not waited for; one that has just gone away may be restarting.
    private static func isWorthRepeating(_ failure: ClientFailure, attempt: Int) -> Bool {
        switch failure {
        case .lost, .refused: true
        case .unreachable: attempt > 1
        default: false
        }
    }

    /// `later` says that nothing was done, but it cannot speak for an earlier try whose answer was lost.
    private static func settled(
        _ failure: ClientFailure, _ repeatable: Repeatable, answerLost: Bool
    ) -> ClientFailure {
        guard case .change(let key) = repeatable, answerLost else { return failure }
        if case .hostile = failure { return failure }
        return .unknown(key: key)
    }

    private static func backOff(_ attempt: Int) -> Int64 { Int64.random(in: 100...300) * (attempt == 1 ? 1 : 4) }
}

/// Waiting that Ctrl-C ends.
enum Pause {
    static func wait(milliseconds: Int64) throws(ClientFailure) {
        let deadline = Deadline.after(milliseconds: milliseconds)
        while !deadline.isPast {
            if Interruption.take() { throw .interrupted }
            poll(nil, 0, Int32(min(deadline.millisecondsLeft, 250)))
        }
    }
}
