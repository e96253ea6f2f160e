import JSONText
import Wording

/// The answer of `due.list` for people: what is overdue first, then by how soon it is due, in columns that fit all groups.
struct DueList: Sendable {
    let values: ValueText
    let layout: TableLayout
    /// Whether the reader asked for one person's deadlines, so that the name would say nothing.
    let isOfOne: Bool

    /// Where a deadline stands for somebody who plans a day; in the order in which they are shown.
    private enum Group: CaseIterable {
        case overdue, today, week, later, suspended, ended

        init(_ row: JSONObject) {
            switch row["state"]?.string {
            case "overdue": self = .overdue
            case "open":
                let left = row["left"]?.integer ?? -1
                self = left < 0 ? .overdue : left == 0 ? .today : left <= 7 ? .week : .later
            case "suspended": self = .suspended
            default: self = .ended
            }
        }

        var title: Bilingual {
            switch self {
            case .overdue: Texts.overdue
            case .today: Bilingual(zh: "今天到期", en: "due today")
            case .week: Bilingual(zh: "7日内到期", en: "due within 7 days")
            case .later: Bilingual(zh: "以后到期", en: "due later")
            case .suspended: Bilingual(zh: "中止计算", en: "suspended")
            case .ended: Bilingual(zh: "已终结", en: "ended")
            }
        }
    }

    /// The lines for these rows.
    func lines(_ rows: [JSONObject]) -> [String] {
        let groups = Group.allCases.map { group in (group, rows.filter { Group($0) == group }) }.filter {
            !$0.1.isEmpty
        }
        let shown = groups.flatMap { $0.1.map(spoken) }
        var table = RowTable(values: values, layout: layout)
        table.layout.indent = 2
        var lines = table.lines(shown, columns: columns, others: false)
        let heads = lines.count - shown.count
        var body = lines.dropFirst(heads)
        lines.removeLast(shown.count)
        for (group, rows) in groups {
            let title = "\(group.title[values.language]) (\(rows.count))"
            lines.append(group == .overdue ? layout.style.alarm(title) : layout.style.head(title))
            for line in body.prefix(rows.count) { lines.append(group == .overdue ? layout.style.alarm(line) : line) }
            body = body.dropFirst(rows.count)
        }
        return lines
    }

    private var columns: [String] {
        ["case", "due", "what", "title", "on", "remaining", "state"] + (isOfOne ? [] : ["assignee"]) + ["remark"]
    }

    /// The row as it is said: words for ids, days that have passed with a minus, marks in one place.
    private func spoken(_ row: JSONObject) -> JSONObject {
        var spoken = row
        spoken["what"] = row["name"] ?? row["what"]
        spoken["name"] = nil
        // The group says where it stands, but for how it ended.
        spoken["state"] = Group(row) == .ended ? row["stateName"] ?? row["state"] : nil
        spoken["stateName"] = nil
        if Group(row) != .ended, let days = row["left"]?.integer ?? row["days"]?.integer.map({ -$0 }) {
            let working = row["workingLeft"]?.integer ?? row["workingDays"]?.integer.map { -$0 }
            spoken["remaining"] = .string("\(days)" + (working.map { " (\($0))" } ?? ""))
        }
        let marks = [
            row["provisional"]?.bool == true ? Texts.provisional : nil,
            row["hard"]?.bool == false ? Texts.guideline : nil, row["verify"]?.bool == true ? Texts.verify : nil,
        ]
        let said = marks.compactMap { $0?[values.language] }
        spoken["remark"] = said.isEmpty ? nil : .string(said.joined(separator: Texts.listComma[values.language]))
        return spoken
    }
}
