/// Whole numbers as Chinese documents write them: 十二, 三百零五, 二〇二六.
public enum ChineseNumeral {
    private static let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    private static let units = ["", "十", "百", "千"]
    private static let groups = ["", "万", "亿", "万亿"]

    /// Digit by digit, as years are written: 2026 is 二〇二六.
    public static func digitwise(_ number: Int) -> String {
        String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } }.joined()
    }

    /// By places, as counts and list numbers are written: 10 is 十, 21 is 二十一, 305 is 三百零五.
    public static func counting(_ number: Int64) -> String {
        if number < 0 { return "负" + counting(number == .min ? .max : -number) }
        let text = PlaceWriter(digits: ["零"] + digits.dropFirst(), units: units, groups: groups).write(number)
        // 一十二 is read 十二 at the beginning.
        return text.hasPrefix("一十") ? String(text.dropFirst()) : text
    }
}

/// Writes a number by places with one 零 for each gap, whatever its length.
struct PlaceWriter {
    /// 0 to 9.
    let digits: [String]
    /// Ones, tens, hundreds, thousands.
    let units: [String]
    /// What each group of four places is called, from the lowest.
    let groups: [String]

    /// `number` is 0 or more; groups beyond the named ones are not reached by numbers of the protocol (2^53).
    func write(_ number: Int64) -> String {
        guard number > 0 else { return digits[0] }
        var rest = number
        var parts: [Int] = []
        while rest > 0 {
            parts.append(Int(rest % 10_000))
            rest /= 10_000
        }
        var text = ""
        var gap = false
        for place in parts.indices.reversed() {
            let part = parts[place]
            guard part > 0 else {
                gap = true
                continue
            }
            if !text.isEmpty, gap || part < 1000 { text += digits[0] }
            text += group(part) + groups[min(place, groups.count - 1)]
            gap = false
        }
        return text
    }

    private func group(_ part: Int) -> String {
        var text = ""
        var gap = false
        for (place, power) in [(3, 1000), (2, 100), (1, 10), (0, 1)] {
            let digit = part / power % 10
            guard digit > 0 else {
                gap = true
                continue
            }
            if gap, !text.isEmpty { text += digits[0] }
            text += digits[digit] + units[place]
            gap = false
        }
        return text
    }
}
