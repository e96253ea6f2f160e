import Glibc

/// Instants of the wire (RFC 3339, UTC) as a wall clock shows them.
enum LocalTime {
    /// The zone of the clock is Beijing's, by whose days terms run, also on a machine that stands elsewhere; `TZ` says otherwise.
    /// To be called before anything is shown. Written as POSIX has it, so that no table of zones is needed.
    static func useBeijing() {
        setenv("TZ", "CST-8", 0)
        tzset()
    }

    /// `2026-11-22 10:44:00` for `2026-11-22T02:44:00Z`; `nil` for anything that is not an instant.
    static func text(_ wire: String) -> String? {
        guard let seconds = seconds(wire) else { return nil }
        var moment = time_t(seconds)
        var parts = tm()
        guard localtime_r(&moment, &parts) != nil else { return nil }
        return [
            digits(Int(parts.tm_year) + 1900, 4), "-", digits(Int(parts.tm_mon) + 1, 2), "-",
            digits(Int(parts.tm_mday), 2), " ", digits(Int(parts.tm_hour), 2), ":", digits(Int(parts.tm_min), 2), ":",
            digits(Int(parts.tm_sec), 2),
        ].joined()
    }

    /// Whether a text is an instant or a day.
    static func isTime(_ wire: String) -> Bool {
        if seconds(wire) != nil { return true }
        let bytes = Array(wire.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
        return number(bytes[0..<4]) != nil && number(bytes[5..<7]) != nil && number(bytes[8..<10]) != nil
    }

    /// Seconds since 1970 of `YYYY-MM-DDTHH:MM:SS[.fraction]Z`.
    static func seconds(_ wire: String) -> Int64? {
        let bytes = Array(wire.utf8)
        guard (20...30).contains(bytes.count), bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54,
            bytes[13] == 0x3A, bytes[16] == 0x3A, bytes.last == 0x5A,
            bytes.count == 20 || bytes[19] == 0x2E,
            let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
            let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16]), let second = number(bytes[17..<19])
        else { return nil }
        var parts = tm()
        parts.tm_year = Int32(year - 1900)
        parts.tm_mon = Int32(month - 1)
        parts.tm_mday = Int32(day)
        parts.tm_hour = Int32(hour)
        parts.tm_min = Int32(minute)
        parts.tm_sec = Int32(second)
        return Int64(timegm(&parts))
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.allSatisfy { (0x30...0x39).contains($0) } ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
}
