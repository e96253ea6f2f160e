/// A whole run: a store is filled, measured against its copy under pgbench, and held against what was acknowledged.
struct Benchmark {
    let places: Places
    let cases: Int
    let ready: Int
    let seconds: Double
    let pairs: Int
    let loads: [Load]
    let works: [WorkKind]
    let keepsFolder: Bool

    private static let procedure = "court-mediation"

    func run() throws(BenchFailure) -> Report {
        let daemon = try PrivateDaemon(program: places.daemon)
        defer {
            daemon.stop()
            if keepsFolder { Console.say("kept: \(daemon.folder)") } else { daemon.removeFolder() }
        }
        var circumstances = ["machine: \(Machine.line)"]
        circumstances.append("8 KiB to the disk: \(try Machine.syncTime(in: daemon.folder).whole) µs")
        circumstances.append(try start(daemon))
        let filling = Filling(daemon: daemon, cases: cases, ready: ready)
        let filled = try filling.fill(Self.procedure)
        circumstances.append(filled.summary)
        circumstances.append("parleyd also enters each request in its access chain; pgbench is spared that")
        let skipped = filled.fleet.greatestNumber - filled.fleet.ids.count
        if skipped > 0 { circumstances.append("\(skipped) case numbers were skipped: pgbench looks for some in vain") }
        let store = try database(of: daemon)
        try store.vacuum()
        let pgbench = try comparator(store, filled)
        let course = Course(
            daemon: daemon, store: store, pgbench: pgbench, plan: filled.plan, fleet: filled.fleet, seconds: seconds)
        var series: [Series] = []
        for work in works {
            for load in loads { series.append(try course.measure(work, load, pairs: pairs)) }
        }
        let checks = try History(daemon: daemon, store: store, fleet: filled.fleet).checks()
        return Report(series: series, circumstances: circumstances, checks: checks, refusals: course.refusals)
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

    private func comparator(_ store: Store, _ filled: Filling.Outcome) throws(BenchFailure) -> Pgbench {
        Console.say("copying the store for pgbench")
        let samples = try store.run("samples", ["cycled": filled.cycled, "opened": filled.opened])
        var variables = samples.map { (name: $0[0], value: $0.count > 1 ? $0[1] : "") }
        variables.append((name: "cases", value: "\(filled.fleet.ids.count)"))
        variables.append((name: "ready", value: "\(filled.fleet.cases.count)"))
        let copy = try store.copy(as: "parley_bench")
        try copy.run("prepare")
        return Pgbench(store: copy, scripts: places.scripts, variables: variables)
    }
}
