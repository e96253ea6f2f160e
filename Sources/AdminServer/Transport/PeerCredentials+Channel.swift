import Glibc
import NIOCore

/// The kernel's `struct ucred`, which glibc shows only to GNU sources.
private struct KernelCredentials: Sendable {
    let pid: Int32
    let uid: UInt32
    let gid: UInt32
}

extension PeerCredentials {
    /// Reads who connected from a Unix socket's channel.
    ///
    /// The option does not fail on sockets without credentials (it answers uid −1), so those become nobody.
    static func read(from channel: any Channel) -> EventLoopFuture<PeerCredentials> {
        let nobody = PeerCredentials(uid: .max, gid: .max, pid: 0)
        guard let provider = channel as? any SocketOptionProvider, channel.localAddress?.protocol != .inet,
            channel.localAddress?.protocol != .inet6
        else { return channel.eventLoop.makeSucceededFuture(nobody) }
        return provider.unsafeGetSocketOption(level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
            .map { (credentials: KernelCredentials) in
                PeerCredentials(uid: credentials.uid, gid: credentials.gid, pid: credentials.pid)
            }
    }
}
