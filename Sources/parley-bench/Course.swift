import Glibc

/// Measures one work under one load, daemon and pgbench in turn.
final class Course {
    private let daemon: PrivateDaemon
    private let store: Store
    private let pgbench: Pgbench
    private let plan: Plan
    private let fleet: Fleet
    /// The cases that `case.show` asks for.
    private let shown: [String]
    private let seconds: Double
    /// What the daemon refused while it was measured.
    private(set) var refusals: [String] = []

    init(
        daemon: PrivateDaemon, store: Store, pgbench: Pgbench, plan: Plan, fleet: Fleet, shown: [String],
        seconds: Double
    ) {
        self.daemon = daemon
        self.store = store
        self.pgbench = pgbench
        self.plan = plan
        self.fleet = fleet
        self.shown = shown
        self.seconds = seconds
    }

    func measure(_ work: WorkKind, _ load: Load, pairs: Int) throws(BenchFailure) -> Series {
        var series = Series(work: work, load: load)
        let before = (daemon: try Effects(of: store), pgbench: try Effects(of: pgbench.store))
        for number in 1...pairs {
            let pair = Series.Pair(
                daemon: try measureDaemon(work, load), pgbench: try measurePgbench(work, load, lanes: 1),
                split: work.writes ? try measurePgbench(work, load, lanes: load.clients) : nil)
            Console.say(
                "\(work.command) at \(load.name), pair \(number): parleyd \(pair.daemon.rate.whole)/s, pgbench "
                    + "\(pair.pgbench.rate.whole)/s, ratio \(pair.ratio.hundredths)")
            series.add(pair)
        }
        let half = try measureDaemon(work, load, rate: series.daemon(\.rate) / 2)
        series.atHalf = half.latencies
        series.difference = Effects.difference(
            daemon: try Effects(of: store).perRequest(
                since: before.daemon, requests: series.requests.daemon + half.requests),
            pgbench: try Effects(of: pgbench.store).perRequest(since: before.pgbench, requests: series.requests.pgbench)
        )
        return series
    }

    private func measureDaemon(
        _ work: WorkKind, _ load: Load, rate: Double? = nil
    ) throws(BenchFailure) -> Series.Leg {
        try store.run("checkpoint")
        let generator = try LoadGenerator(socket: daemon.socket, load: load)
        let before = (daemon: ProcessorTime.of(daemon.pid), postgres: ProcessorTime.ofFamily(daemon.postmaster))
        let result = try run(work, load, generator, rate: rate)
        let after = (daemon: ProcessorTime.of(daemon.pid), postgres: ProcessorTime.ofFamily(daemon.postmaster))
        if let refusal = result.firstRefusal {
            refusals.append("\(work.command) at \(load.name): \(result.refusals) × \(refusal)")
        }
        let answers = Double(max(1, result.answers))
        return Series.Leg(
            rate: result.rate, requests: result.answers, daemon: (after.daemon - before.daemon) / answers,
            postgres: (after.postgres - before.postgres) / answers, client: result.processor / answers,
            latencies: result.latencies)
    }

    private func run(
        _ work: WorkKind, _ load: Load, _ generator: LoadGenerator, rate: Double?
    ) throws(BenchFailure) -> LoadResult {
        let nanoseconds = Int64(seconds * 1e9)
        switch work {
        case .show:
            var work = ShowWork(cases: shown)
            return try generator.run(&work, for: nanoseconds, rate: rate)
        case .advance:
            var work = AdvanceWork(fleet: fleet, slots: load.slots)
            return try generator.run(&work, for: nanoseconds, rate: rate)
        case .open:
            var work = OpenWork(fleet: fleet, opening: plan.opening)
            return try generator.run(&work, for: nanoseconds, rate: rate)
        }
    }

    private func measurePgbench(_ work: WorkKind, _ load: Load, lanes: Int) throws(BenchFailure) -> Series.Leg {
        try store.run("checkpoint")
        let family = ProcessorTime.children(of: daemon.postmaster).count
        let before = ProcessorTime.ofFamily(daemon.postmaster)
        let outcome = try pgbench.run(work, clients: load.clients, lanes: lanes, seconds: seconds)
        settle(family)
        let postgres = ProcessorTime.ofFamily(daemon.postmaster) - before
        let answers = Double(max(1, outcome.transactions))
        return Series.Leg(
            rate: outcome.rate, requests: outcome.transactions, daemon: 0, postgres: postgres / answers,
            client: outcome.processor / answers)
    }

    /// Waits a little for the backends of pgbench to be gone: only then is their time the postmaster's.
    private func settle(_ family: Int) {
        for _ in 0..<100 where ProcessorTime.children(of: daemon.postmaster).count > family { usleep(10_000) }
    }
}
