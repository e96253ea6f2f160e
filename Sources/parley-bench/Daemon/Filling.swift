/// Fills a daemon's store through its socket.
struct Filling {
    let daemon: PrivateDaemon
    let cases: Int
    /// How many of them are brought into the cycle.
    let ready: Int

    struct Outcome {
        let plan: Plan
        let fleet: Fleet
        let summary: String
        /// A case that has been round the cycle, and one that was only opened.
        let cycled: String
        let opened: String
    }

    func fill(_ procedure: String) throws(BenchFailure) -> Outcome {
        let talk = try Conversation(socket: daemon.socket)
        let plan = try Scout(talk, procedure: procedure).plan()
        let fleet = Fleet(cycle: plan.cycle)
        fleet.becameReady(plan.scout, version: plan.version)
        let load = Load(clients: 64, pipeline: 1)
        Console.say("filling \(cases) cases; \(ready) of them take \(plan.steps.count) steps each")
        var preparation = ReadyWork(
            fleet: fleet, opening: plan.opening, steps: plan.steps, version: plan.version, left: ready - 1)
        let prepared = try complete(&preparation, load)
        var openings = OpenWork(fleet: fleet, opening: plan.opening, left: cases - ready)
        let opened = try complete(&openings, load)
        for _ in plan.cycle {
            _ = try talk.ask(fleet.step(0))
            fleet.moved(0)
        }
        let steps = Double((ready - 1) * (plan.steps.count + 1)) / max(prepared.seconds, 1e-9)
        let summary =
            "\(fleet.ids.count) cases, \(fleet.cases.count) of them ready, filled through the socket in "
            + "\((prepared.seconds + opened.seconds).hundredths) s (\(steps.whole) steps/s in batches, "
            + "\(opened.rate.whole) openings/s)"
        return Outcome(
            plan: plan, fleet: fleet, summary: summary, cycled: plan.scout, opened: fleet.ids.last ?? plan.scout)
    }

    private func complete<Asked: Work>(_ work: inout Asked, _ load: Load) throws(BenchFailure) -> LoadResult {
        let result = try LoadGenerator(socket: daemon.socket, load: load).run(&work)
        if let refusal = result.firstRefusal { throw BenchFailure("filling: \(result.refusals) × \(refusal)") }
        return result
    }
}
