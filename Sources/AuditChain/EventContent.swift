/// What the audit chain holds of an event: everything but its place and its payload, which enters by its hash so that
/// it can be erased.
public struct EventContent: Sendable, Hashable {
    /// The case that it happened to.
    public var caseID: String
    /// The case's version after it.
    public var version: Int64
    /// True for the one event of a command that raises the version.
    public var raisesVersion: Bool
    /// The type as on the wire: `case.opened` …
    public var type: String
    /// When it happened in the world: microseconds since 1970 UTC.
    public var at: Int64
    /// When it was recorded: microseconds since 1970 UTC.
    public var recorded: Int64
    /// The acting account's name.
    public var account: String
    /// The connection that the request came over.
    public var session: String
    /// The id of the procedure that the case runs under.
    public var procedure: String
    /// The version of that procedure.
    public var procedureVersion: Int64
    /// The edge taken; nil unless the case advanced.
    public var action: String?
    /// The case's state before it.
    public var from: String
    /// The case's state after it.
    public var to: String
    /// SHA-256 over salt and payload, which stays when both are erased.
    public var payloadHash: [UInt8]

    /// Made of its properties.
    public init(
        caseID: String, version: Int64, raisesVersion: Bool, type: String, at: Int64, recorded: Int64, account: String,
        session: String, procedure: String, procedureVersion: Int64, action: String?, from: String, to: String,
        payloadHash: [UInt8]
    ) {
        self.caseID = caseID
        self.version = version
        self.raisesVersion = raisesVersion
        self.type = type
        self.at = at
        self.recorded = recorded
        self.account = account
        self.session = session
        self.procedure = procedure
        self.procedureVersion = procedureVersion
        self.action = action
        self.from = from
        self.to = to
        self.payloadHash = payloadHash
    }

    /// The content hash that enters the chain.
    public var hash: [UInt8] {
        var canonical = CanonicalBytes(kind: UInt8(ascii: "E"), version: 1)
        canonical.append(caseID)
        canonical.append(version)
        canonical.append(raisesVersion)
        canonical.append(type)
        canonical.append(at)
        canonical.append(recorded)
        canonical.append(account)
        canonical.append(session)
        canonical.append(procedure)
        canonical.append(procedureVersion)
        canonical.append(action)
        canonical.append(from)
        canonical.append(to)
        canonical.append(payloadHash)
        return Digest.sha256(canonical.bytes)
    }
}
