import JSONText
import Procedures
import Testing
import Wording

@Suite("What people call fields and values") struct FieldWordsTests {
    private static func field(_ type: FieldType, zh: String = "金额（分）", en: String = "amount in fen") -> Field {
        Field(
            name: "x", type: type, required: false, list: false,
            choices: [.init(id: "wage", name: Bilingual(zh: "劳动报酬", en: "pay"))], sensitivity: .O,
            help: Bilingual(zh: zh, en: en), example: "1", range: nil, future: false)
    }

    @Test(
        "a field is called by its help up to the first remark",
        arguments: [
            ("请求总额（分）", "请求总额"), ("应到代表（职工）总数", "应到代表（职工）总数"), ("生效日；有疑义时取最早的一日", "生效日"),
            ("调解员签字接收材料之日（在线平台为确认接收之日），调解期限自此起算", "调解员签字接收材料之日"),
            ("一个长到不能作为名称的说明文字一个长到不能作为名称", "x"),
        ])
    func label(help: String, label: String) {
        #expect(Self.field(.line, zh: help).label.zh == label)
    }

    @Test(
        "money is shown in yuan with its fen",
        arguments: [(0, "0.00 元"), (5, "0.05 元"), (1_860_000, "18,600.00 元"), (-123_456_789, "-1,234,567.89 元")]
            as [(Int64, String)])
    func money(fen: Int64, words: String) {
        #expect(Self.field(.money).words(.integer(fen))?.zh == words)
    }

    @Test func `an enumeration's value is shown by its name, a line as it is`() {
        #expect(Self.field(.enumeration).words("wage")?.en == "pay")
        #expect(Self.field(.line).words("wage") == nil)
    }
}
