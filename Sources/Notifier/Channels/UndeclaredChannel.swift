import Mediation
import WorkCalendar

/// Stands for a channel that is declared no longer: what waits for it fails where people see it.
struct UndeclaredChannel: NoticeChannel {
    let name: Delivery.Channel

    var pace: ChannelPace { ChannelPace(lanes: 1) }
    var longestSeconds: Int { 0 }

    func prepare(_ delivery: Delivery, now: Instant) -> PreparedNotice { .refused(reason: "no-such-channel") }
}
