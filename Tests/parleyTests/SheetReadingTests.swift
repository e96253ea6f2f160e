import Testing
import Wording

@testable import parley

@Suite struct `What people write into spreadsheets` {
    @Test(
        arguments: [
            ("2026/3/5", "2026-03-05"), ("2026-03-05", "2026-03-05"), ("2026.3.5", "2026-03-05"),
            ("20260305", "2026-03-05"),
            ("2026年3月5日", "2026-03-05"), ("2026年3月5号", "2026-03-05"), ("２０２６／３／５", "2026-03-05"),
            ("二〇二六年三月五日", "2026-03-05"), ("二零二六年十二月三十一日", "2026-12-31"), ("二〇二六年十月二十日", "2026-10-20"),
            (" 2026/3/5 0:00 ", "2026-03-05"), ("2026/3/5 14:30", "2026-03-05T14:30:00+08:00"),
            ("2024/2/29", "2024-02-29"),
            ("2026/2/29", nil), ("2026/13/1", nil), ("26/3/5", nil), ("3/5/2026", nil), ("2026/3", nil),
            ("2026-3/5", nil),
            ("2026年3月", nil), ("46086", nil), ("", nil), ("待定", nil), ("2026/3/5 25:00", nil), ("20261301", nil),
        ] as [(String, String?)])
    func `dates are read in one way only`(_ written: String, _ read: String?) {
        #expect(WrittenDate(written)?.instant == read)
    }

    @Test(arguments: [
        ("46086", "2026-03-05"), ("61", "1900-03-01"), ("45351", "2024-02-29"), ("60", nil), ("20260305", "2026-03-05"),
    ])
    func `Excel's day numbers are dates only when that is said`(_ written: String, _ day: String?) {
        #expect(WrittenDate(written, serial: true)?.day == day)
    }

    @Test(
        arguments: [
            ("1,200.50元", "", "120050"), ("1200元", "", "120000"), ("1.2万元", "", "1200000"), ("￥300", "", "30000"),
            ("2.64亿元", "", "26400000000"), ("１，２００．５元", "", "120050"), ("50分", "", "50"), ("-5元", "", "-500"),
            ("1200", "金额（元）", "120000"), ("1.2", "赔偿金额(万元)", "1200000"), ("0.01元", "", "1"), ("人民币 8元整", "", "800"),
            ("1200", "金额", nil), ("0.001元", "", nil), ("12,00元", "", nil), ("$5", "", nil), ("约1万元", "", nil),
            ("元", "", nil),
        ] as [(String, String, String?)])
    func `amounts are whole fen, and never guessed`(_ written: String, _ heading: String, _ fen: String?) {
        #expect((try? WrittenNumber.fen(written, heading: heading)) == fen)
    }

    @Test(
        arguments: [
            ("1,200人", "1200"), ("1200", "1200"), ("1.2万", "12000"), ("13.07万人", "130700"), ("３５", "35"), ("12.5", nil),
            ("十二", nil), ("1 200", "1200"), ("12人左右", nil),
        ] as [(String, String?)])
    func `numbers may have what they count`(_ written: String, _ number: String?) {
        #expect(WrittenNumber.whole(written) == number)
    }

    @Test(arguments: [
        ("是", true), ("√", true), ("Y", true), ("1", true), ("否", false), ("无", false), ("×", false), ("也许", nil),
    ])
    func `yes and no`(_ written: String, _ answer: Bool?) { #expect(CellReader.answer(written) == answer) }

    @Test(arguments: [
        ("投诉", "complaint"), ("COMPLAINT", "complaint"), ("重点建", "key"), ("重点建（头部平台）", "key"), ("其他", nil), ("重", nil),
    ])
    func `choices by id or name`(_ written: String, _ id: String?) {
        let choices = [
            ProcedureForm.Choice(id: "complaint", name: Bilingual(zh: "投诉", en: "complaint")),
            ProcedureForm.Choice(id: "key", name: Bilingual(zh: "重点建（头部平台）", en: "key firms")),
        ]
        #expect(CellReader.choice(written, choices) == id)
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a;b\r\n\"1\r\n2\";3", [["a", "b"], ["1\r\n2", "3"]]),
            ("a\tb\n\"x\"\"y\",\tz", [["a", "b"], ["x\"y,", "z"]]),
            ("sep=;\r\na,x;b\r\n1;2", [["a,x", "b"], ["1", "2"]]),
            ("a,b\n1,\n,2", [["a", "b"], ["1", ""], ["", "2"]]), ("a,b\r\"\",\r", [["a", "b"], ["", ""]]),
            ("a,b\n\n1,2", [["a", "b"], [""], ["1", "2"]]), ("a,b\n1,", [["a", "b"], ["1", ""]]),
        ])
    func `tables are read as they were saved`(_ text: String, _ rows: [[String]]) throws {
        #expect(try CSVReader(text).rows == rows)
    }

    @Test func `a quoted cell without its end is told with its row`() {
        #expect(throws: CSVReader.Unfinished(row: 2)) { try CSVReader("a,b\n\"1,2\n3,4\n") }
    }

    @Test func `text is UTF-8 or GB18030, whichever it is`() throws {
        let gb: [UInt8] = [0xC9, 0xCC, 0xB5, 0xF7, 0x95, 0x32, 0x82, 0x36]
        #expect(SheetText(gb)?.text == "商调\u{20000}")
        #expect(SheetText(gb)?.encoding == .gb18030)
        #expect(SheetText([0xEF, 0xBB, 0xBF] + Array("商调".utf8))?.text == "商调")
        #expect(SheetText([0xFF, 0xFE, 0x46, 0x55])?.text == "商")
        #expect(SheetText([0x81, 0x20, 0xFF]) == nil)
        #expect(SheetText(gb, as: .utf8) == nil)
    }

    @Test(
        arguments: [
            ("=1+1", "'=1+1"), ("@x", "'@x"), ("+86", "'+86"), ("-甲", "'-甲"), ("-5", "-5"), ("1200.50", "1200.50"),
            ("110101199003070000", "110101199003070000\t"), ("007", "007\t"), ("张某", "张某"), ("", ""),
        ])
    func `no cell is a formula, no number changes, and both come back`(_ cell: String, _ written: String) {
        #expect(CSVWriter.tame(cell) == written)
        #expect(CSVWriter.untamed(written) == cell)
    }
}
