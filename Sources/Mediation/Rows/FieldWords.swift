import JSONText
import Procedures
import Wording

/// What people read beside ids: `fieldNames` says what each field is called, `fieldWords` says values that people write
/// differently from the wire (an enumeration's value by its name, money in yuan).
enum FieldWords {
    /// The two members for these values; empty where there are none.
    static func members(_ values: JSONObject, _ field: (String) -> Field?, _ language: Language) -> JSONObject {
        var names = JSONObject()
        var words = JSONObject()
        for member in values.members {
            guard let field = field(member.name) else { continue }
            names[member.name] = .string(field.label[language])
            words[member.name] = field.words(member.value).map { .string($0[language]) }
        }
        var members = JSONObject()
        if !names.isEmpty { members["fieldNames"] = .object(names) }
        if !words.isEmpty { members["fieldWords"] = .object(words) }
        return members
    }
}
