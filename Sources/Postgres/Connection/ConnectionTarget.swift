/// Where and as whom to connect.
struct ConnectionTarget: Sendable {
    /// A libpq connection string or URI, with several hosts if wanted.
    let conninfo: String
    /// What `pg_stat_activity` shows.
    let application: String
    /// Server settings for this connection, unless `conninfo` has `options` of its own.
    let settings: [String: String]

    /// Keywords for libpq in the order of their weight: `conninfo` overrides what stands before it.
    var keywords: [(key: String, value: String)] {
        let options = settings.sorted { $0.key < $1.key }.map { "-c \($0.key)=\($0.value)" }.joined(separator: " ")
        return [
            ("connect_timeout", "3"), ("keepalives_idle", "10"), ("tcp_user_timeout", "10000"),
            ("options", options), ("dbname", conninfo), ("application_name", application),
            ("client_encoding", "UTF8"),
        ]
    }
}
