import Procedures

/// A procedure version as the database keeps it.
public struct StoredProcedure: Sendable, Hashable {
    /// The procedure's id: `court-mediation`.
    public let id: String
    /// The version's number.
    public let version: Int
    /// The resolved YAML text.
    public let text: String

    /// Made of its properties.
    public init(id: String, version: Int, text: String) {
        self.id = id
        self.version = version
        self.text = text
    }
}

/// What a version is called: the procedure's id and a number.
public struct ProcedureKey: Sendable, Hashable {
    /// The procedure's id: `court-mediation`.
    public let id: String
    /// The version's number.
    public let version: Int

    /// Made of its properties.
    public init(id: String, version: Int) {
        self.id = id
        self.version = version
    }
}

/// The procedure versions that the database knows, with their edges.
public protocol ProcedureStore: Sendable {
    /// Stores shipped versions that are not there yet, with their edges. A version that is there with another text
    /// stays as it is: cases run under it.
    func install(_ procedures: [Procedure]) async throws(Fault)
    /// Every version that was ever installed.
    func procedures() async throws(Fault) -> [StoredProcedure]
    /// What every version is called.
    func keys() async throws(Fault) -> [ProcedureKey]
    /// One version.
    func procedure(_ key: ProcedureKey) async throws(Fault) -> StoredProcedure?
}
