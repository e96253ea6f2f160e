import CLibPQ

/// Matches the results of one pipeline, by position, with the units that wait for them.
struct ExchangePlan {
    private enum Step {
        case prepare
        case begin
        /// How long the calls may take.
        case bound
        case call
        case commit
        /// The Sync between a framed unit's calls and its COMMIT.
        case turn
        /// The Sync that ends a group.
        case end
    }

    private struct Progress {
        let unit: WorkUnit
        var results: [SQLResult] = []
        var error: PostgresError?
        var isStale = false
    }

    private let inbox: Inbox
    private var steps: [(step: Step, unit: Int)] = []
    private var cursor = 0
    private var units: [Progress] = []
    /// Where the group that is being answered starts in `units`.
    private var groupStart = 0
    /// An error at the Sync itself, which belongs to no statement.
    private var groupError: PostgresError?

    /// One for each preparation, in order.
    private(set) var preparationErrors: [PostgresError?] = []
    /// Units undone through no fault of their own.
    private(set) var again: [WorkUnit] = []
    /// Units whose prepared statements the server no longer accepts.
    private(set) var stale: [WorkUnit] = []

    init(_ inbox: Inbox) { self.inbox = inbox }

    var isComplete: Bool { cursor == steps.count }

    mutating func expectPreparation() {
        steps.append((.prepare, -1))
        steps.append((.end, -1))
    }

    mutating func expect(_ unit: WorkUnit, endsGroup: Bool) {
        let index = units.count
        units.append(Progress(unit: unit))
        if unit.kind != .read { steps.append((.begin, index)) }
        if unit.time != nil { steps.append((.bound, index)) }
        for _ in unit.calls { steps.append((.call, index)) }
        if unit.time != nil { steps.append((.bound, index)) }
        if unit.kind != .read {
            steps.append((.turn, index))
            steps.append((.commit, index))
        }
        if endsGroup { steps.append((.end, index)) }
    }

    /// Takes the next result; throws when it ends the link or does not fit.
    mutating func take(_ result: OpaquePointer, from link: Link) throws(Pipeline.Loss) {
        let status = PQresultStatus(result)
        let (step, index) = steps[cursor]
        switch (status, step) {
        case (PGRES_PIPELINE_SYNC, .turn): cursor += 1
        case (PGRES_PIPELINE_SYNC, .end):
            cursor += 1
            if index >= 0 { endGroup(upTo: index) }
        case (PGRES_FATAL_ERROR, _):
            let error = ServerError(result)
            guard !error.endsConnection else { throw Pipeline.Loss(reason: error.message) }
            fail(error, step, index)
        case (PGRES_PIPELINE_ABORTED, .begin), (PGRES_PIPELINE_ABORTED, .bound), (PGRES_PIPELINE_ABORTED, .call):
            cursor += 1
        case (PGRES_COMMAND_OK, .prepare):
            preparationErrors.append(nil)
            cursor += 1
        case (PGRES_COMMAND_OK, .begin):
            link.replicationIsLost = false
            cursor += 1
        case (PGRES_COMMAND_OK, .bound): cursor += 1
        case (PGRES_COMMAND_OK, .call), (PGRES_TUPLES_OK, .call), (PGRES_EMPTY_QUERY, .call):
            units[index].results.append(SQLResult(result))
            cursor += 1
        case (PGRES_COMMAND_OK, .commit):
            commit(index, tag: PQcmdStatus(result).map { String(cString: $0) } ?? "", link)
            cursor += 1
        default:
            throw Pipeline.Loss(reason: "unexpected result \(status.rawValue) for \(step)")
        }
    }

    private mutating func fail(_ error: ServerError, _ step: Step, _ index: Int) {
        switch step {
        case .prepare:
            preparationErrors.append(error.asError)
            cursor += 1
        case .turn, .end:
            groupError = error.asError
        case .begin, .bound, .call, .commit:
            if units[index].error == nil { units[index].error = error.asError }
            units[index].isStale = units[index].isStale || error.asksForNewPreparation
            cursor += 1
        }
    }

    private mutating func commit(_ index: Int, tag: String, _ link: Link) {
        guard units[index].error == nil else { return }
        if tag != "COMMIT" {
            units[index].error = groupError ?? .unexpectedResult("COMMIT was answered with \(tag)")
        } else if link.replicationIsLost, units[index].unit.kind == .transaction {
            units[index].error = units[index].unit.loss
        }
    }

    private mutating func endGroup(upTo last: Int) {
        let group = units[groupStart...last]
        let isUndone = groupError != nil || group.contains { $0.error != nil }
        for progress in group {
            let unit = progress.unit
            if progress.isStale, !unit.wasRenewed {
                stale.append(unit)
            } else if let error = progress.error {
                inbox.settle(unit, .failure(error))
            } else if !isUndone || (unit.kind != .read && groupError == nil) {
                inbox.settle(unit, .success(progress.results))
            } else if group.count > 1 {
                again.append(unit)
            } else {
                inbox.settle(unit, .failure(groupError ?? .protocolViolation("undone without an error")))
            }
        }
        groupStart = last + 1
        groupError = nil
    }
}

extension SQLResult {
    /// Copies a result out of libpq's memory.
    init(_ result: OpaquePointer) {
        table = ResultTable(result)
        affected = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
    }
}

extension Duration {
    /// For `poll`: rounded up, at least 1, at most an hour.
    var pollMilliseconds: Int32 {
        let (seconds, attoseconds) = components
        return Int32(min(max(seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1, 1), 3_600_000))
    }
}
