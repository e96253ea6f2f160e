/// What one request may be at most (protocol.md 10), in bytes where nothing else is said.
public struct ProtocolLimits: Sendable, Hashable {
    /// A request line without its line end.
    public var line = 65_536
    /// The text of a block.
    public var block = 1_048_576
    /// How much of an unfinished line or block is thrown away before the connection is closed.
    public var discard = 16_777_216
    /// Arguments of one request.
    public var arguments = 64
    /// Lexical errors in a row that close the connection.
    public var errorsInARow = 10

    /// The limits of version 1.
    public init() {}
}
