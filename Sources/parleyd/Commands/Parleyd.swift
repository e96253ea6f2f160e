import ArgumentParser

/// The daemon's command line.
@main
struct Parleyd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parleyd",
        abstract: "商调：集体协商与诉调对接案件服务 / case service for collective negotiation and court mediation",
        subcommands: [Serve.self, Migrate.self, Check.self, Version.self])

    /// The version that the greeting and `parleyd version` tell.
    static let version = "1.0.0"
}

/// Exit codes of sysexits.h that the daemon uses (product.md).
enum Exit {
    static let usage = ExitCode(64)
    static let serviceGone = ExitCode(69)
    static let bug = ExitCode(70)
    static let cannotCreateSocket = ExitCode(73)
    static let configuration = ExitCode(78)
}
