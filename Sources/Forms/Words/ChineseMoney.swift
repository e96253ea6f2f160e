/// Money as Chinese documents write it; amounts are whole fen.
public enum ChineseMoney {
    private static let digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]

    /// 18,600.00元.
    public static func plain(_ fen: Int64) -> String {
        let (yuan, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
        var grouped = ""
        for (place, digit) in String(yuan).reversed().enumerated() {
            if place > 0, place % 3 == 0 { grouped.append(",") }
            grouped.append(digit)
        }
        return (fen < 0 ? "-" : "") + String(grouped.reversed()) + "." + (rest < 10 ? "0" : "") + String(rest) + "元"
    }

    /// 人民币壹万捌仟陆佰元整: capital characters by the rules for filling in bills (支付结算办法附件一): 整 after whole yuan
    /// only, one 零 for each gap, 零 between 元 and 分 where there are no 角.
    public static func capital(_ fen: Int64) -> String {
        let (yuan, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
        let (jiao, cents) = (Int(rest / 10), Int(rest % 10))
        var text = "人民币" + (fen < 0 ? "负" : "")
        if yuan > 0 || rest == 0 {
            let writer = PlaceWriter(digits: digits, units: ["", "拾", "佰", "仟"], groups: ["", "万", "亿", "万亿"])
            text += writer.write(Int64(clamping: yuan)) + "元"
        }
        if rest == 0 { return text + "整" }
        if jiao > 0 { text += digits[jiao] + "角" }
        if jiao == 0, yuan > 0 { text += digits[0] }
        if cents > 0 { text += digits[cents] + "分" }
        return text
    }
}
