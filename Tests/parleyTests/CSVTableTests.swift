import JSONText
import Testing
import Wording

@testable import parley

struct CSVTableTests {
    @Test func `a table opens in a spreadsheet as it is, and computes nothing`() {
        let rows: [JSONObject] = [
            ["row": "a", "name": "召开\"职工\"沟通会", "value": 2608, "definition": "=HYPERLINK(\"http://x\")"],
            ["row": "b", "name": "甲，乙,丙", "value": -3, "definition": "+86 10", "percent": "70.6%"],
            ["row": "c", "name": " 空格", "list": ["x", "y"], "definition": "＝1"],
        ]
        let lines = CSVTable(language: .zh, showsHeads: true).lines(
            rows, ["row", "name", "value", "definition", "list"])
        #expect(
            lines == [
                "\u{FEFF}行,名称,数值,定义,可重复\r", "a,\"召开\"\"职工\"\"沟通会\",2608,\"'=HYPERLINK(\"\"http://x\"\")\",\r",
                "b,\"甲，乙,丙\",-3,'+86 10,\r", "c,\" 空格\",,'＝1,\"x,y\"\r",
            ])
    }
}
