import Mediation
import WorkCalendar

/// Mails through the configured server; files where there is none any more, or no address.
struct MailChannel: NoticeChannel {
    let ways: MailChannels
    let composer: NoticeComposer
    let pace: ChannelPace

    var name: Delivery.Channel { .smtp }
    var longestSeconds: Int { ways.current.smtp?.settings.longestSeconds ?? 0 }

    func prepare(_ delivery: Delivery, now: Instant) throws(NoticeTemplateProblem) -> PreparedNotice {
        guard let smtp = ways.current.smtp, let mail = delivery.mail, !mail.isEmpty else {
            return try SpoolChannel(ways: ways, composer: composer, pace: pace).prepare(delivery, now: now)
        }
        guard let address = MailAddress(mail) else { return .refused(reason: "bad-address") }
        let message = try composer.message(delivery, from: smtp.settings.from, to: .address(address), now: now)
        let bytes = message.bytes(.quotedPrintable)
        return .ready { smtp.send(bytes, to: address) }
    }
}
