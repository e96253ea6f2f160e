import FoundationEssentials
import Glibc

/// Says something to the person who started the daemon.
enum Complaint {
    static func print(_ line: String) {
        let text = "parleyd: \(line)\n"
        text.withCString { _ = write(STDERR_FILENO, $0, strlen($0)) }
    }
}
