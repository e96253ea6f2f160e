import AdminServer
import CaseStorage
import Notifier

extension Configuration {
    /// Settings that are looked at only when the daemon starts.
    static let fixed: Set<String> = [
        "data", "database", "socket", "reminders", "texts", "forms", "mail-domains", "mail-link", "connections",
        "connections-per-account",
    ]

    /// The names of the settings whose values differ from another configuration's, in the order of the table.
    func changes(from other: Configuration) -> [String] {
        Setting.all.map(\.name).filter { name in
            // A connection string is shown without its password.
            name == "database" ? database != other.database : value(name) != other.value(name)
        }
    }

    private func value(_ name: String) -> String? { origins.first { $0.name == name }?.value }

    /// What connections may take: the protocol's limits with the site's own numbers.
    var transportLimits: TransportLimits {
        var limits = TransportLimits()
        limits.connections = connections.all
        limits.connectionsPerAccount = connections.perAccount
        return limits
    }

    /// Through which channels notices go, beside these of the site's own.
    func route(_ channels: [NamedChannel]) -> DeliveryRoute {
        DeliveryRoute(
            smtp == nil ? .spool : spoolsAlways ? .both : .smtp, channels: channels, mailsResent: mailsResent)
    }

    /// The mail server's settings as the notifier takes them, nil without one; a problem names its place.
    func mailServer() throws(ConfigurationProblems) -> SMTPSettings? {
        do {
            return try smtp?.settings()
        } catch {
            throw error.placed(in: self)
        }
    }

    /// What can be said of them without being the daemon.
    func checkMailServer() throws(ConfigurationProblems) {
        do {
            try smtp?.check()
        } catch {
            throw error.placed(in: self)
        }
    }
}

extension ConfigurationProblems {
    /// The same problems, each with the place of the setting that it begins with.
    func placed(in configuration: Configuration) -> ConfigurationProblems {
        ConfigurationProblems(
            lines: lines.map { line in
                let name = String(line.prefix { $0 != ":" })
                let origin = configuration.origins.first { $0.name == name || $0.name.hasPrefix(name + ".") }
                return origin.map { "\($0.origin): \(line)" } ?? line
            })
    }
}
