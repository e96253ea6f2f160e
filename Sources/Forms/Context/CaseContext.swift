import JSONText
import Mustache
import Procedures
import Wording
import WorkCalendar

/// All that a form may say about a case, by closed names: `case`, `field`, `party`, `record`, `due`, `in`, `office`,
/// `today`. Without a case every name is there and nothing has a value.
struct CaseContext {
    let procedure: Procedure
    let facts: FormFacts?
    let sheet: FormSheet

    var root: any FormNode {
        GroupNode { name in
            switch name {
            case "case": GroupNode(ofCase)
            case "field": GroupNode(field)
            case "party": GroupNode(party)
            case "record": GroupNode(record)
            case "due": GroupNode(due)
            case "in": GroupNode { FlagNode($0 == procedure.id) }
            case "office": GroupNode(office)
            case "today": value(facts.map { .string($0.today.iso) }, .date, "today", "今天", "today")
            default: nil
            }
        }
    }

    private func value(
        _ value: JSONValue?, _ type: FieldType, _ name: String, _ zh: String, _ en: String
    ) -> ValueNode {
        ValueNode(
            value: value, type: type, source: FormOrigin(name: name, label: Bilingual(zh: zh, en: en)), sheet: sheet)
    }

    private func ofCase(_ name: String) -> (any FormNode)? {
        let state = facts?.state
        switch name {
        case "number": return value(state.map { .string($0.id) }, .line, "case.number", "案号", "case number")
        case "title": return value(state.map { .string($0.title) }, .line, "case.title", "案由", "title")
        case "procedure": return value(.string(procedure.name.zh), .line, "case.procedure", "程序", "procedure")
        case "state":
            let found = state.flatMap { procedure.state($0.state) }
            return value(found.map { .string($0.name.zh) }, .line, "case.state", "状态", "state")
        case "opened":
            return value(state.map { .string($0.openedAt.day.iso) }, .date, "case.opened", "立案日期", "day of opening")
        case "assignee":
            return value(state?.assignee.map { .string($0) }, .line, "case.assignee", "承办人", "assignee")
        case "documents": return documents
        default: return nil
        }
    }

    private func office(_ name: String) -> (any FormNode)? {
        switch name {
        case "name": value(facts.map { .string($0.officeName) }, .line, "office.name", "承办单位", "office")
        case "code": value(facts.map { .string($0.state.office) }, .line, "office.code", "单位代码", "office code")
        default: nil
        }
    }

    private func field(_ name: String) -> (any FormNode)? {
        guard let field = procedure.caseFields[name] else { return nil }
        return ValueNode(
            value: facts.flatMap { shown($0.state.fields, [field])[name] }, type: field.type,
            source: FormOrigin(name: "field.\(name)", label: field.label, field: field), sheet: sheet)
    }

    private func party(_ id: String) -> (any FormNode)? {
        guard let role = procedure.role(id) else { return nil }
        let standing = facts?.state.parties.filter { !$0.ended && $0.role == id } ?? []
        let elements = standing.map { party in
            var values = shown(party.fields, role.fields)
            values["name"] = .string(party.name)
            return values
        }
        var columns = columns("party.\(id)", role.name, role.fields, record: nil)
        columns["name"] = ListNode.Column(type: .line, origin: FormOrigin(name: "party.\(id).name", label: role.name))
        return list(FormOrigin(name: "party.\(id)", label: role.name), columns, elements)
    }

    private func record(_ id: String) -> (any FormNode)? {
        guard let type = procedure.record(id) else { return nil }
        let standing = facts?.state.records.filter { !$0.reversed && $0.type == id } ?? []
        let elements = standing.map { record in
            var values = shown(record.fields, type.fields)
            values["at"] = .string(record.at.day.iso)
            return values
        }
        var columns = columns("record.\(id)", type.name, type.fields, record: id)
        columns["at"] = ListNode.Column(
            type: .date,
            origin: FormOrigin(
                name: "record.\(id).at", label: joined(type.name, Bilingual(zh: "日期", en: "day")), record: id))
        return list(FormOrigin(name: "record.\(id)", label: type.name, record: id), columns, elements)
    }

    /// The day of the newest deadline of a clock that was not cancelled; `from` is the day that started it.
    private func due(_ id: String) -> (any FormNode)? {
        guard let clock = procedure.clock(id) else { return nil }
        let running = facts?.state.deadlines.last { $0.clock == id && $0.status != .cancelled && $0.status != .waived }
        let day = value(running.map { .string($0.due.iso) }, .date, "due.\(id)", clock.name.zh, clock.name.en)
        let start = value(
            running.map { .string($0.trigger.iso) }, .date, "due.\(id).from", clock.name.zh + "起算日",
            "start of: " + clock.name.en)
        return DueNode(day: day, start: start)
    }

    private var documents: ListNode {
        let elements: [JSONObject] = (facts?.state.documents ?? []).filter { !$0.reversed }.map { document in
            [
                "kind": .string(procedure.document(document.kind)?.name.zh ?? document.kind),
                "name": .string(document.name.withoutEnding), "on": .string(document.at.day.iso),
                "sha256": .string(document.sha256),
            ]
        }
        let label = Bilingual(zh: "卷内文书", en: "documents on file")
        let columns = ["kind": FieldType.line, "name": .line, "on": .date, "sha256": .line].map { name, type in
            (name, ListNode.Column(type: type, origin: FormOrigin(name: "case.documents.\(name)", label: label)))
        }
        return list(
            FormOrigin(name: "case.documents", label: label), Dictionary(columns) { first, _ in first }, elements)
    }

    private func list(
        _ origin: FormOrigin, _ columns: [String: ListNode.Column], _ elements: [JSONObject]
    ) -> ListNode {
        ListNode(kind: ListNode.Kind(origin: origin, columns: columns, sheet: sheet), elements: elements)
    }

    private func columns(
        _ name: String, _ owner: Bilingual, _ fields: [Field], record: String?
    ) -> [String: ListNode.Column] {
        let columns = fields.map { field in
            let origin = FormOrigin(
                name: "\(name).\(field.name)", label: joined(owner, field.label), field: field, record: record)
            return (field.name, ListNode.Column(type: field.type, origin: origin))
        }
        return Dictionary(columns) { first, _ in first }
    }

    private func joined(_ owner: Bilingual, _ part: Bilingual) -> Bilingual {
        Bilingual(zh: "\(owner.zh)：\(part.zh)", en: "\(owner.en): \(part.en)")
    }

    /// The values that may be printed, sensitive ones in the place of their references.
    private func shown(_ values: JSONObject, _ fields: [Field]) -> JSONObject {
        guard let facts else { return [:] }
        var shown = JSONObject()
        for field in fields {
            guard let value = values[field.name] else { continue }
            let readable = revealed(value, facts.secrets)
            switch field.type {
            case .party: shown[field.name] = readable.map { named($0, facts) }
            case .money, .int: shown[field.name] = readable.map(counted)
            default: shown[field.name] = readable
            }
        }
        return shown
    }

    /// A party by its name in the place of its number.
    private func named(_ value: JSONValue, _ facts: FormFacts) -> JSONValue {
        if let elements = value.array { return .array(elements.map { named($0, facts) }) }
        return facts.state.parties.first { $0.id == value.string }.map { .string($0.name) } ?? value
    }

    /// A number that is kept sealed is kept as its digits.
    private func counted(_ value: JSONValue) -> JSONValue {
        value.string.flatMap { Int64($0) }.map { .integer($0) } ?? value
    }

    private func revealed(_ value: JSONValue, _ secrets: [String: String]) -> JSONValue? {
        if let ref = value.object?["ref"]?.string { return secrets[ref].map { .string($0) } }
        if let elements = value.array { return .array(elements.compactMap { revealed($0, secrets) }) }
        return value
    }
}

/// A deadline: its day, and `from`, the day that started it.
private struct DueNode: FormNode, MustacheCustomRenderable {
    let day: ValueNode
    let start: ValueNode

    var isNull: Bool { day.isNull }
    var renderText: String { day.renderText }

    func below(_ name: String) -> (any FormNode)? { name == "from" ? start : day.below(name) }
    func turned(_ form: String) -> (any FormNode)? { day.turned(form) }
    var origin: FormOrigin? { day.origin }
}

extension String {
    /// A file's name as a list of documents has it.
    fileprivate var withoutEnding: String {
        for ending in [".html", ".md", ".docx", ".pdf"] where hasSuffix(ending) {
            return String(dropLast(ending.count))
        }
        return self
    }
}
