/// What one run at one pace showed.
struct WatchRun {
    let rate: Int
    var watchers = 0
    /// Of these, who may see one office only.
    var narrow = 0
    var changes = 0
    /// Those acknowledged before the time was over.
    var changesInTime = 0
    var seconds = 0.0
    var events: Int64 = 0
    var rows = 0
    var misplaced = 0
    /// Watchers who did not see exactly what they may see.
    var wrong = 0
    /// From acknowledgement to receipt, and from the request to receipt.
    var delays = Histogram()
    var whole = Histogram()
    /// Resident MiB of the daemon, each second.
    var memory: [Double] = []
    /// Processors kept busy meanwhile.
    var cores = (daemon: 0.0, postgres: 0.0, bench: 0.0)

    init(rate: Int) { self.rate = rate }

    var isSound: Bool { wrong == 0 && misplaced == 0 && events > 0 }
}

/// What `parley-bench watch` found, as Markdown.
struct WatchReport: Figures {
    let machine: String
    var runs: [WatchRun] = []

    init(machine: String) { self.machine = machine }

    var isSound: Bool { runs.allSatisfy(\.isSound) }

    private static let columns = [
        "watchers", "changes/s asked", "reached", "rows/s", "p50 ms", "p99 ms", "p99 ms from the request",
        "MiB at first", "in the middle", "at the end", "cores parleyd", "PostgreSQL", "bench",
    ]

    var markdown: String {
        let rows = runs.map { run in
            [
                "\(run.watchers)", "\(run.rate)", (Double(run.changesInTime) / max(run.seconds, 1e-9)).whole,
                (Double(run.rows) / max(run.seconds, 1e-9)).whole, milliseconds(run.delays, 0.5),
                milliseconds(run.delays, 0.99), milliseconds(run.whole, 0.99), (run.memory.first ?? 0).whole,
                (run.memory.isEmpty ? 0 : run.memory[run.memory.count / 2]).whole, (run.memory.last ?? 0).whole,
                run.cores.daemon.hundredths, run.cores.postgres.hundredths, run.cores.bench.hundredths,
            ]
        }
        let table = ([Self.columns, Self.columns.map { _ in "---" }] + rows).map {
            "| " + $0.joined(separator: " | ") + " |"
        }
        let remarks =
            ["machine: \(machine)"]
            + runs.map { run in
                "\(run.isSound ? "ok" : "WRONG"): at \(run.rate)/s \(run.events) events, \(run.rows) rows to "
                    + "\(run.watchers) watchers (\(run.narrow) of one office only); \(run.wrong) did not see exactly what they "
                    + "may see, \(run.misplaced) rows came twice or out of order"
            }
        return (table + [""] + remarks.map { "- \($0)" } + [""]).joined(separator: "\n")
    }

    private func milliseconds(_ histogram: Histogram, _ quantile: Double) -> String {
        (histogram.microseconds(quantile) / 1_000).hundredths
    }
}
