/// Where the bytes of one reply go.
public protocol ReplySink: Sendable {
    /// Takes whole lines at once, without waiting; `isEnd` marks the status line.
    func write(_ bytes: [UInt8], isEnd: Bool)

    /// Waits until more may be written.
    func room() async throws(SessionClosed)
}
