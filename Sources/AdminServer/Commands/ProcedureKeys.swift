import AdminProtocol
import Procedures
import Wording

/// A procedure's own fields, as keys of the catalogue.
enum ProcedureKeys {
    static func keys(_ fields: [Field]) -> [KeySpec] { fields.map(key) }

    static func key(_ field: Field) -> KeySpec {
        KeySpec(
            field.name, type(field.type), required: field.required, list: field.list,
            values: field.choices.map(\.id), min: field.range.map { Int($0.lowerBound) },
            max: field.range.map { Int($0.upperBound) }, secret: field.sensitivity != .O, help: help(field),
            example: field.example)
    }

    /// The help, with what each value of an enumeration means.
    private static func help(_ field: Field) -> Bilingual {
        guard !field.choices.isEmpty else { return field.help }
        let zh = field.choices.map { "\($0.id)（\($0.name.zh)）" }.joined(separator: "、")
        let en = field.choices.map { "\($0.id) (\($0.name.en))" }.joined(separator: ", ")
        return Bilingual(zh: "\(field.help.zh)：\(zh)", en: "\(field.help.en): \(en)")
    }

    private static func type(_ type: FieldType) -> KeyType {
        switch type {
        case .line, .mail: .line
        case .text: .text
        case .int: .int
        case .bool: .bool
        case .date: .date
        case .instant: .instant
        case .duration: .duration
        case .sha256: .sha256
        case .money: .money
        case .party: .party
        case .record: .record
        case .enumeration: .enum
        case .caseNumber: .case
        }
    }
}
