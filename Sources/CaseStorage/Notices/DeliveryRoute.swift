import Mediation

/// Through which channels notices go (decisions.md 20).
public enum DeliveryRoute: Sendable, Hashable {
    /// No SMTP server is configured: everything is spooled.
    case spool
    /// By SMTP; who has no address is spooled under the account's name.
    case smtp
    /// By SMTP, and always spooled too.
    case both

    func channels(for recipient: NoticeRecipient) -> [Delivery.Channel] {
        switch self {
        case .smtp where recipient.mail != nil: [.smtp]
        case .both where recipient.mail != nil: [.smtp, .spool]
        default: [.spool]
        }
    }
}
