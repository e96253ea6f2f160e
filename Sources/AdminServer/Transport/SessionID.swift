/// The name of one connection, unique within a run of the daemon.
public struct SessionID: Sendable, Hashable, CustomStringConvertible {
    /// A counter from 1.
    public let number: UInt64

    /// The session with this number.
    public init(_ number: UInt64) { self.number = number }

    /// The name as greeting, log and audit show it, for example `s-1f`.
    public var description: String { "s-" + String(number, radix: 16) }
}
