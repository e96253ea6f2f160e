/// The ways in which people and programs write a day or a moment on the wire.
public enum DayExpression {
    /// `today`, `now`, `today+7d`, `today-3d` (also `m`, `y`), an ISO date, or an instant, which is brought to its civil
    /// day in Asia/Shanghai. Nil where the text is none of these.
    public static func day(_ text: String, now: Instant) -> CivilDay? {
        if text == "now" { return now.day }
        if text.hasPrefix("today") { return today(text.dropFirst(5), now.day) }
        return CivilDay(iso: text) ?? Instant(iso: text).map(\.day)
    }

    /// `now`, an instant, or a day as in ``day(_:now:)``, which means its 00:00 in Asia/Shanghai.
    public static func instant(_ text: String, now: Instant) -> Instant? {
        if text == "now" { return now }
        return Instant(iso: text) ?? day(text, now: now)?.start
    }

    /// `A..B`, both days included, B not before A.
    public static func span(_ text: String, now: Instant) -> ClosedRange<CivilDay>? {
        let parts = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let from = day(String(parts[0]), now: now), let to = day(String(parts[1]), now: now),
            from <= to
        else { return nil }
        return from...to
    }

    private static func today(_ rest: Substring, _ today: CivilDay) -> CivilDay? {
        guard let sign = rest.first else { return today }
        guard sign == "+" || sign == "-", let length = TermLength(String(rest.dropFirst())) else { return nil }
        let count = sign == "+" ? length.count : -length.count
        return switch length.unit {
        case .naturalDays: today.adding(days: count)
        case .months: today.adding(months: count)
        case .years: today.adding(years: count)
        case .workingDays: nil
        }
    }
}
