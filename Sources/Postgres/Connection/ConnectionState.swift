/// Whether calls can be made.
public enum ConnectionState: Sendable, Hashable {
    /// Connected; `backend` is the server process's id.
    case up(backend: Int32)
    /// Not connected, and why, in the words of libpq or of the server.
    case down(reason: String)

    /// Never connected so far, because the server refuses the role or knows no such database.
    case refused(ServerError)

    /// Calls can be made.
    public var isUp: Bool { if case .up = self { true } else { false } }
}
