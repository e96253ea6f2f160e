import JSONText
import Wording

/// The daemon's first line.
struct Greeting: Sendable, Hashable {
    /// The language in which the daemon would speak by itself.
    let language: String?
    /// The account, when the daemon could tell.
    let user: String?

    /// Reads `parley 1 {…}` after `* `.
    init(word: String, rest: String) throws(ClientFailure) {
        guard word == "parley", let space = rest.firstIndex(of: " "),
            let members = (try? JSONReader.read(String(rest[rest.index(after: space)...])))?.object
        else { throw .hostile(Texts.notADaemon) }
        guard rest[..<space] == "1" else {
            throw .hostile(Texts.otherVersion(Sanitizer.line(String(rest[..<space].prefix(9)))))
        }
        language = members["lang"]?.string
        user = members["user"]?.string
    }
}
