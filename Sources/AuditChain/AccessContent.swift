/// What the access chain holds of a request: who, what, on which case, with which keys, and how it ended.
public struct AccessContent: Sendable, Hashable {
    /// Microseconds since 1970 UTC.
    public var at: Int64
    /// The asking account's name.
    public var account: String
    /// The connection that it came over.
    public var session: String
    /// The command's name as it was sent.
    public var command: String
    /// The subject, which for most commands is a case; nil without one.
    public var caseID: String?
    /// `ok` or the error code.
    public var result: String
    /// The names of the keys used, in the order of the request.
    public var keys: [String]

    /// Made of its properties.
    public init(
        at: Int64, account: String, session: String, command: String, caseID: String?, result: String, keys: [String]
    ) {
        self.at = at
        self.account = account
        self.session = session
        self.command = command
        self.caseID = caseID
        self.result = result
        self.keys = keys
    }

    /// The content hash that enters the chain.
    public var hash: [UInt8] {
        var canonical = CanonicalBytes(kind: UInt8(ascii: "A"), version: 1)
        canonical.append(at)
        canonical.append(account)
        canonical.append(session)
        canonical.append(command)
        canonical.append(caseID)
        canonical.append(result)
        for key in keys { canonical.append(key) }
        return Digest.sha256(canonical.bytes)
    }
}
