import Wording
import WorkCalendar

/// Every value that people type: lawful names, types that agree, examples that can be sent as they are.
struct FieldChecks {
    let procedure: Procedure

    /// Names of the protocol's own keys, of which a procedure's fields are neighbours (decisions.md 4).
    static let reserved: Set = [
        "do", "if", "at", "reason", "key", "dry", "type", "title", "text", "case", "party", "record", "due", "role",
        "name", "remove", "procedure", "office", "parent", "as", "external",
    ]
    /// Keys of `case.party`, whose neighbours are the fields of roles only.
    static let reservedForRoles: Set = ["enterprise", "person"]
    /// Options of the command-line client, which stand beside the keys.
    static let clientFlags: Set = [
        "socket", "json", "csv", "lang", "help", "version", "quiet", "timeout", "token-file", "columns", "color",
        "no-pager",
        "no-headers", "yes", "dry-run", "explain",
    ]
    /// Examples must be lawful on any day; this is one.
    private static let someDay = Instant(microseconds: 1_780_000_000_000_000)

    var findings: [ProcedureValidator.Finding] {
        lists.flatMap { place, fields in
            fields.enumerated().flatMap { index, field in
                check(field, "\(place).\(field.name)", earlier: fields[..<index])
            }
        } + sameNames
    }

    /// Every list of fields, by the place where it is written.
    private var lists: [(place: String, fields: [Field])] {
        [("opening", procedure.opening), ("fields", procedure.fields)]
            + procedure.actions.map { ("actions.\($0.id).fields", $0.fields) }
            + procedure.roles.map { ("roles.\($0.id).fields", $0.fields) }
            + procedure.records.map { ("records.\($0.id).fields", $0.fields) }
    }

    private func check(_ field: Field, _ place: String, earlier: ArraySlice<Field>) -> [ProcedureValidator.Finding] {
        var found: [ProcedureValidator.Finding] = []
        let isOfRole = place.hasPrefix("roles.") && Self.reservedForRoles.contains(field.name)
        if Self.reserved.contains(field.name) || Self.clientFlags.contains(field.name) || isOfRole {
            found.append(
                .init(
                    place, zh: "字段不能名为 \(field.name)：这是协议或客户端的词",
                    en: "a field may not be called \(field.name), which is a word of the protocol or the client"))
        }
        if earlier.contains(where: { $0.name == field.name }) {
            found.append(.init(place, zh: "字段 \(field.name) 重复", en: "the field \(field.name) occurs twice"))
        }
        if field.type == .enumeration && field.choices.isEmpty {
            found.append(.init(place, zh: "枚举 \(field.name) 没有取值", en: "the enumeration \(field.name) has no values"))
        }
        if field.type != .enumeration && !field.choices.isEmpty {
            found.append(
                .init(place, zh: "\(field.name) 不是枚举，不能有取值", en: "\(field.name) is no enumeration and has no values"))
        }
        if field.range != nil && field.type != .int && field.type != .money {
            found.append(.init(place, zh: "\(field.name) 不是数，不能有范围", en: "\(field.name) is no number and has no range"))
        }
        if field.future && field.type != .date && field.type != .instant {
            found.append(
                .init(place, zh: "\(field.name) 不是日期，不能标为将来", en: "\(field.name) is no date and knows no future"))
        }
        if let record = field.record, field.type != .record || procedure.record(record) == nil {
            found.append(
                .init(
                    place, zh: "of 用于 record 类型的字段，且应是已声明的记录类型，不是“\(record)”",
                    en: "`of` belongs to a field of type record and names a declared record type, not `\(record)`"))
        }
        if field.help.zh.isEmpty || field.help.en.isEmpty {
            found.append(.init(place, zh: "\(field.name) 缺少双语说明", en: "\(field.name) lacks help in both languages"))
        }
        if field.required && (field.type == .party || field.type == .record) {
            found.append(
                .init(
                    place, zh: "必填项 \(field.name) 不得指向某一案件中的对象；请改为条件",
                    en: "the required field \(field.name) may not name an object of one case; make it a condition"))
        }
        if let problem = example(field) { found.append(.init(place: place, problem: problem)) }
        return found
    }

    private func example(_ field: Field) -> Bilingual? {
        switch field.type {
        case .party, .record:
            let letter: Character = field.type == .party ? "p" : "r"
            if field.example.first == letter, Int(field.example.dropFirst()) ?? 0 > 0 { return nil }
            return Bilingual(
                zh: "\(field.name) 的示例应如 \(letter)1", en: "the example of \(field.name) should be like \(letter)1")
        default:
            do throws(Rejection) {
                if try ValueReader.value(field.example, for: field, now: Self.someDay, state: nil) != nil { return nil }
                return Bilingual(zh: "\(field.name) 缺少示例", en: "\(field.name) lacks an example")
            } catch {
                guard case .badArgument(_, let why) = error else { return nil }
                return Bilingual(
                    zh: "示例“\(field.example)”不合法：\(why.zh)",
                    en: "the example `\(field.example)` is not lawful: \(why.en)")
            }
        }
    }

    /// A case has one value under each name, whoever sets it.
    private var sameNames: [ProcedureValidator.Finding] {
        var kinds: [String: Field] = [:]
        var found: [ProcedureValidator.Finding] = []
        let ofCase = lists.filter { !$0.place.hasPrefix("roles.") && !$0.place.hasPrefix("records.") }
        for (place, fields) in ofCase {
            for field in fields {
                guard let other = kinds[field.name] else {
                    kinds[field.name] = field
                    continue
                }
                let same =
                    other.type == field.type && other.list == field.list
                    && other.choices.map(\.id) == field.choices.map(\.id) && other.sensitivity == field.sensitivity
                guard !same else { continue }
                found.append(
                    .init(
                        "\(place).\(field.name)", zh: "\(field.name) 与别处同名字段的类型不一致",
                        en: "\(field.name) is of another type than the field of the same name elsewhere"))
            }
        }
        return found
    }
}
