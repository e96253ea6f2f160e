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

        var isOver: Bool { rows <= 0 || deadline.map { $0 <= .now } ?? false }

        /// Whether everything is asked for.
        func takes(_ count: Int) -> Bool { caseID == nil && types.isEmpty && rows >= count }

        func takes(_ event: LoggedEvent) -> Bool {
            (caseID == nil || caseID == event.caseID) && (types.isEmpty || types.contains(event.event.type.rawValue))
        }
    }

    func run() async throws(ProtocolError) {
        try await errand.desk.tail.follow { (signal) async throws(ProtocolError) in try await watch(signal) }
    }

    private func watch(_ signal: WakeSignal) async throws(ProtocolError) {
        var wish = try await wish()
        let start = wish.seq
        var why: String?
        do {
            // The backlog that was there when the watch began always comes first.
            let backlog = try await errand.faulting { () async throws(Fault) in
                try await errand.desk.reader.logBounds().newest
            }
            try await errand.faulting { () async throws(Fault) in try await errand.desk.tail.reach(backlog) }
            let silence = Silence(until: wish.deadline)
            while wish.seq < backlog, wish.rows > 0 {
                guard try await send(&wish, silence) else { break }
            }
            wish = try await follow(wish, signal, silence)
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

    /// Sends what comes until the watch is over.
    private func follow(_ wish: Wish, _ signal: WakeSignal, _ silence: Silence) async throws -> Wish {
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Two tasks for the whole watch: nothing is started or timed anew for an event.
            group.addTask {
                await output.interruption.wait()
                signal.wake()
            }
            group.addTask { await silence.watch(signal) }
            defer { group.cancelAll() }
            var wish = wish
            while output.interruption.reason == nil, !Task.isCancelled, watcher != nil {
                let isSent = try await send(&wish, silence)
                if wish.isOver { break }
                if isSent { continue }
                if silence.isBroken {
                    try await output.row(["seq": .integer(wish.seq), "type": "tick"])
                } else {
                    await signal.wait()
                }
            }
            return wish
        }
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
    private func send(_ wish: inout Wish, _ silence: Silence) async throws -> Bool {
        guard wish.rows > 0 else { return false }
        let after = wish.seq
        let page = try await errand.faulting { () async throws(Fault) in try await errand.desk.tail.page(after: after) }
        guard let page, let watcher else { return false }
        let access = CaseAccess(watcher)
        let start = page.place(after: after)
        var lines: [UInt8] = []
        var count = 0
        if start == 0, access.seesEveryCase, wish.takes(page.events.count) {
            (lines, count) = (page.lines, page.events.count)
            wish.seq = page.last
        } else {
            for place in start..<page.events.count where wish.rows > count {
                let event = page.events[place]
                wish.seq = event.seq
                guard wish.takes(event), access.depth(office: event.office, assignee: event.assignee) > .nothing else {
                    continue
                }
                lines += page.line(place)
                count += 1
            }
        }
        wish.rows -= Int64(count)
        if count > 0 { silence.begin() }
        try await output.rows(lines, count: count)
        return true
    }
}
