import AdminServer
import ArgumentParser
import CaseStorage
import FoundationEssentials
import Glibc
import Logging
import Mediation
import Postgres
import ProcedureLibrary
import ServiceLifecycle
import WorkCalendar

/// `parleyd serve`: the daemon.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "运行服务 / run the daemon")

    @OptionGroup var shared: SharedOptions

    @Flag(help: "首次使用：空库中把启动者设为拥有全部角色的账户 / first use: on an empty account table, the starter gets every role")
    var bootstrap = false

    @Option(help: "演练：时间停在此刻，由 ops.clock 拨动 / rehearsal: time stands still until ops.clock moves it")
    var simulatedClock: String?

    @Argument(help: "--bootstrap 的用户，默认为启动者 / the user for --bootstrap; default: who starts it")
    var bootstrapUser: String?

    func run() async throws {
        let configuration = try shared.read()
        let level = LogLevel(configuration.logLevel)
        LoggingSystem.bootstrap { DaemonLog(label: $0, level: level) }
        let logger = Logger(label: "parleyd")
        signal(SIGPIPE, SIG_IGN)
        do {
            // Whatever files say wrong is said before a cluster is made or started.
            let library = try Library(configuration: configuration)
            let assembly = Assembly(
                configuration: configuration, library: library, smtp: try configuration.mailServer(),
                channels: try DeclaredChannel.all(
                    configuration.channels, offices: library.offices,
                    environment: ProcessInfo.processInfo.environment, isCheck: false),
                level: level, reread: shared.reader, rehearsal: try rehearsal(),
                bootstrap: try account(),
                logger: logger)
            try await serve(assembly, configuration, logger)
        } catch {
            let problem = StartProblem(error)
            problem.print()
            throw problem.code
        }
    }

    private func serve(_ assembly: Assembly, _ configuration: Configuration, _ logger: Logger) async throws {
        let cluster: EmbeddedCluster?
        let conninfo: String
        switch configuration.database {
        case .embedded(let directory):
            let embedded = try EmbeddedCluster(directory: directory + "/postgres", logger: logger)
            try await embedded.start()
            do {
                try await Migrator(ownerConninfo: embedded.conninfo(), logger: logger).migrate()
            } catch {
                await embedded.stop()
                throw error
            }
            cluster = embedded
            conninfo = embedded.conninfo(user: "parley_app")
        case .server(let text):
            cluster = nil
            conninfo = text
        }
        do {
            let daemon = try assembly.assemble(conninfo: conninfo, cluster: cluster)
            try await daemon.server.bind()
            try await daemon.group.run()
        } catch {
            await cluster?.stop()
            throw error
        }
    }

    private func rehearsal() throws -> Instant? {
        guard let text = simulatedClock else { return nil }
        if let instant = Instant(iso: text) ?? CivilDay(iso: text)?.at(hour: 9) { return instant }
        Complaint.print(
            "--simulated-clock: 应为 2026-03-02 或 2026-03-02T01:00:00Z / expected a day or an instant: \(text)")
        throw Exit.usage
    }

    /// The user whose uid becomes the first account.
    private func account() throws -> (name: String, uid: UInt32)? {
        guard bootstrap else {
            if let bootstrapUser {
                Complaint.print("多余的参数 / unexpected argument: \(bootstrapUser)")
                throw Exit.usage
            }
            return nil
        }
        if let bootstrapUser {
            guard let entry = getpwnam(bootstrapUser) else {
                Complaint.print("没有用户 / no user \(bootstrapUser)")
                throw Exit.usage
            }
            guard !entry.pointee.pw_uid.isNobodysUserID else {
                Complaint.print("用户 \(bootstrapUser) 不能有账户 / the user \(bootstrapUser) can have no account")
                throw Exit.usage
            }
            return (bootstrapUser, entry.pointee.pw_uid)
        }
        let uid = getuid()
        let name = getpwuid(uid).map { String(cString: $0.pointee.pw_name) } ?? "uid-\(uid)"
        return (name, uid)
    }
}
