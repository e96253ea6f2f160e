import Mediation
import Wording

/// What a receiver understands: how a notice becomes a request, and what its answer means.
protocol WebhookFormat: Sendable {
    /// - Parameter moment: real time in milliseconds since 1970; receivers compare it with their own clock.
    func request(_ notice: WebhookNotice, moment: Int64) -> WebhookRequest
    func result(_ reply: WebhookReply) -> DeliveryResult
}

/// A notice as it may be told outside: a number, what is due and when; no titles and no names.
struct WebhookNotice: Sendable, Hashable {
    /// The same at each attempt.
    let key: String
    let id: Int64
    let kind: Obligation.Kind
    let caseID: String
    let step: String
    let due: String?
    let what: Bilingual?
    /// All of it in one line.
    let text: Bilingual
    let link: String?
}

extension WebhookReply {
    /// What HTTP says about a request that was not taken; nil where it was.
    var refusal: DeliveryResult? {
        switch status {
        case 200...299: nil
        case 300...399: .failed(reason: "webhook-redirect-\(status)")
        case 408, 425, 429, 500...599: .retry(reason: "webhook-\(status)", after: retryAfter)
        default: .failed(reason: "webhook-\(status)")
        }
    }
}
