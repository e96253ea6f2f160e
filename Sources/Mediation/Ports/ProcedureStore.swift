import Procedures

/// A procedure version as the database keeps it.
public struct StoredProcedure: Sendable, Hashable {
    public let id: String
    public let version: Int
    /// The resolved YAML text.
    public let text: String

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
    func procedures() async throws(Fault) -> [StoredProcedure]
}

/// A version in use is immutable; this release carries another text under the same number.
public struct ProcedureClash: Error, Sendable, Hashable {
    public let id: String
    public let version: Int

    public init(id: String, version: Int) {
        self.id = id
        self.version = version
    }
}
