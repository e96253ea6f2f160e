import CLibPQ
import Glibc

/// One libpq connection. It lives in the thread that opened it and never leaves it, hence no `Sendable`.
final class Link {
    let connection: OpaquePointer
    private let onNotice: (ServerError) -> Void
    /// Set by a warning at COMMIT: committed here, but perhaps not on the synchronous standby.
    var replicationIsLost = false

    private init(_ connection: OpaquePointer, onNotice: @escaping (ServerError) -> Void) {
        self.connection = connection
        self.onNotice = onNotice
        // Unretained is safe: the receiver is called only inside calls of libpq on `connection`, which `deinit` ends.
        PQsetNoticeReceiver(
            connection,
            { link, notice in
                guard let link else { return }
                Unmanaged<Link>.fromOpaque(link).takeUnretainedValue().receive(ServerError(notice))
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { PQfinish(connection) }

    /// Connects, blocking the thread for at most `connect_timeout` per host.
    /// - Parameter learnsWhy: asks a second time where that failed, to learn whether a server has refused, which is then
    ///   told as ``PostgresError/server(_:)``.
    static func open(
        _ target: ConnectionTarget, learnsWhy: Bool = false, onNotice: @escaping (ServerError) -> Void
    ) throws(PostgresError) -> Link {
        let keywords = target.keywords
        let connection = withCStrings(keywords.map(\.key)) { keys in
            withCStrings(keywords.map(\.value)) { values in PQconnectdbParams(keys, values, 1) }
        }
        guard let connection else { throw .notConnected("out of memory") }
        let link = Link(connection, onNotice: onNotice)
        if link.isAlive { return link }
        let reason = link.errorMessage
        guard learnsWhy else { throw .notConnected(reason) }
        // libpq has no field for the SQLSTATE of a connection that failed, but its verbose message begins with it.
        PQsetErrorVerbosity(connection, PQERRORS_VERBOSE)
        PQreset(connection)
        let words = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        PQsetErrorVerbosity(connection, PQERRORS_DEFAULT)
        if link.isAlive { return link }
        if let refusal = ServerError(verbose: words) { throw .server(refusal) }
        throw .notConnected(reason)
    }

    var isAlive: Bool { PQstatus(connection) == CONNECTION_OK }
    var backend: Int32 { PQbackendPID(connection) }
    var descriptor: Int32 { PQsocket(connection) }

    /// libpq's last error as one line.
    var errorMessage: String {
        let text = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }
        return lines.isEmpty ? "no reason given" : lines.joined(separator: "; ")
    }

    /// Reads what the server sent on its own while nothing was asked; false when the connection is gone.
    func readIdle() -> Bool {
        guard PQconsumeInput(connection) == 1 else { return false }
        // Parses notices and parameter changes.
        _ = PQisBusy(connection)
        return isAlive
    }

    private func receive(_ notice: ServerError) {
        if notice.isLostReplication { replicationIsLost = true }
        onNotice(notice)
    }
}

/// Calls `body` with a NULL-terminated array of C strings.
private func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { UnsafePointer($0) } + [nil]
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
}
