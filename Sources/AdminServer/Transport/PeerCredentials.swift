/// Who is at the other end of a Unix socket, as the kernel saw it at `connect()`.
public struct PeerCredentials: Sendable, Hashable {
    /// The user id.
    public let uid: UInt32
    /// The primary group id.
    public let gid: UInt32
    /// The process id; 0 when the peer lives in a foreign process namespace.
    public let pid: Int32

    /// Credentials as a test or another transport makes them.
    public init(uid: UInt32, gid: UInt32, pid: Int32) {
        self.uid = uid
        self.gid = gid
        self.pid = pid
    }

    /// Whether nobody can be named: no uid, the overflow uid of a foreign user namespace, or no process.
    public var isNobody: Bool { uid == .max || uid == 65_534 || pid == 0 }
}
