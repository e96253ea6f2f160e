/// Numbers and amounts as people write them: 1,200.50元, 1.2万元, ￥300, 1,200人, １２.
enum WrittenNumber {
    /// Why a text is no amount.
    enum Trouble: Error, Hashable {
        case notANumber
        /// A number without 元, 万元 or 分: whether it means yuan or fen cannot be told.
        case unitMissing
    }

    /// Units of money, and how many places of fen each has.
    private static let money: [(name: String, places: Int)] = [
        ("亿元", 10), ("万元", 6), ("元整", 2), ("元", 2), ("圆整", 2), ("圆", 2), ("角", 1), ("分", 0), ("亿", 10), ("万", 6),
    ]
    private static let counters = ["人次", "人", "名", "家", "个", "场", "件", "次", "户", "位", "条", "项", "份"]

    /// Whole fen. `heading` is the column's: 金额（元） says what its plain numbers mean.
    static func fen(_ written: String, heading: String = "") throws(Trouble) -> String {
        var text = folded(written)
        var hasUnit = false
        for sign in ["人民币", "RMB", "CNY", "￥", "¥", "$"] where text.hasPrefix(sign) {
            if sign == "$" { throw .notANumber }
            text = String(text.dropFirst(sign.count))
            hasUnit = true
        }
        var places: Int? = hasUnit ? 2 : nil
        if let unit = money.first(where: { text.hasSuffix($0.name) }) {
            text = String(text.dropLast(unit.name.count))
            places = unit.places
        }
        guard let places = places ?? unit(of: heading) else {
            guard scaled(text, places: 4) != nil else { throw .notANumber }
            throw .unitMissing
        }
        guard let fen = scaled(text, places: places) else { throw .notANumber }
        return fen
    }

    /// A whole number, with or without what it counts.
    static func whole(_ written: String) -> String? {
        var text = folded(written)
        if let counter = counters.first(where: { text.hasSuffix($0) }) { text = String(text.dropLast(counter.count)) }
        for (name, places) in [("万", 4), ("亿", 8)] where text.hasSuffix(name) {
            return scaled(String(text.dropLast()), places: places)
        }
        return scaled(text, places: 0)
    }

    /// The unit in a heading's brackets: `赔偿金额（万元）`, `amount (fen)`.
    private static func unit(of heading: String) -> Int? {
        let folded = folded(heading)
        guard let open = folded.lastIndex(of: "("), folded.hasSuffix(")") else { return nil }
        let word = String(folded[folded.index(after: open)...].dropLast())
        if let unit = money.first(where: { word == $0.name || word == "单位:\($0.name)" }) { return unit.places }
        return ["yuan": 2, "fen": 0, "CNY": 2][word]
    }

    /// The number times ten to the power of `places`, exactly; nil where a part of it would be lost.
    private static func scaled(_ text: String, places: Int) -> String? {
        var digits = text[...]
        let isNegative = digits.hasPrefix("-")
        if isNegative { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = grouped(parts[0]) else { return nil }
        var fraction = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count == 1 || !fraction.isEmpty, fraction.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        while fraction.hasSuffix("0") { fraction.removeLast() }
        guard fraction.utf8.count <= places else { return nil }
        let all = whole + fraction + String(repeating: "0", count: places - fraction.utf8.count)
        guard all.utf8.count <= 18, let value = Int64(all) else { return nil }
        return (isNegative && value != 0 ? "-" : "") + String(value)
    }

    /// Digits without the commas between groups of three.
    private static func grouped(_ text: Substring) -> String? {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return nil
        }
        guard groups.count == 1 || (groups[0].utf8.count <= 3 && groups.dropFirst().allSatisfy { $0.utf8.count == 3 })
        else { return nil }
        return groups.joined()
    }

    /// Full-width digits and signs as their usual ones, without blanks.
    private static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x20, 0x09, 0x3000, 0xA0: continue
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }
}
