import WorkCalendar

/// The date of a mail in the time of Shanghai: `Mon, 30 Nov 2026 09:00:00 +0800`.
enum MailDate {
    static func text(_ instant: Instant) -> String {
        let day = instant.day
        let seconds = (instant.microseconds - day.start.microseconds) / 1_000_000
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(weekdays[day.weekday - 1]), \(day.day) \(months[day.month - 1]) \(day.iso.prefix(4)) "
            + "\(time.joined(separator: ":")) +0800"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
