import CaseStorage
import FoundationEssentials
import Logging
import Mediation
import Notifier
import Synchronization
import WorkCalendar

/// Reads the configuration again while the daemon runs, and puts in force what can be: the log's level, the offices, the
/// ways on which notices go. A problem anywhere changes nothing.
final class Reloader: Sendable {
    /// What came of it.
    struct Report: Sendable {
        /// Settings that have changed and are in force.
        var reloaded: [String]
        /// Settings that differ from what the daemon was started with and are not in force.
        var needsRestart: [String]
        /// How many offices there are now.
        var offices: Int
    }

    /// What the daemon was started with, and what follows the configuration.
    struct Parts: Sendable {
        let started: Configuration
        let reminders: ReminderPolicies
        let level: LogLevel
        let offices: OfficeTree
        let channels: MailChannels
        let storage: CaseStorage
    }

    private struct State {
        var loaded: Configuration
        var smtp: SMTPSettings?
    }

    private var environment: [String: String] { ProcessInfo.processInfo.environment }
    private let read: @Sendable () throws(ConfigurationProblems) -> Configuration
    private let parts: Parts
    private let state: Mutex<State>

    /// - Parameters:
    ///   - smtp: the mail server that the daemon was started with.
    ///   - read: reads the configuration again, from the same places.
    init(
        parts: Parts, smtp: SMTPSettings?,
        read: @escaping @Sendable () throws(ConfigurationProblems) -> Configuration
    ) {
        state = Mutex(State(loaded: parts.started, smtp: smtp))
        self.parts = parts
        self.read = read
    }

    /// Reads and applies everything, or throws every problem and leaves all as it is. Blocks while it reads files.
    func reload() throws(ConfigurationProblems) -> Report {
        let next = try read()
        let smtp = try next.mailServer()
        let library: Library
        do {
            library = try Library(configuration: next)
        } catch {
            throw ConfigurationProblems(lines: StartProblem(error).lines)
        }
        let offices = library.offices.offices
        _ = try DeclaredChannel.all(next.channels, offices: library.offices, environment: environment, isCheck: false)
        // The channels stay those of the start; what lies below their offices may have changed.
        let channels = try DeclaredChannel.all(
            parts.started.channels, offices: library.offices, environment: environment, isCheck: true)
        return state.withLock { state in
            var changes = next.changes(from: state.loaded)
            if smtp != state.smtp, !changes.contains(where: { $0.hasPrefix("smtp.") }) {
                // The same files, with something else in them.
                changes.append("smtp")
            }
            if offices != parts.offices.offices, !changes.contains("offices") { changes.append("offices") }
            var waiting = Configuration.fixed.intersection(next.changes(from: parts.started))
            if library.rules.reminders != parts.reminders { waiting.insert("reminders") }
            parts.level.set(next.logLevel)
            parts.offices.replace(with: offices)
            parts.channels.replace(
                with: MailChannels.Setup(spool: Spool(folder: next.spool), smtp: smtp.map { SMTPChannel($0) }))
            parts.storage.take(next.route(channels.map(\.route)))
            state.loaded = next
            state.smtp = smtp
            return Report(
                reloaded: changes.filter { !Configuration.fixed.contains($0) },
                needsRestart: Setting.all.map(\.name).filter { waiting.contains($0) }
                    + (next.channels.elementsEqual(parts.started.channels) { $0.says(sameAs: $1) } ? [] : ["channels"]),
                offices: offices.count)
        }
    }
}
