import JSONText
import Wording
import WorkCalendar

/// Checks and reads the fields of a command, before anything else is looked at.
struct ArgumentReader {
    /// The values by their fields, cleared ones as `null`; sensitive ones only as references.
    struct Values {
        var fields: JSONObject
        var secrets: [CaseEvent.Secret]

        /// Without the cleared fields, for what is new and has nothing to clear.
        var present: JSONObject {
            var present = JSONObject()
            for member in fields.members where member.value != .null { present[member.name] = member.value }
            return present
        }
    }

    let now: Instant
    /// The case that the command is about; nil while it is being opened.
    let state: CaseState?

    /// Reads `arguments` by `fields`. A partial reading (a change of some fields) does not ask for required ones, but
    /// none of these may be cleared.
    func read(_ arguments: Arguments, _ fields: [Field], partial: Bool = false) throws(Rejection) -> Values {
        for key in arguments.keys.sorted() where !fields.contains(where: { $0.name == key }) {
            let known = fields.map(\.name)
            let list = known.isEmpty ? "" : known.joined(separator: " ")
            throw .unusable(
                key, zh: "没有名为 \(key) 的项" + (list.isEmpty ? "" : "；可用：\(list)"),
                en: "there is no key \(key)" + (list.isEmpty ? "" : "; known: \(list)"))
        }
        var values = Values(fields: [:], secrets: [])
        for field in fields {
            let raw = arguments[field.name] ?? []
            guard !raw.isEmpty else {
                if field.required && !partial { throw .missing(field) }
                continue
            }
            guard raw.count == 1 || field.list else {
                throw .unusable(
                    field.name, zh: "\(field.name) 只能写一次，现有 \(raw.count) 个",
                    en: "\(field.name) may be given once, not \(raw.count) times")
            }
            try add(raw, field, &values)
        }
        return values
    }

    private func add(_ raw: [String], _ field: Field, _ values: inout Values) throws(Rejection) {
        var read: [JSONValue] = []
        for text in raw {
            if let value = try ValueReader.value(text, for: field, now: now, state: state) { read.append(value) }
        }
        guard let first = read.first else {
            if field.required { throw .missing(field) }
            values.fields[field.name] = .null
            return
        }
        guard field.sensitivity == .S else {
            values.fields[field.name] = field.list ? .array(read) : first
            return
        }
        var references: [JSONValue] = []
        for value in read {
            let ref = "s\((state?.secrets ?? 0) + values.secrets.count + 1)"
            values.secrets.append(CaseEvent.Secret(ref: ref, value: value.typed ?? value.line))
            references.append(.object(["ref": .string(ref)]))
        }
        values.fields[field.name] = field.list ? .array(references) : references[0]
    }
}

extension Rejection {
    /// A required field that did not come, or came empty.
    static func missing(_ field: Field) -> Rejection {
        .unusable(
            field.name, zh: "缺少必填项 \(field.name)（\(field.help.zh)），例如 \(RequestLine.quoted(field.example))",
            en: "\(field.name) is required (\(field.help.en)), for example \(RequestLine.quoted(field.example))")
    }
}
