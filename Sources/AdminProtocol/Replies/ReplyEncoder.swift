import JSONText
import Wording

/// The lines that a server sends (protocol.md 4). Members stand in the order in which they are given.
public enum ReplyEncoder {
    /// Appends one data line.
    public static func appendData(_ object: JSONObject, to bytes: inout [UInt8]) {
        append("", object, to: &bytes)
    }

    /// Appends `OK {…}`; `tag` and `n` come first and are absent when `nil`.
    public static func appendOK(tag: String?, rows: Int?, _ members: JSONObject, to bytes: inout [UInt8]) {
        var object = JSONObject()
        object["tag"] = tag.map { .string($0) }
        object["n"] = rows.map { .integer(Int64($0)) }
        object.merge(members)
        append("OK ", object, to: &bytes)
    }

    /// Appends `ERR code {…}` with tag, sentence and retry before the error's own members.
    public static func appendError(
        _ error: ProtocolError, tag: String?, language: Language, to bytes: inout [UInt8]
    ) {
        var object = JSONObject()
        object["tag"] = tag.map { .string($0) }
        object["msg"] = .string(error.message[language])
        object["retry"] = .string(error.code.retry.rawValue)
        object.merge(error.members)
        append("ERR \(error.code.rawValue) ", object, to: &bytes)
    }

    /// Appends the greeting `* parley 1 {…}`.
    public static func appendGreeting(_ members: JSONObject, to bytes: inout [UInt8]) {
        append("* parley \(version) ", members, to: &bytes)
    }

    /// Appends `* bye {"why":…}`.
    public static func appendBye(_ why: ByeReason, to bytes: inout [UInt8]) {
        append("* bye ", ["why": .string(why.rawValue)], to: &bytes)
    }

    /// The protocol version.
    public static let version = 1

    private static func append(_ head: String, _ object: JSONObject, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: head.utf8)
        JSONWriter.append(object, to: &bytes)
        bytes.append(0x0A)
    }
}
