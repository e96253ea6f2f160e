import AdminProtocol
import Mediation
import Procedures

/// A request whose keys have been held against the catalogue: every value has its type, nothing is unknown, nothing is
/// missing. Values of a procedure's own fields stay as they were typed; the procedure judges them.
struct BoundRequest: Sendable {
    let spec: CommandSpec
    let request: Request
    let subject: String?
    /// Keys of the catalogue.
    let values: [String: [String]]
    /// Keys that only a procedure can know.
    let fields: Arguments

    func text(_ key: String) -> String? { values[key]?.first }
    func list(_ key: String) -> [String] { values[key] ?? [] }
    func flag(_ key: String) -> Bool { values[key]?.first == "yes" }
    func integer(_ key: String) -> Int64? { values[key]?.first.flatMap { Int64($0) } }

    /// The value of a key that the catalogue requires, so that it is there.
    func required(_ key: String) throws(ProtocolError) -> String {
        guard let value = text(key) else { throw ArgumentErrors.missing(key) }
        return value
    }

    func requiredSubject() throws(ProtocolError) -> String {
        guard let subject else { throw ArgumentErrors.missing(spec.subject?.name ?? "subject") }
        return subject
    }

    /// `limit=`, within the catalogue's bounds; 100 when it was not given.
    var limit: Int { integer("limit").map(Int.init) ?? 100 }

    /// `if=`: not given, `any`, or a version.
    var expected: ExpectedVersion {
        switch text("if") {
        case nil: .notGiven
        case "any": .any
        case let value?: Int(value).map { .exactly($0) } ?? .notGiven
        }
    }
}
