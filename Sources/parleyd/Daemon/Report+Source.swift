import Mediation
import ProcedureLibrary

extension Figure {
    /// A figure of a catalogue file; the reader has made sure of its words.
    init(_ source: FigureSource) {
        self.init(
            id: source.id, name: source.name, unit: source.unit,
            counting: Counting(rawValue: source.counting) ?? .things, isStock: source.isStock, section: source.section)
    }
}

extension Report {
    /// A report of a file; the reader has made sure of its words.
    init(_ source: ReportSource, measures: [String: Bool], figures: FigureCatalogue) {
        self.init(
            id: source.id, name: source.name, about: source.about,
            rows: source.rows.map { ReportRow($0, measures: measures, figures: figures) },
            checks: source.checks.map {
                ReportCheck(id: $0.id, name: $0.name, left: $0.sum, right: $0.other, isEquality: $0.isEquality)
            }, theirs: source.theirs)
    }
}

extension ReportRow {
    fileprivate init(_ row: ReportSource.Row, measures: [String: Bool], figures: FigureCatalogue) {
        let distinct = row.words.filter { measures[$0] == true }
        var counting = row.counts.flatMap(Figure.Counting.init)
        let source: Source
        switch row.kind {
        case "figure":
            source = .figure(row.words.first ?? "")
            counting = counting ?? figures[row.words.first ?? ""]?.counting
        case "ratio", "mean":
            source = .ratio(of: row.words, to: row.further, asMean: row.kind == "mean")
        case "open":
            source = .open(began: row.words, ended: row.further)
            counting = counting ?? .distinct
        case "percentile": source = .percentile(row.percent, of: row.words)
        case "deadlines":
            let outcome = row.words.first == "due" ? nil : row.words.first
            source = .deadlines(
                DeadlineCount(
                    outcome: outcome, whose: row.further.first.flatMap(DeadlineCount.Whose.init) ?? .all,
                    hardOnly: row.further.last == "hard"))
            counting = counting ?? .things
        case "deadlines-by-rule": source = .deadlinesByRule
        default:
            source = .measures(added: row.words.filter { measures[$0] == false }, distinct: distinct)
            counting = counting ?? (distinct.isEmpty ? .things : .distinct)
        }
        self.init(
            id: row.id, section: row.section, name: row.name, unit: row.unit, definition: row.definition,
            counting: counting, isPersonal: row.isPersonal, source: source)
    }
}
