import AdminProtocol
import JSONText
import Wording

/// Why a command of the client did not succeed.
enum ClientFailure: Error, Sendable, Hashable {
    /// The command line cannot be understood.
    case usage(Bilingual, hint: Bilingual? = nil)
    /// Something on this side went wrong: a file, the terminal.
    case local(Bilingual)
    /// Nobody answers on the socket; `code` is errno.
    case unreachable(path: String, code: Int32)
    /// The connection ended before the answer; `why` is the daemon's own word, when it gave one.
    case lost(why: String?)
    /// The answer did not come in time.
    case late
    /// What answers does not speak this protocol.
    case hostile(Bilingual)
    /// Ctrl-C while waiting.
    case interrupted
    /// A change was sent and its answer never came; the same key asks again.
    case unknown(key: String)
    /// The daemon's `ERR`: code and status object.
    case refused(code: String, status: JSONObject)

    /// What the process ends with (protocol.md 9).
    var exitStatus: Int32 {
        switch self {
        case .usage: ExitStatus.usage
        case .local, .hostile, .lost(why: nil): ExitStatus.failed
        case .unreachable(_, let code): code == ErrorNumber.accessDenied ? ExitStatus.forbidden : ExitStatus.later
        case .lost, .late: ExitStatus.later
        case .interrupted: ExitStatus.interrupted
        case .unknown: ExitStatus.unknown
        case .refused(let code, let status): ExitStatus.of(code: code, retry: status["retry"]?.string)
        }
    }
}
