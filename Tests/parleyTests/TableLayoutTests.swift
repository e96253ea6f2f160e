import Testing
import Wording

@testable import parley

@Suite struct `Tables` {
    static let columns = [
        TableLayout.Column(head: "案件"), .init(head: "标题"), .init(head: "剩余天数", isNumeric: true), .init(head: "state"),
    ]
    static let rows: [[TableLayout.Cell]] = [
        ["N-2026-00017", "外卖配送费与工时协商 (2026)", "3", "talks"],
        ["M-2026-00004", "Wages 👍🏽", "12", .init("OVERDUE", isAlarm: true)],
        ["M-2026-00005", "", "", "e\u{301}tat"],
    ]

    func layout(_ columns: Int?, heads: Bool = true, coloured: Bool = false) -> TableLayout {
        TableLayout(
            width: CellWidth(), style: Style(isColoured: coloured), terminalColumns: columns, showsHeads: heads)
    }

    @Test func `align columns by cells, numbers to the right`() {
        #expect(
            layout(100).aligned(Self.columns, Self.rows) == [
                "案件          标题                         剩余天数  state",
                "N-2026-00017  外卖配送费与工时协商 (2026)         3  talks",
                "M-2026-00004  Wages 👍🏽                           12  OVERDUE",
                "M-2026-00005                                         e\u{301}tat",
            ])
    }

    @Test func `cut the widest column to the terminal`() {
        let lines = layout(50).aligned(Self.columns, Self.rows)
        #expect(lines[1] == "N-2026-00017  外卖配送费与工时…         3  talks")
        #expect(lines.allSatisfy { CellWidth().of($0) <= 50 })
    }

    @Test(arguments: 20...120)
    func `fit whatever the terminal, down to what can still be read`(_ columns: Int) {
        let widest = layout(columns).aligned(Self.columns, Self.rows).map(CellWidth().of).max() ?? 0
        #expect(widest <= max(columns, 4 * 4 + 3 * 2))
    }

    @Test func `cut everything else before an identity`() {
        let columns = [TableLayout.Column(head: "案件", isFixed: true)] + Self.columns.dropFirst()
        let lines = layout(34).aligned(columns, Self.rows)
        #expect(lines[1].hasPrefix("N-2026-00017  "))
        #expect(lines.allSatisfy { CellWidth().of($0) <= 34 })
    }

    @Test func `separate by tabs and cut nothing in a pipe`() {
        #expect(
            layout(nil).separated(Self.columns, Self.rows)[1] == "N-2026-00017\t外卖配送费与工时协商 (2026)\t3\ttalks")
        #expect(layout(nil, heads: false).separated(Self.columns, Self.rows).count == 3)
    }

    @Test func `colour an alarm without changing its place`() {
        let plain = layout(100).aligned(Self.columns, Self.rows)
        let coloured = layout(100, coloured: true).aligned(Self.columns, Self.rows)
        #expect(coloured[2].contains("\u{1B}[1;31mOVERDUE\u{1B}[0m"))
        var bare = coloured[2]
        for code in ["\u{1B}[1;31m", "\u{1B}[0m"] {
            bare = bare.split(separator: code, omittingEmptySubsequences: false).joined()
        }
        #expect(bare == plain[2])
    }

    @Test func `leave no blanks at the end of a line`() {
        #expect(layout(100).aligned(Self.columns, Self.rows).allSatisfy { !$0.hasSuffix(" ") })
    }
}
