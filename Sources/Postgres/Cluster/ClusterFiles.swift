/// The configuration that the daemon writes into a cluster at every start.
struct ClusterFiles: Sendable {
    /// The roles that the daemon takes beside the superuser; the migrator creates them.
    static let applicationRoles = ["parley_owner", "parley_app", "parley_reader", "parley_purge"]

    let directory: String
    /// Who runs the server and owns the data.
    let account: ServerAccount
    /// Who runs the daemon.
    let visitor: ServerAccount
    /// Server settings that replace those below.
    let settings: [String: String]

    /// Writes what is not there yet.
    /// - Parameter folder: the data directory, or the folder in which it is being made.
    /// - Returns: true when something was changed.
    func write(into folder: String) throws(ClusterError) -> Bool {
        var changed = false
        for (name, text) in [("parley.conf", configuration), ("pg_hba.conf", access), ("pg_ident.conf", identities)] {
            if try Files.write(text, to: "\(folder)/\(name)", owner: account) { changed = true }
        }
        return changed
    }

    /// The line at the end of `postgresql.conf` by which the server finds the settings.
    static let include =
        "\n# Written by parleyd at every start; to override it, add lines below or use ALTER SYSTEM.\n"
        + "include_if_exists = 'parley.conf'\n"

    private var configuration: String {
        var values = [
            "listen_addresses": "",
            "unix_socket_directories": directory,
            "unix_socket_permissions": "0700",
            "port": "5432",
            "max_connections": "120",
            "cluster_name": "parley",
            // Our statements are short, and a hardened unit forbids memory that is both written and executed.
            "jit": "off",
            "timezone": "UTC",
            "lc_messages": "C",
            "logging_collector": "off",
            "log_destination": "stderr",
            "log_timezone": "UTC",
            "log_line_prefix": "%m [%p] %q%a ",
            // What people wrote into cases stays out of the log.
            "log_error_verbosity": "terse",
            "log_parameter_max_length": "0",
            "log_parameter_max_length_on_error": "0",
        ]
        values.merge(settings) { $1 }
        let lines = values.sorted { $0.key < $1.key }.map { "\($0.key) = '\(Self.doubled("'", in: $0.value))'" }
        return lines.joined(separator: "\n") + "\n"
    }

    private var access: String {
        """
        # No TCP. Over the socket, the kernel says who connects and pg_ident.conf says as whom.
        local all all peer map=parley
        local replication all peer map=parley

        """
    }

    private var identities: String {
        var lines = ["# map user role"]
        if account != visitor { lines.append(line(account, account.superuser)) }
        for role in [account.superuser] + Self.applicationRoles { lines.append(line(visitor, role)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ user: ServerAccount, _ role: String) -> String {
        "parley \"\(Self.doubled("\"", in: user.name))\" \"\(Self.doubled("\"", in: role))\""
    }

    private static func doubled(_ mark: Character, in text: String) -> String {
        text.split(separator: mark, omittingEmptySubsequences: false).joined(separator: "\(mark)\(mark)")
    }
}
