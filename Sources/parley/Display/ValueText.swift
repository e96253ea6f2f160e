import JSONText
import Wording

/// Values as they are shown: for people on a terminal, or for programs in a pipe.
struct ValueText: Sendable {
    let language: Language
    /// Whether people read it: local time, names beside ids, words for truth values.
    let isForPeople: Bool

    /// The member of a row, with what its neighbours say about it.
    func cell(_ name: String, of row: JSONObject) -> TableLayout.Cell {
        guard let value = row[name] else { return "" }
        guard isForPeople else { return TableLayout.Cell(plain(value)) }
        if isOverdue(name, value) { return TableLayout.Cell(Texts.overdue[language], isAlarm: true) }
        if let label = label(of: name, in: row), isSpoken(name, in: row) { return TableLayout.Cell(label) }
        if let ids = value.array, let names = row[name + "Names"]?.object, !ids.isEmpty {
            return TableLayout.Cell(ids.map { named($0, names) }.joined(separator: Texts.listComma[language]))
        }
        let text = people(value)
        if let label = label(of: name, in: row), label != text {
            return TableLayout.Cell(both(text, label))
        }
        return TableLayout.Cell(text)
    }

    /// Members that only explain another one and are shown beside it.
    func isExplanation(_ name: String, in row: JSONObject) -> Bool {
        guard isForPeople else { return false }
        if name == "name" || name == "label", row["what"] != nil { return true }
        return explains(name, in: row)
    }

    /// Members that say another member in words.
    func explains(_ name: String, in row: JSONObject) -> Bool {
        if name == "fieldNames" || name == "fieldWords" { return true }
        if name.hasSuffix("Names"), row[String(name.dropLast(5))] != nil { return true }
        return name.hasSuffix("Name") && row[String(name.dropLast(4))] != nil
    }

    private func label(of name: String, in row: JSONObject) -> String? {
        (row[name + "Name"] ?? (name == "what" ? row["name"] ?? row["label"] : nil))?.string.map { Sanitizer.line($0) }
    }

    /// Words alone suffice where nobody types the id: in the history, and for where a deadline stands.
    private func isSpoken(_ name: String, in row: JSONObject) -> Bool {
        row["seq"] != nil || (name == "state" && row["what"] != nil) || (name == "role" && row["party"] != nil)
            || row["notice"] != nil
    }

    private func named(_ id: JSONValue, _ names: JSONObject) -> String {
        let text = people(id)
        guard let name = id.string.flatMap({ names[$0]?.string }) else { return text }
        return both(text, Sanitizer.line(name))
    }

    private func both(_ text: String, _ label: String) -> String {
        language == .zh ? "\(text)（\(label)）" : "\(text) (\(label))"
    }

    private func isOverdue(_ name: String, _ value: JSONValue) -> Bool {
        (name == "state" && value.string == "overdue") || (name == "overdue" && value.bool == true)
    }

    /// A value for people, on one line.
    func people(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool(let flag): (flag ? Texts.yes : Texts.no)[language]
        case .integer(let number): String(number)
        case .string(let text): Sanitizer.line(LocalTime.text(text) ?? text)
        case .array([]): Texts.nothing[language]
        case .array(let values): values.map(people).joined(separator: Texts.listComma[language])
        case .object(let object): summary(object)
        }
    }

    /// A value for programs: a text as it is (but for what would break the line), anything nested as JSON.
    func plain(_ value: JSONValue) -> String {
        switch value {
        case .null: return ""
        case .bool(let flag): return flag ? "yes" : "no"
        case .integer(let number): return String(number)
        case .string(let text): return Sanitizer.line(text)
        case .array(let values):
            let isFlat = values.allSatisfy { $0.object == nil && $0.array == nil }
            return isFlat ? values.map(plain).joined(separator: ",") : value.line
        case .object: return value.line
        }
    }

    /// An object in short: its text in the language, or its members.
    func summary(_ object: JSONObject) -> String {
        if let text = inLanguage(object) { return Sanitizer.line(text) }
        return object.members.filter { !isExplanation($0.name, in: object) }
            .map { "\(label($0.name))=\(cell($0.name, of: object).text)" }.joined(separator: " ")
    }

    private func label(_ name: String) -> String { Sanitizer.line(Labels.text(name, language)) }

    /// What an event says besides its columns: words where there are any, the procedure's own fields as they are.
    func told(_ row: JSONObject) -> String {
        var event = row
        event["seq"] = 0
        return row.members.filter { !isExplanation($0.name, in: row) }.map { member in
            if member.name == "fields", let fields = member.value.object { return summary(fields) }
            if let names = row[member.name + "Names"]?.object, let ids = member.value.array {
                let words = ids.map { $0.string.flatMap { names[$0]?.string } ?? people($0) }
                return "\(label(member.name))="
                    + words.map { Sanitizer.line($0) }.joined(separator: Texts.listComma[language])
            }
            return "\(label(member.name))=\(cell(member.name, of: event).text)"
        }.joined(separator: " ")
    }

    /// The values of a procedure's own fields, with what people call them in place of ids.
    func spoken(_ fields: JSONObject, in row: JSONObject) -> JSONObject {
        let names = row["fieldNames"]?.object ?? [:]
        let words = row["fieldWords"]?.object ?? [:]
        var spoken = JSONObject()
        for member in fields.members {
            let name = names[member.name]?.string ?? member.name
            // Two fields of one name keep their ids.
            spoken[spoken[name] == nil ? name : member.name] = words[member.name] ?? member.value
        }
        return spoken
    }

    /// The text of `{"zh":…,"en":…}`.
    func inLanguage(_ object: JSONObject) -> String? {
        guard object.members.count == 2, object["zh"] != nil, object["en"] != nil else { return nil }
        return object[language.rawValue]?.string
    }
}
