/// Amounts as people write them: `1200.50元` is 120050 fen.
enum MoneyAmount {
    /// Fen; nil when the text is no amount in yuan.
    static func fen(_ text: String) -> String? {
        guard let unit = text.last, unit == "元" || unit == "圆" else { return nil }
        var digits = text.dropLast().filter { $0 != "," }
        let isNegative = digits.first == "-"
        if isNegative { digits.removeFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts.count == 1 || (1...2).contains(parts[1].count), parts[0].count <= 13, let yuan = Int64(parts[0])
        else { return nil }
        let cents = parts.count == 1 ? 0 : (Int64(parts[1]) ?? 0) * (parts[1].count == 1 ? 10 : 1)
        return (isNegative ? "-" : "") + String(yuan * 100 + cents)
    }
}
