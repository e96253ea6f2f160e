import Mediation
import WorkCalendar

/// A way out of the house: makes a notice into what it sends, and sends it.
protocol NoticeChannel: Sendable {
    /// The deliveries that it takes.
    var name: Delivery.Channel { get }
    /// How much it may do at a time.
    var pace: ChannelPace { get }
    /// How long one hand-over takes at the very most.
    var longestSeconds: Int { get }
    /// Makes the notice, and sends nothing yet.
    func prepare(_ delivery: Delivery, now: Instant) throws(NoticeTemplateProblem) -> PreparedNotice
}

/// How much a channel may do at a time.
struct ChannelPace: Sendable, Hashable {
    /// Deliveries under way at once.
    let lanes: Int
    /// Deliveries begun in any sixty seconds; nil is as many as there are.
    var perMinute: Int?
}

/// A notice before it is said to be going out.
enum PreparedNotice: Sendable {
    /// The call hands it over; it blocks.
    case ready(@Sendable () -> DeliveryResult)
    /// Cannot be sent, now or ever.
    case refused(reason: String)
}
