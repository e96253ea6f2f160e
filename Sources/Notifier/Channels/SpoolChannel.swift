import Mediation
import WorkCalendar

/// Mails as files.
struct SpoolChannel: NoticeChannel {
    let ways: MailChannels
    let composer: NoticeComposer
    let pace: ChannelPace

    var name: Delivery.Channel { .spool }
    var longestSeconds: Int { 30 }

    func prepare(_ delivery: Delivery, now: Instant) throws(NoticeTemplateProblem) -> PreparedNotice {
        let (mail, ways) = (delivery.mail ?? "", ways.current)
        let address = MailAddress(mail)
        if address == nil, !mail.isEmpty { return .refused(reason: "bad-address") }
        let recipient: MailRecipient = address.map { .address($0) } ?? .account(delivery.account)
        let from = ways.smtp?.settings.from ?? .local
        let bytes = try composer.message(delivery, from: from, to: recipient, now: now).bytes(.eightBit)
        return .ready { ways.spool.handOver(bytes, name: "\(delivery.id)") }
    }
}
