import AdminProtocol
import NIOCore

/// What connections may take from the daemon (protocol.md 10).
public struct TransportLimits: Sendable {
    /// What one request may be.
    public var requests = ProtocolLimits()
    /// Connections in all, the reserved ones included.
    public var connections = 4096
    /// Connections of one account.
    public var connectionsPerAccount = 1024
    /// Connections that only operators can take when all others are taken.
    public var reservedForOperators = 8
    /// Requests that are read ahead of the one in progress; beyond it the socket is not read.
    public var readAhead = 64
    /// Bytes of replies that wait for the peer; beyond it no more are produced.
    public var unsentBytes = 1_048_576
    /// How long a peer may take no byte of what waits for it.
    public var stall = TimeAmount.seconds(60)
    /// How long a line may be unfinished.
    public var unfinishedLine = TimeAmount.seconds(60)
    /// How long a line that is too long may go on.
    public var discardedLine = TimeAmount.seconds(30)
    /// How long a block may be unfinished.
    public var unfinishedBlock = TimeAmount.minutes(10)
    /// How long a connection may ask nothing.
    public var idle = TimeAmount.minutes(30)
    /// How long a drain may take before connections are closed hard.
    public var drain = TimeAmount.seconds(20)

    /// The limits of version 1.
    public init() {}
}
