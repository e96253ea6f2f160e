import JSONText
import Wording
import WorkCalendar

/// A procedure as one JSON object: what `procedure.show format=json` answers. Texts are given in both languages.
public enum ProcedureJSON {
    /// The object; identity first, then states and actions, then everything that people fill in.
    public static func object(_ procedure: Procedure) -> JSONObject {
        [
            "procedure": .string(procedure.id),
            "version": .integer(Int64(procedure.version)),
            "prefix": .string(procedure.prefix),
            "name": text(procedure.name),
            "basis": text(procedure.basis),
            "states": .array(procedure.states.map { .object(state($0, in: procedure)) }),
            "actions": .array(procedure.actions.map { .object(action($0)) }),
            "opening": .array(procedure.opening.map(field)),
            "fields": .array(procedure.fields.map(field)),
            "starts": .array(procedure.startsAtOpening.map(start)),
            "warnings": .array(procedure.warnings.map(warning)),
            "roles": .array(procedure.roles.map(role)),
            "records": .array(procedure.records.map(record)),
            "documents": .array(
                procedure.documents.map { .object(["document": .string($0.id), "name": text($0.name)]) }),
            "clocks": .array(procedure.clocks.map { .object(["clock": .string($0.id), "name": text($0.name)]) }),
            "measures": .array(procedure.measures.map(measure)),
        ]
    }

    private static func state(_ state: CaseStateKind, in procedure: Procedure) -> JSONObject {
        [
            "id": .string(state.id), "kind": .string(state.kind.rawValue), "name": text(state.name),
            "actions": ids(procedure.actions(from: state.id).map(\.id)),
        ]
    }

    private static func action(_ action: Action) -> JSONObject {
        var object: JSONObject = [
            "id": .string(action.id), "from": ids(action.from), "to": .string(action.to), "by": ids(action.by),
            "name": text(action.name),
        ]
        object["actor"] = action.actor.map(JSONValue.string)
        object["basis"] = action.basis.map(text)
        object["fields"] = .array(action.fields.map(field))
        object["conditions"] = .array(action.needs.map(need))
        object["documents"] = ids(action.documents)
        object["starts"] = .array(action.starts.map(start))
        object["stops"] = ids(action.stops)
        object["cancels"] = ids(action.cancels)
        object["suspends"] = ids(action.suspends)
        object["resumes"] = ids(action.resumes)
        object["extends"] = action.extends.map {
            .object(["clock": .string($0.clock), "field": .string($0.field)])
        }
        object["confirm"] = .bool(action.confirm)
        return object
    }

    private static func need(_ need: Need) -> JSONValue {
        var object: JSONObject = ["condition": .string(need.id), "basis": text(need.basis)]
        object["when"] = need.when.map { .object(["field": .string($0.field.name), "values": ids($0.values)]) }
        return .object(object)
    }

    private static func role(_ role: PartyRole) -> JSONValue {
        var object: JSONObject = ["role": .string(role.id), "name": text(role.name)]
        object["of"] = role.side.map(JSONValue.string)
        object["fields"] = .array(role.fields.map(field))
        return .object(object)
    }

    private static func record(_ record: RecordType) -> JSONValue {
        var object: JSONObject = ["record": .string(record.id), "name": text(record.name)]
        if record.walled { object["walled"] = true }
        object["fields"] = .array(record.fields.map(field))
        object["starts"] = .array(record.starts.map(start))
        return .object(object)
    }

    private static func measure(_ measure: Measure) -> JSONValue {
        .object([
            "measure": .string(measure.id), "name": text(measure.name), "unit": text(measure.unit),
            "kind": .string(measure.kind.rawValue),
        ])
    }

    private static func start(_ start: ClockStart) -> JSONValue {
        var object: JSONObject = ["clock": .string(start.clock)]
        switch start.rule {
        case .fixed(let rule): object["rule"] = .string(rule)
        case .written(let field): object["written"] = .string(field)
        case .chosen(let field, let choices):
            var rules: JSONObject = ["by": .string(field)]
            for choice in choices { rules[choice.value] = .string(choice.rule) }
            object["rule"] = .object(rules)
        }
        object["from"] = start.from.map(JSONValue.string)
        switch start.onExpiry {
        case .overdue: object["on-expiry"] = "overdue"
        case .action(let id): object["on-expiry"] = .string(id)
        }
        return .object(object)
    }

    private static func warning(_ warning: OpeningWarning) -> JSONValue {
        var object: JSONObject = ["field": .string(warning.field), "value": .string(warning.value)]
        object["since"] = warning.since.map {
            .object(["field": .string($0.field), "day": .string($0.day.iso)])
        }
        object["text"] = text(warning.text)
        object["basis"] = text(warning.basis)
        return .object(object)
    }

    private static func field(_ field: Field) -> JSONValue {
        var object: JSONObject = [
            "name": .string(field.name), "type": .string(field.type.rawValue), "required": .bool(field.required),
        ]
        if field.list { object["list"] = true }
        if !field.choices.isEmpty {
            object["values"] = ids(field.choices.map(\.id))
            object["value-names"] = .array(field.choices.map { text($0.name) })
        }
        object["sensitivity"] = .string(field.sensitivity.rawValue)
        object["help"] = text(field.help)
        object["example"] = .string(field.example)
        return .object(object)
    }

    private static func ids(_ ids: [String]) -> JSONValue { .array(ids.map(JSONValue.string)) }

    private static func text(_ text: Bilingual) -> JSONValue {
        .object(["zh": .string(text.zh), "en": .string(text.en)])
    }
}
