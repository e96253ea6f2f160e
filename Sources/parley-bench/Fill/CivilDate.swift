import Glibc

/// A civil day as people write it.
struct CivilDate {
    let text: String

    /// - Parameter days: since 1970.
    init(_ days: Int64) {
        var seconds = time_t(days * 86_400)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let numbers = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
        text = numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    }

    /// Today's number in China.
    static func today() -> Int64 { (Int64(time(nil)) + 8 * 3_600) / 86_400 }
}

extension CivilDate {
    /// The number of a day that was written, since 1970; nil where it is none.
    static func number(_ text: String) -> Int64? {
        let words = text.split(separator: "-").map { Int32($0) }
        guard words.count == 3, let year = words[0], let month = words[1], let day = words[2] else { return nil }
        var parts = tm()
        parts.tm_year = year - 1900
        parts.tm_mon = month - 1
        parts.tm_mday = day
        let number = Int64(timegm(&parts)) / 86_400
        return CivilDate(number).text == text ? number : nil
    }
}
