import JSONText
import Wording

/// What is wrong with the bytes of one request. The transport answers it without asking anybody.
public struct LexicalError: Error, Sendable, Hashable {
    /// `encoding`, `syntax`, `too-long` or, for a value that can never be stored, `bad-argument`.
    public let code: ErrorCode
    /// The shipped sentence.
    public let message: MessageID
    /// What stands in the sentence's places.
    public let parameters: [String: String]
    /// Where: 1-based, in grapheme clusters.
    public let column: Int?
    /// The limit that was exceeded.
    public let limit: Int?
    /// The request's tag, when it could still be read.
    public var tag: String?

    /// An error at a place.
    public init(
        _ code: ErrorCode, _ message: MessageID, _ parameters: [String: String] = [:], column: Int? = nil,
        limit: Int? = nil, tag: String? = nil
    ) {
        self.code = code
        self.message = message
        self.parameters = parameters
        self.column = column
        self.limit = limit
        self.tag = tag
    }

    /// The error as it is answered.
    public var protocolError: ProtocolError {
        var members = JSONObject()
        members["col"] = column.map { .integer(Int64($0)) }
        members["limit"] = limit.map { .integer(Int64($0)) }
        return ProtocolError(code, message, parameters, members)
    }
}
