import JSONText

/// Holds the store against what was acknowledged: nothing lost, nothing doubled, the chain whole.
struct History {
    let daemon: PrivateDaemon
    let store: Store
    let fleet: Fleet
    /// What the store held before the bench came.
    let before: Counts

    /// How many events one `audit.verify` is asked about, so that it stays within the time of a request.
    private static let stretch = 100_000

    /// What a store holds.
    struct Counts {
        let cases: Int
        let versions: Int
        let events: Int
        /// The number of the last event.
        let last: Int
        /// Cases whose version or number of events disagrees with their events.
        let odd: Int

        init(of store: Store) throws(BenchFailure) {
            let found = try store.run("history").first?.map { Int($0) ?? 0 } ?? []
            guard found.count == 5 else { throw BenchFailure("history.sql gave \(found)") }
            (cases, versions, events, last, odd) = (found[0], found[1], found[2], found[3], found[4])
        }
    }

    func checks() throws(BenchFailure) -> [(text: String, holds: Bool)] {
        let now = try Counts(of: store)
        let (cases, versions) = (now.cases - before.cases, now.versions - before.versions)
        let numbered = now.events - before.events == now.last - before.last
        return [
            ("\(fleet.ids.count) openings acknowledged, \(cases) cases stored", cases == fleet.ids.count),
            ("\(fleet.versions) versions acknowledged, \(versions) stored", versions == fleet.versions),
            ("\(now.events - before.events) events, numbered without a gap to \(now.last)", numbered),
            ("\(now.odd) cases whose version or number of events disagrees with their events", now.odd == 0),
            try chain(after: before.last, to: now.last),
        ]
    }

    private func chain(after first: Int, to last: Int) throws(BenchFailure) -> (text: String, holds: Bool) {
        let talk = try Conversation(socket: daemon.socket)
        let begin = Monotonic.now()
        var verified = 0
        for from in stride(from: first + 1, through: max(first + 1, last), by: Self.stretch) {
            let to = min(last, from + Self.stretch - 1)
            let row = try talk.ask("audit.verify from=\(from) to=\(to)", within: 120).first
            guard row["whole"]?.bool == true else { return ("audit.verify: \(row.line)", false) }
            verified += Int(row["events"]?.integer ?? 0)
        }
        let seconds = Double(Monotonic.now() - begin) / 1e9
        let rate = Double(verified) / max(seconds, 1e-9)
        return (
            "audit.verify: the chain of \(verified) events is whole (\(rate.whole) events/s)", verified == last - first
        )
    }
}
