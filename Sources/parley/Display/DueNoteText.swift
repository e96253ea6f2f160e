import JSONText
import Wording

/// The answer of `due.compute` as a note: the day first, then how it was found, line by line.
struct DueNoteText: Sendable {
    let values: ValueText
    let layout: TableLayout

    /// The lines for one answer.
    func lines(_ row: JSONObject) -> [String] {
        let day = row["due"].map(values.people) ?? ""
        let mark = row["provisional"]?.bool == true ? " " + layout.style.alarm(Texts.provisional[values.language]) : ""
        let notes = (row["trace"]?.array ?? []).map { parts(values.people($0)) }
        let widest = notes.reduce(0) { max($0, layout.width.of($1.label)) }
        let margin = String(repeating: " ", count: widest + 4)
        return [layout.style.head([row["name"].map(values.people) ?? "", day].joined(separator: "  ")) + mark]
            + notes.flatMap { note in
                let label = layout.style.head(layout.width.pad(note.label, to: widest))
                return wrapped(note.text, room: layout.terminalColumns.map { $0 - widest - 4 }).enumerated()
                    .map { $0 == 0 ? "  \(label)  \($1)" : margin + $1 }
            }
    }

    /// The subject of a line and what is said of it.
    private func parts(_ line: String) -> (label: String, text: String) {
        guard let colon = line.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return ("", line) }
        let text = line[line.index(after: colon)...].drop { $0 == " " }
        return (String(line[..<colon]), String(text))
    }

    /// Broken at spaces, or between any two characters where there are none, as Chinese is.
    private func wrapped(_ text: String, room: Int?) -> [String] {
        guard let room, room >= 20 else { return [text] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for character in text {
            let width = layout.width.of(String(character))
            if used + width > room {
                let word = line.lastIndex(of: " ").map { line[line.index(after: $0)...] } ?? ""
                // A word is carried over whole, unless it is most of the line: then it is no word.
                var carried = word.utf8.count == word.count && word.count < room / 2 ? String(word) : ""
                // No line begins with what closes or divides a sentence.
                if carried.isEmpty, "，。；：、）”》".contains(character), let last = line.last { carried = String(last) }
                lines.append(String(line.dropLast(carried.count)))
                line = carried
                used = layout.width.of(carried)
            }
            line.append(character)
            used += width
        }
        return lines + [line]
    }
}
