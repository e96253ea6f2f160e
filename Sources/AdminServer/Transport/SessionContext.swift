import AdminProtocol
import Synchronization
import Wording

/// What a handler knows of the session that a request came from.
public final class SessionContext: Sendable {
    /// The session's name.
    public let id: SessionID
    /// Who connected.
    public let peer: PeerCredentials
    /// The account under which the session is counted.
    public let account: String

    private struct Settings {
        var language: Language
        var client: String?
        var told = -1 as Int64
    }
    private let settings: Mutex<Settings>

    /// A session's context; tests of handlers make their own.
    public init(id: SessionID, peer: PeerCredentials, account: String, language: Language) {
        self.id = id
        self.peer = peer
        self.account = account
        settings = Mutex(Settings(language: language))
    }

    /// The language of messages, set by `hello`.
    public var language: Language {
        get { settings.withLock { $0.language } }
        set { settings.withLock { $0.language = newValue } }
    }

    /// The program's name, told by `hello`.
    public var client: String? {
        get { settings.withLock { $0.client } }
        set { settings.withLock { $0.client = newValue } }
    }

    /// The newest seq of the log that a reply on this connection has named; -1 before the first.
    public var told: Int64 { settings.withLock { $0.told } }

    /// A reply names this seq.
    func tell(_ seq: Int64) { settings.withLock { $0.told = max($0.told, seq) } }
}
