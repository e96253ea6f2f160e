import Mediation
import Synchronization

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

/// The route that obligations take from now on.
final class RouteInForce: Sendable {
    private let held: Mutex<DeliveryRoute>

    init(_ route: DeliveryRoute) { held = Mutex(route) }

    var route: DeliveryRoute { held.withLock { $0 } }
    func set(_ route: DeliveryRoute) { held.withLock { $0 = route } }
}
