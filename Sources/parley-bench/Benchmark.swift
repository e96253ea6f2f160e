/// A whole run: a store is filled, measured against its copy under pgbench, and held against what was acknowledged.
struct Benchmark {
    let places: Places
    /// A folder that `load` has filled; nil for a new store.
    let folder: String?
    let cases: Int
    let ready: Int
    let seconds: Double
    let pairs: Int
    let loads: [Load]
    let works: [WorkKind]
    let keepsFolder: Bool

    private static let procedure = "court-mediation"

    func run() throws(BenchFailure) -> Report {
        let daemon = try PrivateDaemon(program: places.daemon, folder: folder)
        defer {
            daemon.stop()
            if keepsFolder || folder != nil { Console.say("kept: \(daemon.folder)") } else { daemon.removeFolder() }
        }
        var circumstances = ["machine: \(Machine.line)"]
        circumstances.append("8 KiB to the disk: \(try Machine.syncTime(in: daemon.folder).whole) µs")
        circumstances.append(try start(daemon))
        let store = try database(of: daemon)
        let before = try History.Counts(of: store)
        circumstances.append("\(before.cases) cases and \(before.events) events were there before")
        let filling = Filling(daemon: daemon, cases: cases, ready: ready)
        let filled = try filling.fill(Self.procedure)
        circumstances.append(filled.summary)
        circumstances.append("parleyd also enters each request in its access chain; pgbench is spared that")
        try store.vacuum()
        let shown = try shownCases(store, filled)
        circumstances.append("case.show asks for any of \(shown.count) cases")
        let pgbench = try comparator(store, filled, shown: shown)
        defer { if folder != nil { try? pgbench.store.drop() } }
        let course = Course(
            daemon: daemon, store: store, pgbench: pgbench, plan: filled.plan, fleet: filled.fleet, shown: shown,
            seconds: seconds)
        var series: [Series] = []
        for work in works {
            for load in loads { series.append(try course.measure(work, load, pairs: pairs)) }
        }
        let checks = try History(daemon: daemon, store: store, fleet: filled.fleet, before: before).checks()
        return Report(series: series, circumstances: circumstances, checks: checks, refusals: course.refusals)
    }

    /// The cases that are numbered as those that were filled, whoever opened them, without a gap.
    private func shownCases(_ store: Store, _ filled: Filling.Outcome) throws(BenchFailure) -> [String] {
        try store.run("cases", ["like": filled.opened]).compactMap(\.first)
    }

    /// Starts twice: the second time with room for pgbench's connections.
    private func start(_ daemon: PrivateDaemon) throws(BenchFailure) -> String {
        let first = try daemon.start()
        try Store(cluster: daemon.cluster, database: "postgres", folder: daemon.folder, scripts: places.scripts)
            .run("settings")
        daemon.stop()
        let second = try daemon.start()
        return "ready after \(first.hundredths) s on a new folder, \(second.hundredths) s on one that exists"
    }

    private func database(of daemon: PrivateDaemon) throws(BenchFailure) -> Store {
        let administration = Store(
            cluster: daemon.cluster, database: "postgres", folder: daemon.folder, scripts: places.scripts)
        guard let name = try administration.run("database").first?.first else {
            throw BenchFailure("the daemon holds no connection to its database")
        }
        return Store(cluster: daemon.cluster, database: name, folder: daemon.folder, scripts: places.scripts)
    }

    private func comparator(
        _ store: Store, _ filled: Filling.Outcome, shown: [String]
    ) throws(BenchFailure) -> Pgbench {
        Console.say("copying the store for pgbench")
        let samples = try store.run("samples", ["cycled": filled.cycled, "opened": filled.opened])
        var variables = samples.map { (name: $0[0], value: $0.count > 1 ? $0[1] : "") }
        let ready = filled.fleet.cases.map { Self.number($0.id) }
        for (name, value) in [
            ("shown", shown.first.map(Self.number) ?? 1), ("cases", shown.count), ("base", (ready.min() ?? 1) - 1),
            ("ready", ready.count),
        ] { variables.append((name: name, value: "\(value)")) }
        let copy = try store.copy(as: "parley_bench")
        try copy.run("prepare")
        return Pgbench(store: copy, scripts: places.scripts, variables: variables)
    }

    /// The number at the end of a case's id.
    private static func number(_ id: String) -> Int { id.split(separator: "-").last.flatMap { Int($0) } ?? 0 }
}
