import Forms
import Testing
import WorkCalendar

/// Numbers, money and days as Chinese documents write them.
@Suite struct WordTests {
    @Test(
        "capital characters follow the rules for filling in bills",
        arguments: [
            (1_860_000, "人民币壹万捌仟陆佰元整"), (0, "人民币零元整"), (1, "人民币壹分"), (10, "人民币壹角"), (50, "人民币伍角"),
            (55, "人民币伍角伍分"), (100, "人民币壹元整"), (101, "人民币壹元零壹分"), (110, "人民币壹元壹角"), (1000, "人民币壹拾元整"),
            (140_950, "人民币壹仟肆佰零玖元伍角"), (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"), (32_504, "人民币叁佰贰拾伍元零肆分"),
            (600_714, "人民币陆仟零柒元壹角肆分"), (168_032, "人民币壹仟陆佰捌拾元叁角贰分"), (10_700_053, "人民币壹拾万柒仟元伍角叁分"),
            (10_000_000_100, "人民币壹亿零壹元整"), (1_001_000_000, "人民币壹仟零壹万元整"), (100_050_000, "人民币壹佰万零伍佰元整"),
            (10_500_000, "人民币壹拾万伍仟元整"), (100_000_000_000_000, "人民币壹万亿元整"), (2_000_000_000_000, "人民币贰佰亿元整"),
            (1_000_010_000_000, "人民币壹佰亿零壹拾万元整"), (123_456_789_012, "人民币壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分"),
            (-1_860_000, "人民币负壹万捌仟陆佰元整"),
        ] as [(Int64, String)])
    func capitalMoney(fen: Int64, words: String) { #expect(ChineseMoney.capital(fen) == words) }

    @Test(
        "figures have groups of three and two places",
        arguments: [
            (1_860_000, "18,600.00元"), (5, "0.05元"), (100, "1.00元"), (99_999, "999.99元"),
            (100_000_000, "1,000,000.00元"),
            (-1234, "-12.34元"),
        ] as [(Int64, String)])
    func plainMoney(fen: Int64, words: String) { #expect(ChineseMoney.plain(fen) == words) }

    @Test(
        "counts are read as people read them",
        arguments: [
            (0, "零"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"), (101, "一百零一"),
            (110, "一百一十"),
            (305, "三百零五"), (1010, "一千零一十"), (10_000, "一万"), (10_010, "一万零一十"), (130_700, "十三万零七百"),
            (100_000_000, "一亿"),
        ] as [(Int64, String)])
    func counts(number: Int64, words: String) { #expect(ChineseNumeral.counting(number) == words) }

    @Test("days are written in figures and in characters")
    func days() throws {
        let day = try #require(CivilDay(iso: "2026-09-11"))
        #expect(ChineseDate.plain(day) == "2026年9月11日")
        #expect(ChineseDate.han(day) == "二〇二六年九月十一日")
        let last = try #require(CivilDay(iso: "2030-12-30"))
        #expect(ChineseDate.han(last) == "二〇三〇年十二月三十日")
        #expect(ChineseDate.plain(Instant(microseconds: 0)) == "1970年1月1日8时00分")
    }
}
