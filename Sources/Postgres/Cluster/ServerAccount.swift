import Glibc

/// A user of this machine.
struct ServerAccount: Sendable, Hashable {
    let name: String
    let uid: UInt32
    let gid: UInt32

    static func named(_ name: String) -> ServerAccount? {
        lookUp { entry, buffer, size, found in getpwnam_r(name, entry, buffer, size, found) }
    }

    static func numbered(_ uid: UInt32) throws(ClusterError) -> ServerAccount {
        guard let account = lookUp({ getpwuid_r(uid, $0, $1, $2, $3) }) else { throw .unknownUser(uid: uid) }
        return account
    }

    /// The name of the superuser in a cluster that this user owns; initdb refuses names that begin with `pg_`.
    var superuser: String {
        name.hasPrefix("pg_") || ClusterFiles.applicationRoles.contains(name) ? "postgres" : name
    }

    /// The mode bits let the user pass through the folder.
    func mayEnter(_ status: stat) -> Bool {
        if uid == 0 { return true }
        if status.st_uid == uid { return status.st_mode & S_IXUSR != 0 }
        if groups.contains(status.st_gid) { return status.st_mode & S_IXGRP != 0 }
        return status.st_mode & S_IXOTH != 0
    }

    private var groups: [gid_t] {
        var groups = [gid_t](repeating: gid, count: 256)
        var count = Int32(groups.count)
        guard getgrouplist(name, gid, &groups, &count) >= 0 else { return [gid] }
        return Array(groups.prefix(Int(count)))
    }

    private static func lookUp(
        _ call: (
            UnsafeMutablePointer<passwd>, UnsafeMutablePointer<CChar>, Int,
            UnsafeMutablePointer<UnsafeMutablePointer<passwd>?>
        ) -> Int32
    ) -> ServerAccount? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
            guard let base = buffer.baseAddress, call(&entry, base, buffer.count, &found) == 0, found != nil else {
                return nil
            }
            return ServerAccount(name: String(cString: entry.pw_name), uid: entry.pw_uid, gid: entry.pw_gid)
        }
    }
}
