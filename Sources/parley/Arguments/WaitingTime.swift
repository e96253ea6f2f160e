/// How long to wait, as people write it: `500ms`, `30s`, `2m`, `1h`, or seconds without a unit.
enum WaitingTime {
    /// Milliseconds; nil for anything else, for zero and for more than a day.
    static func milliseconds(_ text: String) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 9, let number = Int64(digits), number > 0 else { return nil }
        let factor: Int64
        switch text.dropFirst(digits.count) {
        case "ms": factor = 1
        case "", "s": factor = 1000
        case "m": factor = 60_000
        case "h": factor = 3_600_000
        default: return nil
        }
        let milliseconds = number * factor
        return milliseconds <= 86_400_000 ? milliseconds : nil
    }
}
