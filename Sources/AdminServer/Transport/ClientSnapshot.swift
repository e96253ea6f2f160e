import Wording

/// One connection as `ops.clients` shows it; it names nothing of any case.
public struct ClientSnapshot: Sendable, Hashable {
    /// The session.
    public let session: SessionID
    /// Who connected.
    public let peer: PeerCredentials
    /// The account under which it is counted.
    public let account: String
    /// The program's name, told by `hello`.
    public let client: String?
    /// The language of its messages.
    public let language: Language
    /// Bytes of replies that it has not taken.
    public let unsentBytes: Int
}
