import JSONText
import Wording

/// An `ERR` status line as a value: nothing changed (but for `unknown-outcome`), and this is why.
public struct ProtocolError: Error, Sendable, Hashable {
    /// The word by which programs decide.
    public let code: ErrorCode
    /// The sentence for people. It never carries case content, SQL, paths or stack text.
    public let message: Bilingual
    /// Further members of the status object: `key`, `col`, `why`, `like`, `conditions`, `version` …
    public var members: JSONObject

    /// An error with its sentence in both languages.
    public init(_ code: ErrorCode, _ message: Bilingual, _ members: JSONObject = [:]) {
        self.code = code
        self.message = message
        self.members = members
    }

    /// An error whose sentence is one of the shipped messages.
    public init(
        _ code: ErrorCode, _ id: MessageID, _ parameters: [String: String] = [:], _ members: JSONObject = [:]
    ) {
        self.init(code, Messages[id, parameters], members)
    }

    /// An error that says no more than its code does.
    public init(_ code: ErrorCode, _ members: JSONObject = [:]) {
        self.init(code, code.meaning, members)
    }
}
