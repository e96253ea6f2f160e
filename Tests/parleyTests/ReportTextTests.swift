import JSONText
import Testing
import Wording

@testable import parley

struct ReportTextTests {
    @Test func `a report stands in its parts, with what was published and what does not hold`() {
        let rows: [JSONObject] = [
            [
                "row": "held", "name": "召开职工沟通会", "value": 2607, "unit": "场", "published": 2608, "restated": -1,
                "section": "双沟通",
            ],
            [
                "row": "share", "name": "占比", "numerator": 187, "denominator": 1307, "shown": "14.3%", "unit": "%",
                "section": "双沟通",
            ],
            ["row": "new", "name": "新建", "unit": "家", "target": 1000, "section": "驿站"],
            ["check": "sum", "name": "结案 = 成功", "holds": false, "found": 2, "expected": 1],
        ]
        let values = ValueText(language: .zh, isForPeople: true)
        let layout = TableLayout(width: CellWidth(), style: Style(isColoured: false), terminalColumns: 80)
        #expect(
            ReportText(values: values, layout: layout).lines(rows) == [
                "双沟通", "  召开职工沟通会  2607  场  发布数 2608、重述 -1", "  占比            14.3  %   187/1307", "驿站",
                "  新建               –  家  目标 1000", "校验", "  未满足  结案 = 成功  (2 / 1)",
            ])
    }
}
