import ArgumentParser
import CaseStorage
import Logging
import Postgres

/// `parleyd migrate`: brings a database to this release; racing runs are safe.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "升级数据库结构 / bring the database to this release")

    @OptionGroup var shared: SharedOptions

    @Flag(help: "只列出将要做的事 / only list what would be done")
    var plan = false

    func run() async throws {
        let configuration = try shared.read()
        let logger = Logger(label: "parleyd") { StreamLogHandler.standardError(label: $0) }
        do {
            switch configuration.database {
            case .server(let conninfo): try await migrate(conninfo, logger)
            case .embedded(let directory):
                let cluster = try EmbeddedCluster(directory: directory + "/postgres", logger: logger)
                try await cluster.start()
                do {
                    try await migrate(cluster.conninfo(), logger)
                    await cluster.stop()
                } catch {
                    await cluster.stop()
                    throw error
                }
            }
        } catch let error as ClusterError {
            let problem = StartProblem(error)
            problem.print()
            throw problem.code
        } catch {
            Complaint.print("\(error)")
            throw Exit.serviceGone
        }
    }

    private func migrate(_ conninfo: String, _ logger: Logger) async throws {
        let migrator = Migrator(ownerConninfo: conninfo, logger: logger)
        let steps = plan ? try await migrator.plan() : try await migrator.migrate()
        for step in steps { print("\(plan ? "将执行 / would do" : "已执行 / done"): \(step)") }
        if steps.isEmpty { print("数据库已是最新 / the database is up to date") }
    }
}
