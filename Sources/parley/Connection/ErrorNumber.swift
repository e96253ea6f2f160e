import Glibc
import Wording

/// The numbers of failed system calls that the client tells apart.
enum ErrorNumber {
    static let accessDenied = EACCES

    /// Why a connection failed, in both languages where it is one of the usual reasons.
    static func reason(_ code: Int32) -> Bilingual {
        switch code {
        case ENOENT: Bilingual(zh: "没有这个套接字", en: "there is no such socket")
        case ECONNREFUSED: Bilingual(zh: "套接字在，但没有进程在听", en: "the socket is there, but nobody listens")
        case EACCES, EPERM: Bilingual(zh: "没有权限", en: "permission denied")
        case ENAMETOOLONG: Bilingual(zh: "路径超过 107 字节", en: "the path is longer than 107 bytes")
        default: Bilingual(zh: sentence(code), en: sentence(code))
        }
    }

    /// The system's own sentence for a number.
    static func sentence(_ code: Int32) -> String {
        strerror(code).map { String(cString: $0) } ?? "errno \(code)"
    }
}
