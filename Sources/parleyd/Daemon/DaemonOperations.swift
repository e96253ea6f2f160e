import AdminServer
import CaseStorage
import Glibc
import JSONText
import Logging
import Mediation
import NIOCore
import Notifier
import Reminders
import Synchronization
import Wording
import WorkCalendar

/// What `ops.*` does, over the parts that the composition root has put together.
final class DaemonOperations: Operations {
    private let storage: CaseStorage
    private let configuration: Configuration
    private let rules: RuleShelf
    private let directory: AccountDirectory
    private let valve: NoticeValve
    private let logger: Logger
    private let started = ContinuousClock.now
    private let parts = Mutex(Parts())

    /// Parts that exist only once everything is put together.
    private struct Parts {
        var readiness: Readiness?
        var server: AdminServer?
        var rehearsal: Rehearsal?
        var reloader: Reloader?
        var drain: (@Sendable () -> Void)?
    }

    let daemonUID = geteuid()

    init(
        storage: CaseStorage, configuration: Configuration, rules: RuleShelf, directory: AccountDirectory,
        valve: NoticeValve, logger: Logger
    ) {
        self.storage = storage
        self.configuration = configuration
        self.rules = rules
        self.directory = directory
        self.valve = valve
        self.logger = logger
    }

    /// Gives what could not exist before: the server needs the commands, and the commands need these operations.
    func connect(
        readiness: Readiness, server: AdminServer, rehearsal: Rehearsal?, reloader: Reloader,
        drain: @escaping @Sendable () -> Void
    ) {
        parts.withLock {
            $0 = Parts(readiness: readiness, server: server, rehearsal: rehearsal, reloader: reloader, drain: drain)
        }
    }

    var isReady: Bool { parts.withLock { $0.readiness }?.isReady ?? false }

    func status() async -> JSONObject {
        var row: JSONObject = ["ready": .bool(isReady), "server": .string(Parleyd.version)]
        row["uptime"] = .integer(started.duration(to: .now).components.seconds)
        row["database"] = .string(databaseWords)
        row["pid"] = .integer(Int64(getpid()))
        row["rehearsal"] = .bool(storage.clock.isRehearsal)
        row["notices"] = .string(valve.isShut ? "paused" : "running")
        if let refusal = storage.refusal { row["refused"] = .string("\(refusal)") }
        guard isReady else { return row }
        if let now = try? await storage.clock.now() {
            row["now"] = .string(now.iso)
            row["today"] = .string(now.day.iso)
            row["warnings"] = .array(warnings(today: now.day).map { .string($0) })
        }
        if let bounds = try? await storage.reader.logBounds() { row["seq"] = .integer(bounds.newest) }
        for (name, count) in ((try? await storage.reader.counts()) ?? [:]).sorted(by: { $0.key < $1.key }) {
            row[name] = .integer(count)
        }
        for work in (try? await storage.recompute.progress()) ?? [] {
            // One line for each: an installation confirmed while another is under way waits for it.
            var progress: JSONObject = ["generation": .integer(work.generation), "moved": .integer(Int64(work.moved))]
            progress["cases"] = work.cases.map { .integer(Int64($0)) }
            progress["left"] = work.cases.map { _ in .integer(Int64(work.left)) }
            row["recompute"] = .array((row["recompute"]?.array ?? []) + [.object(progress)])
        }
        let followed = ((try? await storage.projections.standings()) ?? []).map { standing -> JSONValue in
            .object([
                "name": .string(standing.name), "seq": .integer(standing.seq),
                "behind": .integer(standing.head - standing.seq), "lateMs": .integer(standing.lateMilliseconds),
                "whole": .bool(standing.whole != nil),
            ])
        }
        if !followed.isEmpty { row["projections"] = .array(followed) }
        if let calendar = rules.book.calendar(for: "prc") {
            row["calendar"] = .string(calendar.version)
            row["horizon"] = .string(calendar.horizon.iso)
        }
        row["clients"] = .integer(Int64(parts.withLock { $0.server }?.clients.count ?? 0))
        return row
    }

    private var databaseWords: String {
        switch configuration.database {
        case .embedded: storage.isUp ? "embedded, up" : "embedded, down"
        case .server: storage.isUp ? "server, up" : "server, down"
        }
    }

    private func warnings(today: CivilDay) -> [String] {
        var warnings: [String] = []
        if directory.hasUnsplitRoles {
            warnings.append("一个账户拥有全部角色，请用 account.set 分开 / one account holds every role: split them with account.set")
        }
        if let calendar = rules.book.calendar(for: "prc"), calendar.horizon.year == today.year,
            today.month == 12 || today.month == 11 && today.day >= 15
        {
            warnings.append(
                "尚无 \(today.year + 1) 年放假安排，其后的期限均为暂定 / the calendar of \(today.year + 1) is missing; later terms are provisional"
            )
        } else if let calendar = rules.book.calendar(for: "prc"), today > calendar.horizon {
            warnings.append("今日已超出工作日历 / today lies beyond the working calendar")
        }
        return warnings
    }

    func clients() async -> [JSONObject] {
        (parts.withLock { $0.server }?.clients ?? []).map { client in
            var row: JSONObject = ["session": .string(client.session.description), "account": .string(client.account)]
            row["uid"] = .integer(Int64(client.peer.uid))
            row["pid"] = .integer(Int64(client.peer.pid))
            row["client"] = client.client.map { .string($0) }
            row["lang"] = .string(client.language.rawValue)
            row["unsent"] = .integer(Int64(client.unsentBytes))
            return row
        }
    }

    func reload() async throws(ReloadProblem) -> JSONObject {
        guard let reloader = parts.withLock({ $0.reloader }) else { return [:] }
        let report: Reloader.Report
        do {
            report = try reloader.reload()
        } catch {
            throw ReloadProblem(lines: error.lines)
        }
        try? await directory.refresh()
        return [
            "reloaded": .array(report.reloaded.map { .string($0) }),
            "needsRestart": .array(report.needsRestart.map { .string($0) }),
            "offices": .integer(Int64(report.offices)),
        ]
    }

    /// `SIGHUP`: the same, told to the log.
    func reloadBySignal() async {
        do {
            let row = try await reload()
            logger.notice("configuration read again", metadata: ["result": "\(row.line)"])
        } catch {
            for line in error.lines { logger.error("configuration not changed", metadata: ["problem": "\(line)"]) }
        }
    }

    func pauseNotices(_ paused: Bool, reason: String?, by account: String) async {
        valve.set(shut: paused)
    }

    func drain(seconds: Int64?) {
        let (server, drain) = parts.withLock { ($0.server, $0.drain) }
        if let seconds { server?.drain(within: .seconds(seconds)) }
        drain?()
    }

    func moveClock(to moment: Instant) async throws(Fault) -> (due: Int, notices: Int) {
        guard let rehearsal = parts.withLock({ $0.rehearsal }) else { throw .unavailable }
        let count = try await rehearsal.advance(to: moment)
        return (count.due, count.notices)
    }
}
