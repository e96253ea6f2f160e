import Mediation
import Synchronization

/// Through which channels notices go (decisions.md 20), and what becomes of one whose channel's answer was lost.
public struct DeliveryRoute: Sendable, Hashable {
    /// How each recipient is told.
    public enum Mail: Sendable, Hashable {
        /// No SMTP server is configured: everything is spooled.
        case spool
        /// By SMTP; who has no address is spooled under the account's name.
        case smtp
        /// By SMTP, and always spooled too.
        case both
    }

    /// How each recipient is told.
    public let mail: Mail
    /// The channels that the site has named, beside the mail.
    public let channels: [NamedChannel]
    /// The kinds of mail that are sent again though they may have arrived.
    public let mailsResent: Set<Obligation.Kind>

    /// A route; by default a mail that may have arrived waits for a person.
    public init(_ mail: Mail, channels: [NamedChannel] = [], mailsResent: Set<Obligation.Kind> = []) {
        self.mail = mail
        self.channels = channels
        self.mailsResent = mailsResent
    }

    /// Everything is spooled.
    public static let spool = DeliveryRoute(.spool)
    /// By SMTP; who has no address is spooled.
    public static let smtp = DeliveryRoute(.smtp)
    /// By SMTP and spool.
    public static let both = DeliveryRoute(.both)

    /// Whom an obligation is told through which channels.
    func paths(of obligation: Obligation, office: String) -> [DeliveryPath] {
        var paths: [DeliveryPath] = []
        for recipient in obligation.recipients {
            let own = channels.filter { $0.owner == .account(recipient.account) && $0.kinds.contains(obligation.kind) }
            paths += mailChannels(for: recipient).map {
                DeliveryPath(role: recipient.role, account: recipient.account, mail: recipient.mail, channel: $0)
            }
            paths += own.map {
                DeliveryPath(role: recipient.role, account: recipient.account, mail: nil, channel: $0.name)
            }
        }
        // Once an obligation, however many people it is for.
        for channel in channels where channel.kinds.contains(obligation.kind) {
            guard case .office(let code, let covered) = channel.owner, covered.contains(office) else { continue }
            paths.append(DeliveryPath(role: "office", account: code, mail: nil, channel: channel.name))
        }
        return paths
    }

    /// True where a delivery of unknown outcome is sent again by itself. A file that is written twice is one file.
    func resends(_ kind: Obligation.Kind, by channel: Delivery.Channel) -> Bool {
        switch channel {
        case .spool: true
        case .smtp: mailsResent.contains(kind)
        default: channels.first { $0.name == channel }?.resends ?? false
        }
    }

    private func mailChannels(for recipient: NoticeRecipient) -> [Delivery.Channel] {
        switch mail {
        case .smtp where recipient.mail != nil: [.smtp]
        case .both where recipient.mail != nil: [.smtp, .spool]
        default: [.spool]
        }
    }
}

/// The route that obligations take from now on.
final class RouteInForce: Sendable {
    private let held: Mutex<DeliveryRoute>

    init(_ route: DeliveryRoute) { held = Mutex(route) }

    var route: DeliveryRoute { held.withLock { $0 } }
    func set(_ route: DeliveryRoute) { held.withLock { $0 = route } }
}

/// One delivery of an obligation before it has a number.
struct DeliveryPath: Sendable, Hashable {
    let role: String
    let account: String
    let mail: String?
    let channel: Delivery.Channel
}
