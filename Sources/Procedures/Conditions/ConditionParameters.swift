import JSONText
import Wording

/// The parameters of one condition as the procedure file gives them, checked against the procedure's names.
struct ConditionParameters {
    private let object: JSONObject
    let scope: ConditionScope

    /// Refuses parameters that the condition does not know.
    init(_ object: JSONObject, _ scope: ConditionScope, known: [String]) throws(ConditionError) {
        self.object = object
        self.scope = scope
        for member in object.members where !known.contains(member.name) {
            throw Self.error(
                member.name, zh: "没有参数 \(member.name)；可用：\(known.joined(separator: "、"))",
                en: "there is no parameter \(member.name); known: \(known.joined(separator: ", "))")
        }
    }

    static func error(_ parameter: String?, zh: String, en: String) -> ConditionError {
        ConditionError(parameter: parameter, reason: Bilingual(zh: zh, en: en))
    }

    func optionalText(_ name: String) throws(ConditionError) -> String? {
        guard let value = object[name] else { return nil }
        guard let text = value.typed, !text.isEmpty else {
            throw Self.error(name, zh: "\(name) 应为文字", en: "\(name) must be a text")
        }
        return text
    }

    func text(_ name: String) throws(ConditionError) -> String {
        guard let text = try optionalText(name) else {
            throw Self.error(name, zh: "缺少参数 \(name)", en: "the parameter \(name) is missing")
        }
        return text
    }

    /// A list of texts, or one text; at least `least` of them, all different.
    func texts(_ name: String, least: Int = 1) throws(ConditionError) -> [String] {
        guard let value = object[name] else {
            throw Self.error(name, zh: "缺少参数 \(name)", en: "the parameter \(name) is missing")
        }
        let texts = value.allTyped
        guard texts.count >= least, texts.count == (value.array?.count ?? 1), Set(texts).count == texts.count else {
            throw Self.error(
                name, zh: "\(name) 应为至少 \(least) 个不同的值",
                en: "\(name) must be a list of at least \(least) different values")
        }
        return texts
    }

    func optionalCount(_ name: String, from least: Int) throws(ConditionError) -> Int? {
        guard let value = object[name] else { return nil }
        guard let number = value.integer, number >= Int64(least), number <= 1_000_000 else {
            throw Self.error(
                name, zh: "\(name) 应为不小于 \(least) 的整数", en: "\(name) must be a whole number from \(least)")
        }
        return Int(number)
    }

    func flag(_ name: String) throws(ConditionError) -> Bool {
        guard let value = object[name] else { return false }
        switch value.typed {
        case "yes", "true": return true
        case "no", "false": return false
        default: throw Self.error(name, zh: "\(name) 应为 yes 或 no", en: "\(name) must be yes or no")
        }
    }

    /// `{name: value, …}` as they are written; empty where absent.
    func optionalValues(_ name: String) throws(ConditionError) -> [(name: String, value: String)] {
        guard let value = object[name] else { return [] }
        guard let members = value.object?.members else {
            throw Self.error(name, zh: "\(name) 应为“字段: 值”", en: "\(name) must be “field: value”")
        }
        var values: [(name: String, value: String)] = []
        for member in members {
            guard let text = member.value.typed else {
                throw Self.error(name, zh: "\(member.name) 应为一个值", en: "\(member.name) must be one value")
            }
            values.append((member.name, text))
        }
        return values
    }

    // MARK: Names of the procedure

    func role(_ id: String, _ parameter: String) throws(ConditionError) -> PartyRole {
        if let role = scope.roles.first(where: { $0.id == id }) { return role }
        throw Self.error(parameter, zh: "本程序没有身份 \(id)", en: "the procedure has no role \(id)")
    }

    func roles(_ name: String, least: Int = 1) throws(ConditionError) -> [PartyRole] {
        var roles: [PartyRole] = []
        for id in try texts(name, least: least) { roles.append(try role(id, name)) }
        return roles
    }

    func record(_ name: String) throws(ConditionError) -> RecordType {
        let id = try text(name)
        if let record = scope.records.first(where: { $0.id == id }) { return record }
        throw Self.error(name, zh: "本程序没有记录种类 \(id)", en: "the procedure has no record type \(id)")
    }

    func document(_ name: String) throws(ConditionError) -> DocumentKind {
        let id = try text(name)
        if let document = scope.documents.first(where: { $0.id == id }) { return document }
        throw Self.error(name, zh: "本程序没有文书种类 \(id)", en: "the procedure has no document kind \(id)")
    }

    func clock(_ name: String) throws(ConditionError) -> ClockKind { try clock(id: try text(name), name) }

    /// A list of clocks, or one.
    func clocks(_ name: String) throws(ConditionError) -> [ClockKind] {
        var clocks: [ClockKind] = []
        for id in try texts(name) { clocks.append(try clock(id: id, name)) }
        return clocks
    }

    private func clock(id: String, _ parameter: String) throws(ConditionError) -> ClockKind {
        if let clock = scope.clocks.first(where: { $0.id == id }) { return clock }
        throw Self.error(parameter, zh: "本程序没有期限 \(id)", en: "the procedure has no clock \(id)")
    }

    /// A field of the case that `case.set` takes.
    func field(_ name: String) throws(ConditionError) -> Field {
        let id = try text(name)
        if let field = scope.fields.first(where: { $0.name == id }) { return field }
        throw Self.error(name, zh: "本程序没有字段 \(id)", en: "the procedure has no field \(id)")
    }

    /// A field of the action itself, or of the case.
    func fieldOfStep(_ name: String) throws(ConditionError) -> Field {
        let id = try text(name)
        if let field = scope.step.named(id) { return field }
        return try field(name)
    }

    /// A date field of the action or of the case.
    func day(_ name: String) throws(ConditionError) -> Field {
        let field = try fieldOfStep(name)
        if field.type == .date { return field }
        throw Self.error(name, zh: "\(name) 应为日期字段", en: "\(name) must be a date field")
    }

    /// A field of a record type, by the parameter's value or by its default.
    func field(
        _ name: String, of record: RecordType, default usual: String? = nil
    ) throws(ConditionError) -> Field {
        guard let id = try optionalText(name) ?? usual else {
            throw Self.error(name, zh: "缺少参数 \(name)", en: "the parameter \(name) is missing")
        }
        if let field = record.fields.first(where: { $0.name == id }) { return field }
        throw Self.error(
            name, zh: "记录“\(record.name.zh)”没有字段 \(id)", en: "the record type \(record.id) has no field \(id)")
    }

    /// One of these fields, by the parameter's value; the parameter's own name is the usual one.
    func field(_ name: String, among fields: [Field]) throws(ConditionError) -> Field {
        let id = try optionalText(name) ?? name
        if let field = fields.named(id) { return field }
        throw Self.error(name, zh: "没有字段 \(id)", en: "there is no field \(id)")
    }

    /// `where: {field: value}` of a record type.
    func matches(_ name: String, of record: RecordType) throws(ConditionError) -> [RecordFilter.Match] {
        try matches(name, among: record.fields, of: record.name, record.id)
    }

    /// `where: {field: value}` of whatever has these fields.
    func matches(
        _ name: String, among fields: [Field], of what: Bilingual, _ id: String
    ) throws(ConditionError) -> [RecordFilter.Match] {
        guard let value = object[name] else { return [] }
        guard let wanted = value.object, !wanted.isEmpty else {
            throw Self.error(name, zh: "\(name) 应为“字段: 值”", en: "\(name) must be “field: value”")
        }
        var matches: [RecordFilter.Match] = []
        for member in wanted.members {
            guard let field = fields.first(where: { $0.name == member.name }) else {
                throw Self.error(
                    name, zh: "“\(what.zh)”没有字段 \(member.name)", en: "\(id) has no field \(member.name)")
            }
            guard let text = member.value.typed else {
                throw Self.error(name, zh: "\(member.name) 应为一个值", en: "\(member.name) must be one value")
            }
            try check([text], of: field, name)
            matches.append(RecordFilter.Match(field: field, value: text))
        }
        return matches
    }

    /// Values that the field can have.
    func values(_ name: String, of field: Field) throws(ConditionError) -> [String] {
        let values = try texts(name)
        try check(values, of: field, name)
        return values
    }

    private func check(_ values: [String], of field: Field, _ parameter: String) throws(ConditionError) {
        let possible: [String]
        switch field.type {
        case .enumeration: possible = field.choices.map(\.id)
        case .bool: possible = ["yes", "no"]
        default: return
        }
        for value in values where !possible.contains(value) {
            throw Self.error(
                parameter, zh: "字段 \(field.name) 没有值 \(value)", en: "the field \(field.name) has no value \(value)")
        }
    }
}
