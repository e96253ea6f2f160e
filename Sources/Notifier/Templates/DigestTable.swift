import Mediation
import Wording
import WorkCalendar

/// The table of a digest: what has passed, what ends today, what comes; a line for each notice, in columns by the cells
/// that a terminal or a mail program with fixed letters gives to Chinese.
struct DigestTable: Sendable {
    /// A stretch of time under a heading of its own.
    enum Group: Sendable, CaseIterable {
        case overdue, today, soon

        init(_ due: CivilDay?, today: CivilDay) {
            switch due {
            case let due? where due < today: self = .overdue
            case today: self = .today
            default: self = .soon
            }
        }

        var name: Bilingual {
            switch self {
            case .overdue: Bilingual(zh: "逾期", en: "Overdue")
            case .today: Bilingual(zh: "今天到期", en: "Due today")
            case .soon: Bilingual(zh: "近期到期", en: "Due soon")
            }
        }
    }

    private let rows: [Group: [NoticeValues]]

    init(_ digest: Digest, today: CivilDay, vocabulary: NoticeVocabulary) {
        rows = Dictionary(grouping: digest.deliveries) { Group($0.dueDay, today: today) }
            .mapValues { $0.map { NoticeValues($0, today: today, vocabulary: vocabulary) } }
    }

    func count(_ group: Group) -> Int { rows[group]?.count ?? 0 }

    func text(_ language: Language) -> String {
        let groups = Group.allCases.compactMap { group in rows[group].map { (group, $0) } }
        let width = CellWidth()
        let cells = groups.map { $0.1.map { row in Self.columns.map { row.texts(language)[$0] ?? "" } } }
        let widths = Self.columns.indices.map { column in
            cells.flatMap(\.self).map { width.of(CleanText.line($0[column])) }.max() ?? 0
        }
        return zip(groups, cells).map { group, lines in
            let heading = "\(group.0.name[language]) (\(lines.count))"
            let rows = lines.map { line in
                "  "
                    + line.enumerated().map { column, text in
                        column == line.count - 1
                            ? CleanText.line(text) : width.pad(CleanText.line(text), to: widths[column])
                    }.joined(separator: "  ")
            }
            return ([heading] + rows).joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    private static let columns = ["case", "due", "what", "left"]
}
