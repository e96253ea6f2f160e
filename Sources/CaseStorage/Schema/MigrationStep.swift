/// Something that a migration run does or did.
public enum MigrationStep: Sendable, Hashable, CustomStringConvertible {
    /// The roles of `sql/roles.sql`.
    case roles
    /// A numbered migration; `isBreaking` where daemons of the release before cannot go on beside it.
    case migration(number: Int, name: String, isBreaking: Bool)
    /// A function that is new or was changed.
    case function(String)

    /// The step as the run prints it.
    public var description: String {
        switch self {
        case .roles: "roles"
        case .migration(_, let name, let isBreaking): "migration \(name)\(isBreaking ? " (breaking)" : "")"
        case .function(let name): "function \(name)"
        }
    }
}

/// Why a database is not migrated.
public enum MigrationProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// A migration that was applied reads differently in this release: migrations are never edited.
    case wasEdited(name: String)
    /// A lock that the migration needs was held by others for too long.
    case locked(step: String)

    /// One English sentence for whoever runs the migration.
    public var description: String {
        switch self {
        case .wasEdited(let name): "migration \(name) was applied with another text; it must not be edited"
        case .locked(let step): "\(step) waited too long for a lock; try again when the database is quieter"
        }
    }
}
