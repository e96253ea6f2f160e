import Logging

/// What a connection's thread does from start to stop: connect, serve, connect anew.
struct ConnectionLoop: Sendable {
    /// One batch takes at most so many calls and so many bytes of parameters.
    static let maxCalls = 512
    static let maxBytes = 8 << 20

    let target: ConnectionTarget
    let inbox: Inbox
    let state: Watched<ConnectionState>
    let backoff: Backoff
    let patience: Duration
    let onNotice: @Sendable (ServerError) -> Void
    let logger: Logger

    func run() {
        var failures = 0
        var wasUp = false
        while !inbox.isStopping {
            let end = serveOneLink(wasUp: &wasUp)
            if case .renew = end { continue }
            failures = end.didServe ? 1 : failures + 1
            guard case .lost(let reason, _, let refusal) = end, !inbox.isStopping else { break }
            inbox.close(reason: reason)
            state.set(refusal.map { .refused($0) } ?? .down(reason: reason))
            // A refusal is told by whoever decides what to do about it.
            logger.log(
                level: refusal == nil ? .warning : .debug, "database connection down",
                metadata: ["reason": "\(reason)", "failures": "\(failures)"])
            pause(backoff(failures))
        }
        inbox.close(reason: "stopped")
        state.set(.down(reason: "stopped"))
    }

    private enum End {
        case stopped
        /// The statements must be prepared on a new connection; what waits goes on waiting.
        case renew
        case lost(reason: String, afterServing: Bool, refusal: ServerError? = nil)

        var didServe: Bool { if case .lost(_, afterServing: true, _) = self { true } else { false } }
    }

    private func serveOneLink(wasUp: inout Bool) -> End {
        var didServe = false
        do {
            let link = try Link.open(target, learnsWhy: !wasUp, onNotice: onNotice)
            wasUp = true
            var pipeline = try Pipeline(link, inbox: inbox, patience: patience)
            inbox.open()
            state.set(.up(backend: link.backend))
            while true {
                switch inbox.take(maxCalls: Self.maxCalls, maxBytes: Self.maxBytes) {
                case .stop: return .stopped
                case .nothing:
                    let events = inbox.wake.wait(orFor: link.descriptor)
                    if events != 0, !link.readIdle() { throw Pipeline.Loss(reason: link.errorMessage) }
                case .work(let units):
                    let stale = try pipeline.run(units)
                    didServe = true
                    guard stale.isEmpty else {
                        inbox.giveBack(stale.map { unit in unit.renewed() })
                        return .renew
                    }
                }
            }
        } catch let loss as Pipeline.Loss {
            return .lost(reason: loss.reason, afterServing: didServe)
        } catch {
            let error = error as? PostgresError
            return .lost(
                reason: error?.reason ?? "unknown", afterServing: didServe,
                refusal: wasUp ? nil : error?.server.flatMap { $0.isRefusal ? $0 : nil })
        }
    }

    /// Waits for the back-off, or until the connection is stopped; calls that come in meanwhile are refused, so only
    /// ``Inbox/stop()`` raises the signal.
    private func pause(_ duration: Duration) {
        guard !inbox.isStopping else { return }
        inbox.wake.wait(milliseconds: duration.pollMilliseconds)
    }
}

extension WorkUnit {
    /// The same unit, marked as sent a second time.
    fileprivate func renewed() -> WorkUnit {
        var unit = self
        unit.wasRenewed = true
        return unit
    }
}

extension PostgresError {
    /// The bare reason, for a state and a log line.
    fileprivate var reason: String {
        if case .notConnected(let reason) = self { reason } else { description }
    }
}
