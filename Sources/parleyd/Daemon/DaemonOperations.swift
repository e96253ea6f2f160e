import AdminServer
import CaseStorage
import Glibc
import JSONText
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
    private let started = ContinuousClock.now
    private let parts = Mutex(Parts())

    /// Parts that exist only once everything is put together.
    private struct Parts {
        var readiness: Readiness?
        var server: AdminServer?
        var rehearsal: Rehearsal?
        var drain: (@Sendable () -> Void)?
    }

    let daemonUID = geteuid()

    init(
        storage: CaseStorage, configuration: Configuration, rules: RuleShelf, directory: AccountDirectory,
        valve: NoticeValve
    ) {
        self.storage = storage
        self.configuration = configuration
        self.rules = rules
        self.directory = directory
        self.valve = valve
    }

    /// Gives what could not exist before: the server needs the commands, and the commands need these operations.
    func connect(
        readiness: Readiness, server: AdminServer, rehearsal: Rehearsal?, drain: @escaping @Sendable () -> Void
    ) {
        parts.withLock { $0 = Parts(readiness: readiness, server: server, rehearsal: rehearsal, drain: drain) }
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

    func reload() async -> JSONObject {
        try? await directory.refresh()
        return [
            "reloaded": ["accounts"], "needsRestart": .array(Setting.all.map { .string($0.name) }),
        ]
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
