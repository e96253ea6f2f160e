import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// Adds a record (`type` and its fields), or changes one (`record` and what is new). A record's own clocks start
    /// with it, move with the field that they depend on, and are met once the record says so.
    public func record(
        _ state: CaseState, type: String?, record: String?, at: String?, arguments: Arguments
    ) throws(Rejection) -> Decided {
        guard let record else { return try add(state, type: type, at: at, arguments) }
        guard let before = state.records.first(where: { $0.id == record }) else {
            throw .notFound(Bilingual(zh: "本案没有记录 \(record)", en: "the case has no record \(record)"))
        }
        guard let kind = procedure.record(before.type), type == nil || type == before.type else {
            throw .unusable("type", zh: "记录 \(record) 的种类不能改", en: "the type of \(record) cannot be changed")
        }
        guard !before.reversed else {
            throw .blocked("record-standing", zh: "记录 \(record) 已被更正撤销", en: "the record \(record) was reversed")
        }
        let values = try ArgumentReader(now: moment.now, state: state).read(arguments, kind.fields, partial: true)
        guard at != nil || !values.fields.isEmpty else { throw .nothingToChange("record") }
        var after = before
        if at != nil { after.at = try instant(at) }
        after.fields.lay(values.fields)
        var plan = ClockPlan(state, moment)
        try plan.follow(after, kind, before: before, of: state, in: procedure)
        return changed(state, before, after, plan, values.secrets)
    }

    private func add(_ state: CaseState, type: String?, at: String?, _ arguments: Arguments) throws(Rejection)
        -> Decided
    {
        guard let type else { throw .missing("type") }
        guard let kind = procedure.record(type) else {
            let known = procedure.records.map(\.id)
            throw .unusable(
                "type", zh: "没有记录种类 \(type)；可用：\(known.joined(separator: "、"))",
                en: "there is no record type \(type); known: \(known.joined(separator: ", "))")
        }
        let values = try ArgumentReader(now: moment.now, state: state).read(arguments, kind.fields)
        let record = CaseRecord(
            id: "r\(state.records.count + 1)", type: type, at: try instant(at), fields: values.present,
            version: state.version + 1)
        var plan = ClockPlan(state, moment)
        try plan.follow(record, kind, before: nil, of: state, in: procedure)
        return changed(state, nil, record, plan, values.secrets)
    }

    private func changed(
        _ state: CaseState, _ before: CaseRecord?, _ after: CaseRecord, _ plan: ClockPlan,
        _ secrets: [CaseEvent.Secret]
    ) -> Decided {
        var unfolding = Unfolding(state)
        var payload: JSONObject = [
            "record": .string(after.id), "change": .string(before == nil ? "added" : "changed"),
        ]
        payload.merge(after.object)
        payload["was"] = before.map { .object($0.object) }
        unfolding.append(.caseRecorded, at: before == nil ? after.at : moment.now, payload, secrets: secrets)
        unfolding.append(plan, at: before == nil ? after.at : moment.now, names: procedure)
        unfolding.made = ["record": .string(after.id)]
        unfolding.warnings = lateWarnings(plan)
        return unfolding.decided
    }
}

extension CaseRecord {
    /// Whether the record says that what its clocks wait for has been done, or others of the case have paid it.
    func isSettled(_ settlement: RecordType.Settlement, in state: CaseState, of procedure: Procedure) -> Bool {
        if let value = fields[settlement.field] {
            if settlement.values.isEmpty || value.allTyped.contains(where: { settlement.values.contains($0) }) {
                return true
            }
        }
        guard let payer = settlement.paidBy.flatMap({ procedure.record($0) }),
            let owed = fields[RecordType.amount]?.integer, owed > 0
        else { return false }
        let payments = state.records.filter { $0.type == payer.id && !$0.reversed && $0.named(by: payer).contains(id) }
        // Taken off one by one, so that no sum overflows.
        return payments.reduce(owed) { max(0, $0 - ($1.fields[RecordType.amount]?.integer ?? 0)) } == 0
    }

    /// The records of the case that this one names.
    func named(by type: RecordType) -> [String] {
        type.fields.filter { $0.type == .record }.flatMap { fields[$0.name]?.allTyped ?? [] }
    }
}

extension ClockPlan {
    /// Brings the clocks of one record to what the record says: started, moved, met, or run on again. Nothing runs in a
    /// terminal state.
    mutating func follow(
        _ record: CaseRecord, _ kind: RecordType, before: CaseRecord?, of state: CaseState, in procedure: Procedure
    ) throws(Rejection) {
        var state = state
        if let index = state.records.firstIndex(where: { $0.id == record.id }) {
            state.records[index] = record
        } else {
            state.records.append(record)
        }
        if !record.reversed { try follow(record, kind, of: state, in: procedure) }
        // What it pays, or paid before.
        let paid = Set(record.named(by: kind) + (before?.named(by: kind) ?? []))
        for other in state.records where paid.contains(other.id) && !other.reversed {
            guard let type = procedure.record(other.type), type.settled?.paidBy == kind.id else { continue }
            try follow(other, type, of: state, in: procedure)
        }
    }

    private mutating func follow(
        _ record: CaseRecord, _ kind: RecordType, of state: CaseState, in procedure: Procedure
    ) throws(Rejection) {
        guard procedure.state(state.state)?.kind != .terminal else { return }
        var values = state.fields
        values.merge(record.fields)
        for start in kind.starts {
            let settled = kind.settled.map { record.isSettled($0, in: state, of: procedure) } ?? false
            let latest = deadlines.last { $0.record == record.id && $0.clock == start.clock }
            guard let latest, latest.status != .cancelled else {
                if latest == nil, !settled {
                    try self.start(
                        start, at: record.at.day, values: values, origin: kind.id, record: record.id)
                }
                continue
            }
            if settled {
                if latest.isRunning { end([latest], .dueMet, .met) }
            } else if latest.status != .waived {
                try restart(latest, start, at: record.at.day, values: values)
            }
        }
    }

    /// Works a deadline out anew from what started it, with its extensions and excluded days; says so if that moves it
    /// or makes it run again.
    mutating func restart(
        _ deadline: Deadline, _ start: ClockStart, at day: CivilDay, values: JSONObject
    ) throws(Rejection) {
        let again = try timed(
            start, id: deadline.id, at: day, values: values, origin: deadline.origin, record: deadline.record)
        guard let again else { return end([deadline].filter(\.isRunning), .dueCancelled, .cancelled) }
        var next = again.deadline
        next.extensions = deadline.extensions
        next.excluded = deadline.excluded
        next.suspendedSince = deadline.suspendedSince
        next.status = deadline.isRunning ? deadline.status : .open
        next.startedAt = deadline.startedAt
        next.changedAt = deadline.changedAt
        let timed = try retimed(next)
        if timed.deadline != deadline { move(.dueRecomputed, deadline, timed) }
    }
}
