import Wording
import WorkCalendar

/// Writes a calendar as the text that `CalendarFileReader` reads, so that what is installed stands by itself.
enum CalendarWriter {
    static func text(_ calendar: WorkingCalendar) -> String {
        var lines = [
            "calendar: \(calendar.id)", "version: \(quoted(calendar.version))",
            "name: {zh: \(quoted(calendar.name.zh)), en: \(quoted(calendar.name.en))}",
            "source: \(quoted(calendar.source))", calendar.years.isEmpty ? "years: []" : "years:",
        ]
        for year in calendar.years {
            lines.append("  - year: \(year.number)")
            lines.append("    notices: [\(year.notices.map(quoted).joined(separator: ", "))]")
            lines.append(year.festivals.isEmpty ? "    festivals: []" : "    festivals:")
            lines.append(contentsOf: year.festivals.map(line))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func line(_ festival: WorkingCalendar.Festival) -> String {
        let (first, last) = (festival.rest.lowerBound, festival.rest.upperBound)
        let rest = first == last ? first.iso : "\(first.iso)..\(last.iso)"
        let work = festival.work.isEmpty ? "" : ", work: [\(festival.work.map(\.iso).joined(separator: ", "))]"
        return "      - {zh: \(quoted(festival.name.zh)), en: \(quoted(festival.name.en)), rest: \(rest)\(work)}"
    }

    /// A double-quoted YAML scalar.
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
