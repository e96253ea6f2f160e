import CLibCurl
import Synchronization

/// Connections to the mail server that have just served well, for the next mails. libcurl looks at one before it speaks
/// on it, and makes another where the server has gone.
final class SMTPLines: Sendable {
    /// The addresses of libcurl's handles: each belongs to one thread from `take` to `giveBack`.
    private let idle = Mutex<[UInt]>([])

    deinit {
        for address in idle.withLock({ $0 }) { curl_easy_cleanup(UnsafeMutableRawPointer(bitPattern: address)) }
    }

    /// A handle without settings, with its connection where it has one; nil where there is no memory.
    func take() -> UnsafeMutableRawPointer? {
        idle.withLock { $0.popLast() }.flatMap { UnsafeMutableRawPointer(bitPattern: $0) } ?? curl_easy_init()
    }

    /// - Parameter isGood: false ends its connection.
    func giveBack(_ handle: UnsafeMutableRawPointer, isGood: Bool) {
        guard isGood else { return curl_easy_cleanup(handle) }
        curl_easy_reset(handle)
        idle.withLock { $0.append(UInt(bitPattern: handle)) }
    }
}
