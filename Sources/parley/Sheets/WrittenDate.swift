/// Dates as people write them: 2026/3/5, 2026.3.5, 2026年3月5日, 20260305, 二〇二六年三月五日.
struct WrittenDate: Sendable, Hashable {
    /// `2026-03-05`
    let day: String
    /// `14:30:00`, where a time was written.
    let time: String?

    /// The day, or with a time of day the instant in Shanghai.
    var instant: String { time.map { "\(day)T\($0)+08:00" } ?? day }

    /// Nil where the text is no date that can be read in one way only. With `serial` a plain number is a day count of Excel.
    init?(_ written: String, serial: Bool = false) {
        let text = Self.folded(written)
        if serial, let number = Int(text), (1...2_958_465).contains(number) {
            self.init(serial: number)
            return
        }
        var (head, tail) = (text[...], ""[...])
        if let gap = text.firstIndex(where: { $0 == " " || $0 == "T" }) {
            head = text[..<gap]
            tail = text[text.index(after: gap)...].drop { $0 == " " }
        }
        guard let numbers = Self.numbers(head), Self.isDay(numbers) else { return nil }
        guard !tail.isEmpty else {
            self.init(day: Self.iso(numbers), time: nil)
            return
        }
        let parts = tail.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard (2...3).contains(parts.count), (0...23).contains(parts[0]),
            parts.dropFirst().allSatisfy((0...59).contains)
        else { return nil }
        let clock = Self.two(parts[0]) + ":" + Self.two(parts[1]) + ":" + Self.two(parts.count == 3 ? parts[2] : 0)
        self.init(day: Self.iso(numbers), time: clock == "00:00:00" ? nil : clock)
    }

    private init(day: String, time: String?) {
        self.day = day
        self.time = time
    }

    /// Excel counts days from 1900-01-01 as 1, and has a 29 February 1900 that never was.
    private init?(serial: Int) {
        guard serial > 60 else { return nil }
        var (year, left) = (1900, serial - 2)
        while left >= (Self.isLeap(year) ? 366 : 365) {
            left -= Self.isLeap(year) ? 366 : 365
            year += 1
        }
        var month = 1
        while left >= Self.days(year, month) {
            left -= Self.days(year, month)
            month += 1
        }
        self.init(day: Self.iso([year, month, left + 1]), time: nil)
    }

    private static let chinese: [Character: Int] = [
        "〇": 0, "零": 0, "○": 0, "Ｏ": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    /// Full-width digits and signs as their usual ones, without blanks at the ends.
    private static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000, 0xA0, 0x09: folded.append(" ")
            default: folded.append(scalar)
            }
        }
        let text = String(folded)
        guard let first = text.firstIndex(where: { $0 != " " }), let last = text.lastIndex(where: { $0 != " " }) else {
            return ""
        }
        return String(text[first...last])
    }

    private static func numbers(_ text: Substring) -> [Int]? {
        let digits = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if digits {
            guard text.utf8.count == 8, let number = Int(text) else { return nil }
            return [number / 10_000, number / 100 % 100, number % 100]
        }
        var text = text
        let isNamed = text.contains("年")
        if isNamed, text.hasSuffix("日") || text.hasSuffix("号") { text = text.dropLast() }
        let marks: [Character] = isNamed ? ["年", "月"] : ["-", "/", "."]
        let used = Set(text.filter { marks.contains($0) })
        guard isNamed || used.count == 1 else { return nil }
        let parts = text.split(omittingEmptySubsequences: false) { marks.contains($0) }
        guard parts.count == 3 else { return nil }
        let numbers = parts.enumerated().compactMap { place, part in number(part, isYear: place == 0) }
        return numbers.count == 3 ? numbers : nil
    }

    private static func number(_ text: Substring, isYear: Bool) -> Int? {
        if isYear, text.count != 4 { return nil }
        guard (1...4).contains(text.count) else { return nil }
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return text.utf8.count > 2 && !isYear ? nil : Int(text)
        }
        if !isYear, let ten = text.firstIndex(of: "十") {
            let (tens, ones) = (text[..<ten], text[text.index(after: ten)...])
            guard tens.count <= 1, ones.count <= 1 else { return nil }
            guard let high = tens.isEmpty ? 1 : tens.first.flatMap({ chinese[$0] }),
                let low = ones.isEmpty ? 0 : ones.first.flatMap({ chinese[$0] })
            else { return nil }
            return high * 10 + low
        }
        let digits = text.compactMap { chinese[$0] }
        guard digits.count == text.count, isYear || digits.count == 1 else { return nil }
        return digits.reduce(0) { $0 * 10 + $1 }
    }

    private static func isDay(_ numbers: [Int]) -> Bool {
        (1900...2200).contains(numbers[0]) && (1...12).contains(numbers[1])
            && (1...days(numbers[0], numbers[1])).contains(numbers[2])
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static func days(_ year: Int, _ month: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static func iso(_ numbers: [Int]) -> String { "\(numbers[0])-\(two(numbers[1]))-\(two(numbers[2]))" }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
