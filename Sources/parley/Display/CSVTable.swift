import JSONText
import Wording

/// Rows as CSV (RFC 4180): UTF-8 with a byte order mark, CR LF, quoted where needed, so that Excel and LibreOffice open it with its
/// Chinese text as it is. A text that a spreadsheet would take for a formula is led in by an apostrophe.
struct CSVTable: Sendable {
    let language: Language
    let showsHeads: Bool

    /// The lines without their LF, which the console adds.
    func lines(_ rows: [JSONObject], _ columns: [String]) -> [String] {
        let values = ValueText(language: language, isForPeople: false)
        var lines = rows.map { row in
            line(columns.map { name in row[name].map { cell($0, values) } ?? "" })
        }
        if showsHeads { lines.insert(line(columns.map { quoted(Labels.text($0, language)) }), at: 0) }
        if !lines.isEmpty { lines[0] = "\u{FEFF}" + lines[0] }
        return lines
    }

    private func line(_ cells: [String]) -> String { cells.joined(separator: ",") + "\r" }

    private func cell(_ value: JSONValue, _ values: ValueText) -> String {
        if let number = value.integer { return String(number) }
        return quoted(inert(value.object.flatMap(values.inLanguage) ?? values.plain(value)))
    }

    /// The text as no spreadsheet computes it; a plain number with its sign is one.
    private func inert(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    private func quoted(_ text: String) -> String {
        let needsQuotes =
            text.unicodeScalars.contains { ",\"\r\n;\t".unicodeScalars.contains($0) } || text.first == " "
            || text.last == " "
        guard needsQuotes else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
