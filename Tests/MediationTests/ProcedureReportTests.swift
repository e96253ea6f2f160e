import Mediation
import ProcedureLibrary
import Procedures
import Testing
import Wording

@Suite("a procedure's own report")
struct ProcedureReportTests {
    @Test("has a row for each measure of its versions, with what is counted in the words of the procedure")
    func rows() throws {
        let procedure = try #require(
            try ShippedProcedures.all(rules: ShippedRules.ruleBook()).first { $0.id == "court-mediation" })
        let report = try #require(Report(of: [procedure]))
        #expect(report.rows.map(\.id) == procedure.measures.map(\.id))
        let opened = try #require(report.row("opened"))
        #expect(opened.definition == Bilingual(zh: "立案，每次计一", en: "the opening, each time"))
        for row in report.rows {
            // No id of the file is left in what people read.
            #expect(!row.definition.zh.contains { $0.isASCII && $0.isLetter }, "\(row.id): \(row.definition.zh)")
        }
    }

    @Test("keeps what only an older version counts, and prefers the newer words")
    func versions() throws {
        func procedure(_ version: Int, _ measures: [Measure]) -> Procedure {
            Procedure(
                id: "heat", version: version, prefix: "H", name: Bilingual(zh: "高温", en: "heat"),
                basis: Bilingual(zh: "办法", en: "Measures"), states: [], actions: [], opening: [], fields: [], roles: [],
                records: [], documents: [], clocks: [], startsAtOpening: [], warnings: [], measures: measures, text: "")
        }
        func measure(_ id: String, _ name: String) -> Measure {
            Measure(
                id: id, name: Bilingual(zh: name, en: name), unit: Bilingual(zh: "件", en: "cases"), kind: .count,
                source: .opening)
        }
        let report = try #require(
            Report(of: [
                procedure(2, [measure("opened", "新")]), procedure(1, [measure("opened", "旧"), measure("paid", "已付")]),
            ]))
        #expect(report.rows.map(\.name.zh) == ["新", "已付"])
        #expect(Report(of: []) == nil)
    }
}
