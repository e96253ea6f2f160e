import Mediation
import WorkCalendar

/// Whether people are written to on a day.
struct SendingDay: Sendable {
    /// False on days of rest and on quiet days.
    let isOpen: Bool
    /// True where the site wants nothing sent at all.
    let isQuiet: Bool
    /// 09:00.
    let morning: Instant

    init(_ now: Instant, _ days: SendingDays?) {
        isOpen = days?.contains(now.day) ?? true
        isQuiet = days?.quiet.contains(now.day) ?? false
        morning = now.day.at(hour: 9)
    }

    /// Whether a notice may go out.
    func allows(_ delivery: Delivery) -> Bool { isOpen || delivery.role == "duty" && !isQuiet }
}
