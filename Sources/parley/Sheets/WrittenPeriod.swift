/// Periods as people write them: 2022, 2022年上半年, 2022年第三季度, 2022年3月, 2022-H1, 2022.3.
enum WrittenPeriod {
    private static let parts: [(words: [String], name: String)] = [
        (["上半年", "h1"], "H1"), (["下半年", "h2"], "H2"),
        (["一季度", "1季度", "q1"], "Q1"), (["二季度", "2季度", "q2"], "Q2"), (["三季度", "3季度", "q3"], "Q3"),
        (["四季度", "4季度", "q4"], "Q4"),
    ]

    /// The period as the daemon writes it; nil where nobody could tell which it is.
    static func read(_ written: String) -> String? {
        var text = String(written.lowercased().filter { !$0.isWhitespace && $0 != "第" }.map { Self.narrow($0) })
        if text.contains("..") { return text }
        guard text.count >= 4, let year = Int(text.prefix(4)), (1900...2999).contains(year) else { return nil }
        text = String(text.dropFirst(4))
        while let first = text.first, "年-/.".contains(first) { text = String(text.dropFirst()) }
        if text.isEmpty || text == "全年" || text == "度" { return String(year) }
        if let part = parts.first(where: { $0.words.contains(text) }) { return "\(year)-\(part.name)" }
        let month = text.hasSuffix("月份") ? text.dropLast(2) : text.hasSuffix("月") ? text.dropLast() : text[...]
        guard let number = Int(month), (1...12).contains(number) else { return nil }
        return "\(year)-\(number < 10 ? "0" : "")\(number)"
    }

    private static func narrow(_ sign: Character) -> Character {
        guard let scalar = sign.unicodeScalars.first, (0xFF10...0xFF19).contains(scalar.value),
            let digit = Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
        else { return sign }
        return Character(digit)
    }
}
