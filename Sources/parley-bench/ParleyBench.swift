import ArgumentParser

/// Load through the real socket, against pgbench on the same cluster.
@main
struct ParleyBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parley-bench",
        abstract: "以 pgbench 为参照的基准 / benchmarks as ratios to pgbench",
        subcommands: [
            RunCommand.self, SweepCommand.self, WatchCommand.self, LoadCommand.self, PagesCommand.self,
            CoreCommand.self,
        ],
        defaultSubcommand: RunCommand.self)
}
