/// Why the server closes a connection: the `why` of `* bye`.
public enum ByeReason: String, Sendable, CaseIterable {
    /// The server shuts down.
    case drain
    /// Nothing was asked for too long.
    case idle
    /// The peer took no byte for too long.
    case stall
    /// A limit on connections, unfinished lines or thrown-away bytes was reached.
    case limit
    /// The peer does not speak this protocol.
    case syntax
    /// A person closed it, or its account was revoked.
    case kicked
}
