import JSONText
import Procedures

/// What a case is about, as keys that other cases may share: entries of the registry, names and credit codes of the
/// enterprises and platforms at its opening, and of its parties.
struct CaseSubjects {
    /// The keys, each once.
    let keys: [String]

    init(_ state: CaseState, _ procedure: Procedure) {
        var keys: [String] = []
        func add(_ key: String?) { if let key, !keys.contains(key) { keys.append(key) } }
        func add(code value: JSONValue?) {
            for code in value?.typedTexts ?? [] where RegistryCodes.isCreditCode(code) { add("code \(code)") }
        }
        for field in procedure.opening {
            if Self.naming.contains(field.name) {
                for name in state.fields[field.name]?.typedTexts ?? [] { add(Self.key(ofName: name)) }
            }
        }
        add(code: state.fields[Self.code])
        for party in state.parties where !party.ended && procedure.role(party.role)?.side == nil {
            add(party.entry)
            add(Self.key(ofName: party.name))
            add(code: party.fields[Self.code])
        }
        self.keys = keys
    }

    /// Whether a value of this field may be a key.
    static func reads(_ field: Field) -> Bool { naming.contains(field.name) || field.name == code }

    /// Opening fields whose value names an enterprise or a platform.
    private static let naming: Set = ["platform", "enterprise", "employer", "company"]
    /// The field that holds a credit code.
    private static let code = "credit-code"

    private static func key(ofName name: String) -> String? { NameKey.of(name).map { "name \($0)" } }
}

extension JSONValue {
    fileprivate var typedTexts: [String] { array?.compactMap(\.string) ?? [string].compactMap { $0 } }
}
