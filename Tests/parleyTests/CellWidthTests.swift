import Testing

@testable import Wording
@testable import parley

@Suite struct `Cell widths` {
    static let strings: [(String, Int)] = [
        ("", 0), ("a", 1), ("abc", 3), (" ", 1), ("~", 1), ("\u{7F}", 0), ("\u{0}", 0), ("\t", 0), ("\u{1B}", 0),
        ("é", 1), ("e\u{301}", 1), ("a\u{308}\u{301}", 1), ("ñandú", 5), ("ß", 1), ("Ω", 1), ("Ж", 1), ("ж\u{306}", 1),
        ("中", 2), ("中文", 4), ("案件", 4), ("调解员", 6), ("期限 deadline", 13), ("商调Parley", 10), ("，", 2), ("。", 2),
        ("（）", 4), ("「」", 4), ("《劳动法》", 10), ("、", 2), ("；", 2), ("！", 2), ("％", 2), ("Ａ", 2), ("１２", 4),
        ("\u{3000}", 2),
        ("あ", 2), ("カ", 2), ("が", 2), ("か\u{3099}", 2), ("ｶ", 1), ("ｶﾞ", 2), ("한", 2), ("한글", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("ㄅ", 2), ("々", 2), ("〇", 2), ("㎡", 2), ("㈱", 2), ("①", 1), ("Ⅳ", 1), ("№", 1),
        ("℃", 1),
        ("·", 1), ("…", 1), ("—", 1), ("“”", 2), ("‘’", 2), ("×", 1), ("÷", 1), ("±", 1), ("°", 1), ("§", 1), ("¶", 1),
        ("→", 1), ("↑", 1), ("■", 1), ("★", 1), ("☆", 1), ("♀", 1), ("☎", 1), ("✓", 1), ("✗", 1), ("─│┌", 3), ("▏", 1),
        ("😀", 2), ("👍", 2), ("👍🏽", 2), ("👩‍⚖️", 2), ("👨‍👩‍👧‍👦", 2), ("🏳️‍🌈", 2), ("🇨🇳", 2), ("🇨🇳🇯🇵", 4), ("❤", 1), ("❤️", 2),
        ("☎️", 2), ("1️⃣", 2), ("#️⃣", 2), ("🈶", 2), ("🀄", 2), ("⌚", 2), ("⏰", 2), ("✅", 2), ("❌", 2), ("⚖️", 2), ("⚖", 1),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2), ("🫠", 2), ("🪪", 2), ("\u{200B}", 0), ("\u{200D}", 0), ("\u{FEFF}", 0), ("\u{AD}", 1),
        ("สวัสดี", 4), ("ไทย", 3), ("עִבְרִית", 5), ("العربية", 7), ("नी", 2), ("𠮷", 2), ("𠮷野家", 6), ("𝒜", 1),
        ("\u{E000}", 1),
        ("〜", 2), ("～", 2), ("￥", 2), ("¥", 1), ("€", 1), ("₩", 1), ("￦", 2), ("⼀", 2), ("⺀", 2), ("𛀀", 2), ("𗀀", 2),
        ("外卖配送费与工时协商 (2026)", 27), ("N-2026-00017", 12), ("talks（协商）", 13), ("王小明 v. 极速配送", 18),
    ]

    @Test(arguments: strings)
    func `are counted per cluster`(_ text: String, _ cells: Int) {
        #expect(CellWidth().of(text) == cells, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }

    @Test func `are known for more than a hundred strings`() { #expect(Self.strings.count > 100) }

    @Test(arguments: [
        ("…", 2), ("“协商”", 8), ("·", 2), ("①", 2), ("→", 2), ("Ω", 2), ("°C", 3), ("a", 1), ("中", 2), ("é", 2),
    ])
    func `are two for ambiguous characters where the terminal says so`(_ text: String, _ cells: Int) {
        #expect(CellWidth(ambiguousIsWide: true).of(text) == cells)
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("协商案件", 8, "协商案件"), ("协商案件", 7, "协商案…"), ("协商案件", 6, "协商…"),
        ("协商案件", 5, "协商…"), ("协商", 1, "…"), ("协商", 0, ""), ("a👨‍👩‍👧‍👦b", 3, "a…"), ("a👨‍👩‍👧‍👦b", 4, "a👨‍👩‍👧‍👦b"),
        ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
    ])
    func `cut a text between clusters, never inside one`(_ text: String, _ cells: Int, _ cut: String) {
        #expect(CellWidth().truncate(text, to: cells) == cut)
        #expect(CellWidth().of(CellWidth().truncate(text, to: cells)) <= cells)
    }

    @Test func `come from runs that ascend and do not meet`() {
        for table in [WidthTable.zero, WidthTable.wide, WidthTable.ambiguous] {
            #expect(table.count.isMultiple(of: 2))
            #expect(zip(table, table.dropFirst()).allSatisfy { $0 <= $1 })
        }
        let wide = Set(stride(from: 0, to: WidthTable.wide.count, by: 2).map { WidthTable.wide[$0] })
        #expect(wide.isDisjoint(with: WidthTable.zero))
    }
}
