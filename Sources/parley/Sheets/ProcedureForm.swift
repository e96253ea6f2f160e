import JSONText
import Wording

/// What a procedure asks for, as `procedure.show` tells it: the fields of its opening, roles, records and actions.
struct ProcedureForm: Sendable {
    /// One field and how people write its values.
    struct Field: Sendable, Hashable {
        let name: String
        let type: String
        let isRequired: Bool
        let isList: Bool
        let choices: [Choice]
        let sensitivity: String
        let help: Bilingual

        /// What people call it: the help without its remarks.
        func label(_ language: Language) -> String {
            String(help[language].prefix { !"（(，,：:；;".contains($0) }).trimmed
        }

        /// What heads its column where another column is called the same.
        func exactLabel(_ language: Language) -> String {
            language == .zh ? "\(label(.zh))（\(name)）" : "\(label(.en)) (\(name))"
        }
    }

    /// A value of an enumeration.
    struct Choice: Sendable, Hashable {
        let id: String
        let name: Bilingual
    }

    /// A role, a record type or an action with its fields.
    struct Part: Sendable, Hashable {
        let id: String
        let name: Bilingual
        let fields: [Field]
    }

    let id: String
    let name: Bilingual
    let opening: [Field]
    let fields: [Field]
    let roles: [Part]
    let records: [Part]
    let actions: [Part]

    /// A form of an opening alone.
    init(id: String, name: Bilingual, opening: [Field]) {
        self.id = id
        self.name = name
        self.opening = opening
        (fields, roles, records, actions) = ([], [], [], [])
    }

    /// What `procedure.show` answers.
    init(_ shown: JSONObject) {
        func parts(_ member: String, id: String) -> [Part] {
            (shown[member]?.array ?? []).compactMap(\.object).map { part in
                Part(
                    id: part[id]?.string ?? part["id"]?.string ?? "", name: Self.bilingual(part["name"]),
                    fields: Self.fields(part["fields"]))
            }
        }
        id = shown["procedure"]?.string ?? ""
        name = Self.bilingual(shown["name"])
        opening = Self.fields(shown["opening"])
        fields = Self.fields(shown["fields"])
        roles = parts("roles", id: "role")
        records = parts("records", id: "record")
        actions = parts("actions", id: "action")
    }

    /// Every field that a case of the procedure may have itself, each name once.
    var caseFields: [Field] {
        var seen: Set<String> = []
        return (opening + fields + actions.flatMap(\.fields)).filter { seen.insert($0.name).inserted }
    }

    private static func fields(_ value: JSONValue?) -> [Field] {
        (value?.array ?? []).compactMap(\.object).map { field in
            let names = field["value-names"]?.array ?? []
            let ids = field["values"]?.array?.compactMap(\.string) ?? []
            return Field(
                name: field["name"]?.string ?? "", type: field["type"]?.string ?? "line",
                isRequired: field["required"]?.bool ?? false, isList: field["list"]?.bool ?? false,
                choices: ids.enumerated().map { place, id in
                    Choice(id: id, name: place < names.count ? bilingual(names[place]) : Bilingual(zh: id, en: id))
                },
                sensitivity: field["sensitivity"]?.string ?? "O", help: bilingual(field["help"]))
        }
    }

    private static func bilingual(_ value: JSONValue?) -> Bilingual {
        let object = value?.object
        return Bilingual(zh: object?["zh"]?.string ?? "", en: object?["en"]?.string ?? "")
    }
}

extension String {
    /// Without blanks and line ends at both ends.
    var trimmed: String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
