import AdminProtocol
import JSONText
import Synchronization
import Wording

/// The session's peer is gone; what is written goes nowhere.
public struct SessionClosed: Error, Hashable {
    /// The error.
    public init() {}
}

/// Writes the reply to one request: rows, then one status. It counts the rows and echoes the tag by itself.
public final class ReplyWriter: Sendable {
    /// Fires when a streaming reply has to end.
    public let interruption: Interruption

    private let tag: String?
    private let session: SessionContext
    private let sink: any ReplySink

    private struct Progress {
        var rows = 0
        var finished = false
    }
    private let progress = Mutex(Progress())

    /// A writer for the reply to a request with this tag; tests of handlers make their own with a sink of theirs.
    public init(tag: String?, session: SessionContext, sink: any ReplySink, interruption: Interruption = Interruption())
    {
        self.tag = tag
        self.session = session
        self.sink = sink
        self.interruption = interruption
    }

    /// How many rows were written so far.
    public var rows: Int { progress.withLock { $0.rows } }

    /// Whether the status was written.
    public var isFinished: Bool { progress.withLock { $0.finished } }

    /// Waits until the peer has taken enough of what was written before; throws once it is gone.
    public func room() async throws(SessionClosed) { try await sink.room() }

    /// Writes one data line; waits while the peer is slow to take what was written before.
    public func row(_ object: JSONObject) async throws(SessionClosed) {
        progress.withLock { progress in
            assert(!progress.finished, "a row after the status")
            progress.rows += 1
        }
        var bytes: [UInt8] = []
        ReplyEncoder.appendData(object, to: &bytes)
        sink.write(bytes, isEnd: false)
        try await sink.room()
    }

    /// Writes so many data lines that are spelled already; waits as ``row(_:)`` does.
    public func rows(_ lines: [UInt8], count: Int) async throws(SessionClosed) {
        guard count > 0 else { return }
        progress.withLock { progress in
            assert(!progress.finished, "rows after the status")
            progress.rows += count
        }
        sink.write(lines, isEnd: false)
        try await sink.room()
    }

    /// Ends the reply with `OK`. `n` is added before the given members unless the reply has no rows by its nature
    /// (`counted: false`, as for `ping`).
    public func ok(_ members: JSONObject = [:], counted: Bool = true) {
        guard let rows = finish() else { return }
        for name in ["seq", "asof", "resume"] { if let seq = members[name]?.integer { session.tell(seq) } }
        var bytes: [UInt8] = []
        ReplyEncoder.appendOK(tag: tag, rows: counted || rows > 0 ? rows : nil, members, to: &bytes)
        sink.write(bytes, isEnd: true)
    }

    /// Ends the reply with `ERR`, in the session's language.
    public func error(_ error: ProtocolError) {
        guard finish() != nil else { return }
        var bytes: [UInt8] = []
        ReplyEncoder.appendError(error, tag: tag, language: session.language, to: &bytes)
        sink.write(bytes, isEnd: true)
    }

    /// The number of rows when this is the first status, else `nil`.
    private func finish() -> Int? {
        progress.withLock { progress in
            assert(!progress.finished, "two status lines")
            guard !progress.finished else { return nil }
            progress.finished = true
            return progress.rows
        }
    }
}
