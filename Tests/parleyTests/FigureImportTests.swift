import AdminProtocol
import JSONText
import Testing

@testable import parley

@Suite struct `A row of a spreadsheet of counts` {
    private static let form = FigurePlan.form([
        ["figure": "service-uses", "name": "服务职工"], ["figure": "stations-new", "name": "新建户外服务站点"],
    ])

    private func plan(_ headings: [String], _ entries: String = "") throws -> FigurePlan {
        var map = ColumnMap()
        try map.add(entries, isFile: false)
        return FigurePlan(
            form: Self.form, headings: headings, targets: map.targets(of: headings, in: Self.form),
            constants: map.constants, reader: CellReader())
    }

    @Test func `is an entry of the ledger; figures and periods are called as people call them`() throws {
        let plan = try plan(["数字项目", "期间", "数值", "单位", "备注"], "备注=-,evidence:=季报")
        var problems: [RowProblem] = []
        let request = plan.request(["服务职工", "2022年上半年", "303.4万人次", "BJ", "x"], row: 2, problems: &problems)
        #expect(problems.isEmpty)
        #expect(request?.command == "figure.record" && request?.subject == "service-uses")
        #expect(
            request?.arguments.map { "\($0.name)=\($0.value)" } == [
                "period=2022-H1", "value=3034000", "office=BJ", "evidence=季报",
            ])
    }

    @Test func `tells every problem by row and column`() throws {
        let plan = try plan(["数字项目", "期间", "数值", "依据"])
        var problems: [RowProblem] = []
        #expect(plan.request(["某某数", "去年", "许多", ""], row: 7, problems: &problems) == nil)
        #expect(problems.map(\.row) == [7, 7, 7, 7])
        #expect(Set(problems.compactMap(\.column)) == ["数字项目", "期间", "数值", "依据"])
    }

    @Test func `is there already where the ledger has the same count of the same days, and only then`() throws {
        let plan = try plan(["figure", "period", "value", "evidence"])
        var problems: [RowProblem] = []
        let request = try #require(plan.request(["service-uses", "2022", "7", "册"], row: 2, problems: &problems))
        #expect(plan.isThere(["value": 7, "same": true], request))
        #expect(!plan.isThere(["value": 8, "same": true], request))
        #expect(!plan.isThere(["value": 7, "same": false], request))
        #expect(plan.identity(["a", "2022", "7", "册"]) == plan.identity(["a", "2022", "8", "册"]))
        #expect(plan.identity(["a", "2022", "7", "册"]) != plan.identity(["a", "2023", "7", "册"]))
    }

    @Test(
        "periods are read as people write them",
        arguments: [
            ("2022", "2022"), ("2022年", "2022"), ("2022年度", "2022"), ("2022全年", "2022"), ("2022年上半年", "2022-H1"),
            ("2022-H2", "2022-H2"), ("2022年第三季度", "2022-Q3"), ("２０２２年1季度", "2022-Q1"), ("2022年3月", "2022-03"),
            ("2022年12月份", "2022-12"), ("2022.3", "2022-03"), ("2022-03", "2022-03"), ("202203", "2022-03"),
            ("2022-01-01..2022-02-03", "2022-01-01..2022-02-03"),
            ("2022年13月", nil), ("上半年", nil), ("2022年初", nil), ("", nil),
        ])
    func periods(written: String, period: String?) { #expect(WrittenPeriod.read(written) == period) }
}
