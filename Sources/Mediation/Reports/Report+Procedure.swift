import Procedures
import Wording

extension Report {
    /// What a procedure counts, a row for each of its measures, so that a new kind of work has its figures without a report
    /// of its own. Nil where no version is given.
    ///
    /// - Parameter versions: the newest first; a measure that only older ones have is still counted.
    public init?(of versions: [Procedure]) {
        guard let newest = versions.first else { return nil }
        var rows: [ReportRow] = []
        for procedure in versions {
            for measure in procedure.measures where !rows.contains(where: { $0.id == measure.id }) {
                rows.append(ReportRow(measure, of: procedure))
            }
        }
        self.init(
            id: newest.id, name: newest.name,
            about: Bilingual(
                zh: "程序“\(newest.name.zh)”自行统计的各项指标", en: "what the procedure “\(newest.name.en)” counts by itself"),
            rows: rows, checks: [])
    }
}

extension ReportRow {
    fileprivate init(_ measure: Measure, of procedure: Procedure) {
        let name = "\(procedure.id).\(measure.id)"
        let tellsApart = measure.kind == .distinct
        self.init(
            id: measure.id, section: nil, name: measure.name, unit: measure.unit,
            definition: procedure.definition(of: measure), counting: tellsApart ? .distinct : .things,
            isPersonal: measure.party != nil || measure.by.contains(Measure.partyName),
            source: .measures(added: tellsApart ? [] : [name], distinct: tellsApart ? [name] : []))
    }
}
