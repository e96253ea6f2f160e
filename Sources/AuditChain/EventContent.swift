/// What the audit chain holds of an event: everything but its place and its payload, which enters by its hash so that
/// it can be erased.
public struct EventContent: Sendable, Hashable {
    public var caseID: String
    public var version: Int64
    public var raisesVersion: Bool
    public var type: String
    /// Microseconds since 1970 UTC: when it happened in the world, and when it was recorded.
    public var at: Int64
    public var recorded: Int64
    public var account: String
    public var session: String
    public var procedure: String
    public var procedureVersion: Int64
    public var action: String?
    public var from: String
    public var to: String
    public var payloadHash: [UInt8]

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
