import JSONText

/// The tables that clones are written to, each through a stream of its own.
struct CloneTables {
    let cases: CopyStream
    let events: CopyStream
    let deadlines: CopyStream
    let keys: CopyStream
    private let payloads: CopyStream
    private let notes: CopyStream
    private let secrets: CopyStream
    private let counters: CopyStream
    /// The store's own numbers of procedures' versions.
    private let procedures: [String: Int32]

    init(_ store: Store, procedures: [String: Int32]) throws(BenchFailure) {
        self.procedures = procedures
        cases = try CopyStream(store, script: "load_cases")
        events = try CopyStream(store, script: "load_events")
        payloads = try CopyStream(store, script: "load_payloads")
        deadlines = try CopyStream(store, script: "load_deadlines")
        keys = try CopyStream(store, script: "load_keys")
        notes = try CopyStream(store, script: "load_notes")
        secrets = try CopyStream(store, script: "load_secrets")
        counters = try CopyStream(store, script: "load_counters")
    }

    func finish() throws(BenchFailure) {
        for stream in [cases, events, payloads, deadlines, keys, notes, secrets, counters] { try stream.finish() }
    }

    func event(
        _ event: Template.Event, seq: Int64, own: CloneIdentity, payloadHash: [UInt8], hash: [UInt8]
    ) throws(BenchFailure) {
        try events.row(16)
        events.put(seq)
        events.put(event.at)
        events.put(event.recorded)
        events.put(event.ordinal)
        events.put(event.version)
        events.put(number(event.procedure, event.procedureVersion))
        events.put(event.raisesVersion)
        events.put(own.id)
        events.put(event.type)
        events.put(event.account)
        events.put(event.session)
        events.put(event.action)
        events.put(event.from)
        events.put(event.to)
        events.put(payloadHash)
        events.put(hash)
    }

    func payload(seq: Int64, salt: [UInt8], text: [UInt8]) throws(BenchFailure) {
        try payloads.row(3)
        payloads.put(seq)
        payloads.put(salt)
        payloads.put(text)
    }

    func key(
        _ key: Template.Key, name: String, hash: [UInt8], own: CloneIdentity, seq: Int64
    ) throws(BenchFailure) {
        try keys.row(6)
        keys.put(key.account)
        keys.put(name)
        keys.put(hash)
        keys.put(key.answer.filled(with: own))
        keys.put(key.version)
        keys.put(seq)
    }

    func counter(_ prefix: String, _ year: Int, _ last: Int64) throws(BenchFailure) {
        try counters.row(3)
        counters.put(prefix)
        counters.put(Int32(year))
        counters.put(last)
    }

    /// The case itself, with everything but its events.
    func subject(_ template: Template, _ own: CloneIdentity) throws(BenchFailure) {
        let row = template.row
        try cases.row(15)
        cases.put(own.id)
        for name in ["version", "event_count", "revision"] { cases.put(Int32(row.number(name))) }
        cases.put(number(row.text("procedure"), row.number("procedure_version")))
        cases.put(row.text("state"))
        cases.put(row.text("office"))
        cases.put(row["assignee"]?.string)
        cases.put(row.number("opened"))
        cases.put(row["next_due"]?.integer.map(Int32.init))
        cases.put(row.flag("is_overdue"))
        cases.put(row.flag("is_open"))
        cases.put(template.title.filled(with: own))
        cases.put(template.names.filled(with: own))
        cases.put(template.snapshot.filled(with: own))
        for deadline in template.deadlines { try write(deadline, own) }
        for note in template.notes { try self.note(note, own) }
        for secret in template.secrets {
            try secrets.row(3)
            secrets.put(own.id)
            secrets.put(secret.text("ref"))
            secrets.put(secret.text("value"))
        }
    }

    private func number(_ procedure: String, _ version: Int64) -> Int32? { procedures["\(procedure)/\(version)"] }

    private func write(_ deadline: JSONObject, _ own: CloneIdentity) throws(BenchFailure) {
        try deadlines.row(12)
        deadlines.put(own.id)
        deadlines.put(deadline.text("id"))
        deadlines.put(deadline.text("clock"))
        deadlines.put(deadline["rule"]?.string)
        deadlines.put(deadline["rule_version"]?.integer.map(Int32.init))
        deadlines.put(deadline["calendar_version"]?.string)
        for name in ["trigger_day", "nominal", "due"] { deadlines.put(Int32(deadline.number(name))) }
        deadlines.put(deadline.flag("provisional"))
        deadlines.put(deadline.text("status"))
        deadlines.put(deadline["wake_at"]?.integer)
    }

    private func note(_ note: JSONObject, _ own: CloneIdentity) throws(BenchFailure) {
        try notes.row(6)
        notes.put(own.id)
        notes.put(Int32(note.number("number")))
        notes.put(note.text("text"))
        notes.put(note.flag("is_private"))
        notes.put(note.text("account"))
        notes.put(note.number("at"))
    }
}
