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

/// The procedure versions that the database knows, with their edges.
public protocol ProcedureStore: Sendable {
    /// Stores versions that are not there yet, with their edges. A version that is there with another text is a fault
    /// of the release and is thrown as `ProcedureClash`.
    func install(_ procedures: [Procedure]) async throws
    /// Every version that was ever installed.
    func procedures() async throws(Fault) -> [StoredProcedure]
}

/// A version in use is immutable; this release carries another text under the same number.
public struct ProcedureClash: Error, Sendable, Hashable {
    /// The procedure's id.
    public let id: String
    /// The number under which two texts exist.
    public let version: Int

    /// Made of its properties.
    public init(id: String, version: Int) {
        self.id = id
        self.version = version
    }
}
