import CLibPQ
import Glibc

/// Sends units of work as libpq pipelines over one link and settles each unit.
///
/// Plain reads in a row share one Sync, which is one implicit transaction: if one fails, the server undoes and skips its
/// neighbours, and they are sent again, each alone. Transactions and snapshots are sent as
/// `BEGIN … Sync COMMIT Sync`: after an error the server skips to the first Sync and turns COMMIT into ROLLBACK, so that
/// the next unit finds no transaction open. Nothing is told to a caller before the Sync that ends its unit.
struct Pipeline {
    /// The link can no longer be used; every unit given to ``run(_:)`` is settled.
    struct Loss: Error {
        let reason: String
    }

    let link: Link
    /// Where the units come from and are settled.
    let inbox: Inbox
    /// How long one exchange may take in all; the server bounds single statements by itself.
    let patience: Duration
    private var prepared: Set<String> = []
    private var buffer = ParameterBuffer()

    init(_ link: Link, inbox: Inbox, patience: Duration) throws(PostgresError) {
        guard PQsetnonblocking(link.connection, 1) == 0, PQenterPipelineMode(link.connection) == 1 else {
            throw .notConnected(link.errorMessage)
        }
        self.link = link
        self.inbox = inbox
        self.patience = patience
    }

    /// Serves a batch.
    /// - Returns: units whose prepared statements the server no longer accepts; undone, to be sent over a new link.
    mutating func run(_ batch: [WorkUnit]) throws(Loss) -> [WorkUnit] {
        var units = batch
        do {
            removeSettled(&units)
            try prepare(&units)
            let first = try exchange(units, sharing: true)
            let second = try exchange(first.again, sharing: false)
            return first.stale + second.stale
        } catch {
            // Those that have their reply already drop this one.
            for unit in batch { unit.ticket.settle(.failure(unit.loss)) }
            throw error
        }
    }

    /// Nobody waits for a call that was cancelled before it was sent.
    private func removeSettled(_ units: inout [WorkUnit]) {
        units.removeAll { unit in
            guard unit.ticket.isSettled else { return false }
            inbox.settle(unit, .failure(.cancelled))
            return true
        }
    }

    // MARK: Preparing

    /// Prepares what this link does not know yet, each under its own Sync, and settles the units that cannot be sent.
    private mutating func prepare(_ units: inout [WorkUnit]) throws(Loss) {
        var missing: [SQLStatement] = []
        var seen: Set<String> = []
        for call in units.lazy.flatMap(\.calls) where !prepared.contains(call.statement.name) {
            if seen.insert(call.statement.name).inserted { missing.append(call.statement) }
        }
        var failures: [String: PostgresError] = [:]
        if !missing.isEmpty {
            var plan = ExchangePlan(inbox)
            for statement in missing {
                try check(PQsendPrepare(link.connection, statement.name, statement.sql, 0, nil))
                plan.expectPreparation()
                try check(PQpipelineSync(link.connection))
            }
            try receive(&plan)
            for (statement, error) in zip(missing, plan.preparationErrors) {
                if let error { failures[statement.name] = error } else { prepared.insert(statement.name) }
            }
        }
        units.removeAll { unit in
            let objection = unit.calls.lazy.compactMap { call in
                failures[call.statement.name] ?? ParameterBuffer.objection(to: call.parameters)
            }.first
            if let objection { inbox.settle(unit, .failure(objection)) }
            return objection != nil
        }
    }

    // MARK: Sending and receiving

    private mutating func exchange(
        _ units: [WorkUnit], sharing: Bool
    ) throws(Loss) -> (again: [WorkUnit], stale: [WorkUnit]) {
        guard !units.isEmpty else { return ([], []) }
        var plan = ExchangePlan(inbox)
        for (index, unit) in units.enumerated() {
            let isFramed = unit.kind != .read
            if isFramed {
                try send(unit.kind == .snapshot ? TransactionWords.beginSnapshot : TransactionWords.begin)
            }
            if let time = unit.time { try send(TransactionWords.bound(time)) }
            for call in unit.calls { try send(call) }
            // A COMMIT that was sent is never cancelled: its answer alone says what became of it.
            if unit.time != nil { try send(TransactionWords.bound(nil)) }
            if isFramed {
                try check(PQpipelineSync(link.connection))
                try send(TransactionWords.commit)
            }
            let nextShares = sharing && !isFramed && index + 1 < units.count && units[index + 1].kind == .read
            plan.expect(unit, endsGroup: !nextShares)
            if !nextShares { try check(PQpipelineSync(link.connection)) }
        }
        try receive(&plan)
        return (plan.again, plan.stale)
    }

    private func send(_ word: String) throws(Loss) {
        try check(PQsendQueryParams(link.connection, word, 0, nil, nil, nil, nil, 0))
    }

    private mutating func send(_ call: SQLCall) throws(Loss) {
        buffer.fill(call.parameters)
        try check(
            buffer.withPointers { count, values, lengths, formats in
                PQsendQueryPrepared(link.connection, call.statement.name, count, values, lengths, formats, 0)
            })
    }

    private func check(_ code: Int32) throws(Loss) {
        guard code == 1 else { throw Loss(reason: link.errorMessage) }
    }

    /// Writes and reads at once until every expected result is here.
    private func receive(_ plan: inout ExchangePlan) throws(Loss) {
        let deadline = ContinuousClock.now + patience
        while !plan.isComplete {
            let unsent = PQflush(link.connection) == 1
            var polled = pollfd(
                fd: link.descriptor, events: Int16(unsent ? POLLIN | POLLOUT : POLLIN), revents: 0)
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw Loss(reason: "no answer within \(patience)") }
            _ = poll(&polled, 1, left.pollMilliseconds)
            // Once false, what arrived before the end is still in libpq's buffer and counts.
            let alive = Int32(polled.revents) & ~POLLOUT == 0 || PQconsumeInput(link.connection) == 1
            try takeResults(&plan)
            if !alive, !plan.isComplete { throw Loss(reason: link.errorMessage) }
        }
    }

    private func takeResults(_ plan: inout ExchangePlan) throws(Loss) {
        var separators = 0
        while !plan.isComplete, PQisBusy(link.connection) == 0 {
            guard let result = PQgetResult(link.connection) else {
                // One NULL stands between two results. A dead link gives NULL for ever.
                separators += 1
                guard separators < 2 else {
                    throw Loss(reason: link.isAlive ? "the pipeline ended too early" : link.errorMessage)
                }
                continue
            }
            separators = 0
            defer { PQclear(result) }
            try plan.take(result, from: link)
        }
    }
}
