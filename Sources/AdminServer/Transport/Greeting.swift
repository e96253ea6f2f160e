import AdminProtocol
import JSONText
import Wording

/// The handler's answer to a new connection.
public enum Greeting: Sendable {
    /// The peer is welcome.
    case welcome(Welcome)
    /// The peer gets `* bye` in place of a greeting.
    case refused(ByeReason)

    /// What a welcome peer is told and how it is counted.
    public struct Welcome: Sendable {
        /// The greeting's members but `session` and `limits`, which the transport adds: server, user, roles, scope,
        /// lang, catalog, ready.
        public var members: JSONObject
        /// The session's language until `hello` changes it.
        public var language: Language
        /// The name under which connections are counted for the limit per account.
        public var account: String
        /// Whether the peer may use the connections that are kept for operators.
        public var isOperator: Bool

        /// A welcome.
        public init(members: JSONObject, language: Language, account: String, isOperator: Bool) {
            self.members = members
            self.language = language
            self.account = account
            self.isOperator = isOperator
        }
    }
}
