import JSONText
import Wording

/// One object as labels and values; lists of objects inside it become tables of their own.
struct Sheet: Sendable {
    let values: ValueText
    let layout: TableLayout

    /// The lines of one object.
    func lines(_ row: JSONObject) -> [String] {
        values.isForPeople ? people(row, indent: 0) : row.members.map { "\($0.name)\t\(values.plain($0.value))" }
    }

    /// `areFields`: the members are a procedure's own, whose names say more than a label of ours would.
    private func people(_ row: JSONObject, indent: Int, areFields: Bool = false) -> [String] {
        let members = row.members.filter { !values.isExplanation($0.name, in: row) }
        let flat = members.filter { !isNested($0.value) }
        let labels = flat.map { areFields ? Sanitizer.line($0.name) : label($0.name) }
        let widest = labels.reduce(0) { max($0, layout.width.of($1)) }
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        for (member, label) in zip(flat, labels) {
            let head = margin + layout.style.head(layout.width.pad(label, to: widest)) + "  "
            lines += entry(head, member, of: row, indent: indent + widest + 2)
        }
        for member in members where isNested(member.value) {
            lines.append(margin + layout.style.head(label(member.name)))
            lines += nested(member, of: row, indent: indent + 2)
        }
        return lines
    }

    private func entry(_ head: String, _ member: JSONObject.Member, of row: JSONObject, indent: Int) -> [String] {
        if let text = member.value.string, text.contains("\n") {
            let margin = String(repeating: " ", count: indent)
            let parts = Sanitizer.block(text).split(separator: "\n", omittingEmptySubsequences: false)
            return parts.enumerated().map { $0 == 0 ? head + $1 : ($1.isEmpty ? "" : margin + $1) }
        }
        let cell = values.cell(member.name, of: row)
        return [head + (cell.isAlarm ? layout.style.alarm(cell.text) : cell.text)]
    }

    private func nested(_ member: JSONObject.Member, of row: JSONObject, indent: Int) -> [String] {
        switch member.value {
        case .object(let fields) where member.name == "fields":
            return people(values.spoken(fields, in: row), indent: indent, areFields: true)
        case .object(let object): return people(object, indent: indent)
        case .array(let elements) where !elements.contains(where: { $0.object != nil }):
            return elements.map { String(repeating: " ", count: indent) + values.people($0) }
        case .array(let elements) where member.name == "records":
            return byType(elements.compactMap(\.object), indent: indent)
        case .array(let elements):
            var layout = layout
            layout.indent = indent
            let rows = elements.compactMap(\.object).map { shortened($0) }
            return RowTable(values: values, layout: layout).lines(
                rows, columns: Presentation.parts[member.name] ?? [], others: Presentation.parts[member.name] == nil)
        default: return []
        }
    }

    /// A table for each type of record, for each has fields of its own.
    private func byType(_ records: [JSONObject], indent: Int) -> [String] {
        var order: [String] = []
        var groups: [String: [JSONObject]] = [:]
        for record in records {
            let type = values.cell("type", of: record).text
            if groups[type] == nil { order.append(type) }
            groups[type, default: []].append(record)
        }
        var layout = layout
        layout.indent = indent + 2
        let table = RowTable(values: values, layout: layout)
        return order.flatMap { type in
            let rows = (groups[type] ?? []).map { record in
                var row = shortened(record)
                row["type"] = nil
                row["typeName"] = nil
                return row
            }
            return [String(repeating: " ", count: indent) + type] + table.lines(rows, columns: ["record"], others: true)
        }
    }

    /// What hangs together in a row of a nested table: `fields` are shown as if they were the row's own.
    private func shortened(_ row: JSONObject) -> JSONObject {
        var flat = JSONObject()
        let names = row["fieldNames"]?.object ?? [:]
        for member in row.members where names[member.name] == nil && member.name != "fields" {
            flat[member.name] = member.value
        }
        var own = row["fields"]?.object ?? [:]
        for member in row.members where names[member.name] != nil { own[member.name] = member.value }
        for member in values.spoken(own, in: row).members where flat[member.name] == nil {
            flat[member.name] = member.value
        }
        return flat
    }

    private func isNested(_ value: JSONValue) -> Bool {
        switch value {
        case .object(let object): values.inLanguage(object) == nil && !object.isEmpty
        case .array(let elements): elements.contains { $0.object != nil } || isLong(elements)
        default: false
        }
    }

    /// Sentences stand below each other.
    private func isLong(_ elements: [JSONValue]) -> Bool {
        elements.count > 1 && elements.contains { $0.string.map { layout.width.of($0) > 40 } ?? false }
    }

    private func label(_ name: String) -> String { Sanitizer.line(Labels.text(name, values.language)) }
}
