import WorkCalendar

/// Days and moments as Chinese documents write them.
public enum ChineseDate {
    /// 2026年9月11日.
    public static func plain(_ day: CivilDay) -> String {
        let date = day.date
        return "\(date.year)年\(date.month)月\(date.day)日"
    }

    /// 二〇二六年九月十一日.
    public static func han(_ day: CivilDay) -> String {
        let date = day.date
        return ChineseNumeral.digitwise(date.year) + "年" + ChineseNumeral.counting(Int64(date.month)) + "月"
            + ChineseNumeral.counting(Int64(date.day)) + "日"
    }

    /// 2026年9月11日9时30分, by Shanghai's clock.
    public static func plain(_ instant: Instant) -> String {
        let minutes = (instant.microseconds + 8 * 3_600_000_000) / 60_000_000
        let ofDay = (minutes % 1440 + 1440) % 1440
        return plain(instant.day) + "\(ofDay / 60)时" + (ofDay % 60 < 10 ? "0" : "") + "\(ofDay % 60)分"
    }
}
