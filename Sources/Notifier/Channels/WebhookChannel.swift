import Glibc
import Mediation
import WorkCalendar

/// Posts notices to a receiver of the site's choice.
struct WebhookChannel: NoticeChannel {
    let settings: WebhookSettings
    let composer: NoticeComposer
    /// Real time in milliseconds since 1970.
    var moment: @Sendable () -> Int64 = WebhookChannel.realMoment

    var name: Delivery.Channel { settings.name }
    var pace: ChannelPace { settings.pace }
    var longestSeconds: Int { settings.totalSeconds }

    func prepare(_ delivery: Delivery, now: Instant) throws(NoticeTemplateProblem) -> PreparedNotice {
        let notice = try composer.notice(delivery, link: settings.link, now: now)
        let (settings, moment) = (settings, moment)
        // Signed when it goes: a receiver refuses what is old.
        return .ready {
            WebhookExchange(settings.format.request(notice, moment: moment()), settings).perform()
        }
    }

    private static let realMoment: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
