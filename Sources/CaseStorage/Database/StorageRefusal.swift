/// The database is there and is not to be used; people must decide.
public enum StorageRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// `--simulated-clock` on a store with real cases.
    case holdsRealCases
    /// A daemon without `--simulated-clock` on a store that holds a rehearsal.
    case holdsARehearsal
    /// Migrations are missing: `parleyd migrate` brings the schema from `found` to `needed`.
    case schemaTooOld(found: Int, needed: Int)
    /// A later release has broken with what this one expects.
    case schemaTooNew(found: Int)
    /// The server did not let the daemon in at its first attempt: no such role or database, or a wrong password.
    case noEntry(sqlstate: String, message: String)

    /// One English sentence that says what to do.
    public var description: String {
        switch self {
        case .holdsRealCases: "this database holds real cases; a rehearsal needs a database of its own"
        case .holdsARehearsal: "this database holds a rehearsal; real cases need a database of their own"
        case .schemaTooOld(let found, let needed):
            "the schema has number \(found), this release needs \(needed): run parleyd migrate"
        case .schemaTooNew(let found): "the schema has number \(found), of a later release that this one cannot use"
        case .noEntry(let sqlstate, let message):
            "the database server refuses the daemon (\(sqlstate): \(message)): correct the connection string, or run "
                + "parleyd migrate as the owner, which makes the role parley_app"
        }
    }
}
