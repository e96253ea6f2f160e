/// Why the embedded cluster cannot be used; each names what a person has to change.
public enum ClusterError: Error, Sendable, Hashable {
    /// PostgreSQL's programs are in none of these folders.
    case noBinaries(searched: [String])
    /// Root cannot run PostgreSQL, and there is no user of this name to run it.
    case noServerUser(name: String)
    /// The starting user, or the owner of the data, has no name on this machine.
    case unknownUser(uid: UInt32)
    /// A Unix socket's path may not be longer than `limit` bytes.
    case socketPathTooLong(path: String, bytes: Int, limit: Int)
    /// The user who runs the server may not enter this folder.
    case notEnterable(folder: String, user: String)
    /// The data belong to somebody else.
    case notOwner(path: String, uid: UInt32)
    /// The folder holds something that is not a cluster.
    case notACluster(path: String)
    /// The cluster is of a PostgreSQL older than 15.
    case unsupportedVersion(path: String, found: String)
    /// Another daemon keeps this cluster.
    case inUse(path: String)
    /// initdb failed; its last words.
    case initFailed(String)
    /// The server ended while it was starting; its last words.
    case startFailed(String)
    /// The system refused something.
    case fileSystem(path: String, reason: String)
    /// The cluster was stopped, or the task cancelled, while it was starting.
    case interrupted
}

extension ClusterError: CustomStringConvertible {
    /// One English line.
    public var description: String {
        switch self {
        case .noBinaries(let searched): "no PostgreSQL programs in \(searched.joined(separator: ", "))"
        case .noServerUser(let name): "there is no user \(name) to run PostgreSQL"
        case .unknownUser(let uid): "user \(uid) has no name on this machine"
        case .socketPathTooLong(let path, let bytes, let limit):
            "the socket path \(path) has \(bytes) bytes; at most \(limit) are possible"
        case .notEnterable(let folder, let user): "user \(user) may not enter \(folder)"
        case .notOwner(let path, let uid): "\(path) belongs to user \(uid)"
        case .notACluster(let path): "\(path) is not empty and holds no PostgreSQL cluster"
        case .unsupportedVersion(let path, let found): "\(path) is of PostgreSQL \(found); 15 or later is needed"
        case .inUse(let path): "another daemon uses \(path)"
        case .initFailed(let words): "initdb failed: \(words)"
        case .startFailed(let words): "PostgreSQL did not start: \(words)"
        case .fileSystem(let path, let reason): "\(path): \(reason)"
        case .interrupted: "interrupted while starting"
        }
    }
}
