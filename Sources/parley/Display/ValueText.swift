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
        let text = people(value)
        if let label = label(of: name, in: row), label != text {
            return TableLayout.Cell(language == .zh ? "\(text)（\(label)）" : "\(text) (\(label))")
        }
        return TableLayout.Cell(text)
    }

    /// Members that only explain another one and are shown beside it.
    func isExplanation(_ name: String, in row: JSONObject) -> Bool {
        guard isForPeople else { return false }
        if name == "name", row["what"] != nil { return true }
        return name.hasSuffix("Name") && row[String(name.dropLast(4))] != nil
    }

    private func label(of name: String, in row: JSONObject) -> String? {
        (row[name + "Name"] ?? (name == "what" ? row["name"] : nil))?.string.map { Sanitizer.line($0) }
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
            .map { "\(Sanitizer.line($0.name))=\(cell($0.name, of: object).text)" }.joined(separator: " ")
    }

    /// The text of `{"zh":…,"en":…}`.
    func inLanguage(_ object: JSONObject) -> String? {
        guard object.members.count == 2, object["zh"] != nil, object["en"] != nil else { return nil }
        return object[language.rawValue]?.string
    }
}
