/// A value `$2` of a batch step: what an earlier step has made stands in its place (protocol.md 6.4).
public struct StepReference: Sendable, Hashable {
    /// What an identifier names.
    public enum Kind: String, Sendable {
        case `case`, party, record, due
        /// No step of a batch makes an account.
        case account
    }

    /// The key of the value; for the subject, the subject's name.
    public let key: String
    /// Its place among the values of that key, from 0.
    public let index: Int
    /// The step that is pointed to, from 1.
    public let step: Int
    /// What the key takes; nil where only the procedure knows, since the key is one of its fields.
    public let kind: Kind?

    /// Made of its properties.
    public init(key: String, index: Int = 0, step: Int, kind: Kind?) {
        self.key = key
        self.index = index
        self.step = step
        self.kind = kind
    }
}
