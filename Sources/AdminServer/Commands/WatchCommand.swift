import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording

/// `watch`: the event log from a place on, and then as it grows (protocol.md 7.3). The socket takes events only as fast
/// as the peer reads; nothing is kept for slow readers.
struct WatchCommand: Sendable {
    let errand: Errand
    let output: ReplyWriter
    /// The caller as the accounts stand at the moment: rights are checked for every page.
    let caller: @Sendable () -> Caller?

    private struct Wish {
        var seq: Int64
        var rows: Int64
        let caseID: String?
        let types: Set<String>
        let deadline: ContinuousClock.Instant?
    }
    private static let tick = Duration.seconds(30)

    func run() async throws(ProtocolError) {
        try await errand.desk.tail.follow { () async throws(ProtocolError) in try await watch() }
    }

    private func watch() async throws(ProtocolError) {
        var wish = try await wish()
        let start = wish.seq
        var why: String?
        do {
            // The backlog that was there when the watch began always comes first.
            let backlog = try await errand.faulting { () async throws(Fault) in
                try await errand.desk.reader.logBounds().newest
            }
            try await errand.faulting { () async throws(Fault) in try await errand.desk.tail.reach(backlog) }
            while wish.seq < backlog, wish.rows > 0 {
                guard try await send(&wish) else { break }
            }
            while wish.rows > 0, output.interruption.reason == nil, watcher != nil {
                guard await waited(&wish) else { break }
                _ = try await send(&wish)
            }
            if output.interruption.reason == .drain { why = "drain" }
        } catch is SessionClosed {
            return
        } catch let error as ProtocolError {
            throw error
        } catch {
            throw ProtocolError(.internalError)
        }
        var status: JSONObject = ["resume": .integer(max(start, wish.seq))]
        status["why"] = why.map { .string($0) }
        output.ok(status)
    }

    private func wish() async throws(ProtocolError) -> Wish {
        let bound = errand.bound
        if let id = bound.text("case") ?? bound.request.about?.value { _ = try await errand.visibleCase(id) }
        let bounds = try await errand.faulting { () async throws(Fault) in try await errand.desk.reader.logBounds() }
        let from = bound.integer("from")
        if let from {
            if from > bounds.newest { throw gone("newest", bounds.newest) }
            if from < bounds.oldest - 1 { throw gone("oldest", bounds.oldest) }
        }
        var deadline: ContinuousClock.Instant?
        if let wait = bound.text("wait") {
            guard let seconds = Duration.seconds(of: wait) else {
                throw ArgumentErrors.error("wait", Bilingual(zh: "wait 应为 30s 或 5m", en: "wait must be like 30s or 5m"))
            }
            deadline = .now + .seconds(seconds)
        }
        return Wish(
            seq: from ?? bounds.newest, rows: bound.integer("limit") ?? .max, caseID: bound.text("case"),
            types: Set(bound.list("type")), deadline: deadline)
    }

    private func gone(_ member: String, _ seq: Int64) -> ProtocolError {
        ProtocolError(.gone, [member: .integer(seq)])
    }

    /// Who watches now; nil once the account may no longer.
    private var watcher: Caller? {
        guard let caller = caller(), (try? Permission.check(errand.bound.spec, caller)) != nil else { return nil }
        return caller
    }

    /// Sends a page of what is there; false where nothing was, or where the caller has lost the right to it.
    private func send(_ wish: inout Wish) async throws -> Bool {
        let after = wish.seq
        let events = try await errand.faulting { () async throws(Fault) in
            try await errand.desk.tail.events(after: after)
        }
        guard let watcher else { return false }
        let sheet = EventSheet(caller: watcher, shelf: errand.desk.shelf)
        for event in events {
            wish.seq = event.seq
            guard wish.caseID == nil || wish.caseID == event.caseID,
                wish.types.isEmpty || wish.types.contains(event.event.type.rawValue),
                let row = sheet.visibleHead(event)
            else { continue }
            try await output.row(row)
            wish.rows -= 1
            if wish.rows == 0 { break }
        }
        return !events.isEmpty
    }

    /// Waits for the next event, the end of the watch or the next tick; false where the watch is over.
    private func waited(_ wish: inout Wish) async -> Bool {
        let seq = wish.seq
        let deadline = wish.deadline
        enum Woken { case event, over, tick }
        let woken = await withTaskGroup(of: Woken.self) { group in
            group.addTask {
                await errand.desk.tail.wait(after: seq)
                return .event
            }
            group.addTask {
                await output.interruption.wait()
                return .over
            }
            group.addTask {
                let tick = ContinuousClock.now + Self.tick
                try? await Task.sleep(until: min(tick, deadline ?? tick), clock: .continuous)
                return deadline.map { $0 <= .now } ?? false ? .over : .tick
            }
            defer { group.cancelAll() }
            return await group.next() ?? .over
        }
        switch woken {
        case .event: return true
        case .over: return false
        case .tick:
            guard watcher != nil else { return false }
            do {
                try await output.row(["seq": .integer(wish.seq), "type": "tick"])
                return true
            } catch {
                return false
            }
        }
    }
}
