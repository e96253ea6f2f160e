import JSONText
import Mediation
import Testing
import Wording

@testable import AdminServer

struct ReportSheetTests {
    private static let both = Bilingual(zh: "行", en: "row")

    private static func line(_ id: String, _ value: Int64?, source: ReportRow.Source = .figure("f"))
        -> ReportEngine.Line
    {
        let row = ReportRow(
            id: id, section: nil, name: both, unit: both, definition: both, counting: .distinct, isPersonal: true,
            source: source)
        return ReportEngine.Line(row: row, id: id, name: both, value: value)
    }

    @Test func `small numbers of people are told to the case team only, and no ratio gives them away`() {
        var ratio = Self.line("rate", nil, source: .ratio(of: ["few"], to: ["many"], asMean: false))
        (ratio.numerator, ratio.denominator) = (4, 50)
        let lines = [Self.line("few", 4), Self.line("many", 50), Self.line("none", 0), ratio]
        let team = ReportSheet(language: .zh).rows(lines, nil)
        #expect(team.map { $0["value"]?.integer } == [4, 50, 0, nil] && team[3]["shown"]?.string == "8.0%")
        let others = ReportSheet(language: .zh, hidesSmall: true).rows(lines, PublishedFigures(lines))
        #expect(others.map { $0["value"]?.integer } == [nil, 50, 0, nil])
        #expect(others.map { $0["suppressed"]?.bool ?? false } == [true, false, false, true])
        #expect(others[0]["published"] == nil && others[3]["numerator"] == nil)
    }

    @Test(
        arguments: [
            (706, 1000, true, "70.6%"), (1, 3, true, "33.3%"), (2, 3, true, "66.7%"), (1, 1, true, "100.0%"),
            (0, 7, true, "0.0%"), (2333, 100, false, "23.3"), (1999, 2000, true, "100.0%"), (1, 2000, true, "0.1%"),
        ] as [(Int64, Int64, Bool, String)])
    func `a ratio has one decimal, rounded to the nearest`(of: Int64, to: Int64, isPercent: Bool, text: String) {
        #expect(ReportSheet.decimal(of, to, hundredfold: isPercent) == text)
    }
}
