import WorkCalendar

/// A secret by which a program speaks as an account over TCP. The secret itself is known to its owner alone.
public struct AccountToken: Sendable, Hashable {
    /// Its number within the account, from 1, never given out again.
    public let number: Int
    /// It is worth nothing from this moment on (business time).
    public let expires: Instant
    /// True where it was taken back.
    public let isRevoked: Bool
    /// When it was last accepted; nil as long as it never was.
    public let lastUsed: Instant?

    /// Made of its properties.
    public init(number: Int, expires: Instant, isRevoked: Bool = false, lastUsed: Instant? = nil) {
        self.number = number
        self.expires = expires
        self.isRevoked = isRevoked
        self.lastUsed = lastUsed
    }

    /// Its name on the wire, `t3`.
    public var id: String { Self.id(number) }

    /// True while it would be accepted.
    public func isValid(at now: Instant) -> Bool { !isRevoked && now < expires }

    static func id(_ number: Int) -> String { "t\(number)" }
}
