import Mediation
import Wording
import WorkCalendar

/// Turns a delivery into what its channel sends. Pure.
struct NoticeComposer: Sendable {
    let templates: NoticeTemplates
    let vocabulary: NoticeVocabulary

    func message(
        _ delivery: Delivery, from: MailAddress, to recipient: MailRecipient, now: Instant
    ) throws(NoticeTemplateProblem) -> MailMessage {
        let text = try templates.text(delivery.kind, values: values(delivery, now))
        return MailMessage(
            from: from, to: recipient, subject: text.subject, body: text.body, date: now,
            identity: Self.identity(delivery))
    }

    /// - Parameter link: with `{case}` for the number.
    func notice(_ delivery: Delivery, link: String?, now: Instant) throws(NoticeTemplateProblem) -> WebhookNotice {
        let values = values(delivery, now)
        let number = PercentText.encoded(delivery.caseID)
        return WebhookNotice(
            key: MailMessage.safeWord(Self.identity(delivery)), id: delivery.id, kind: delivery.kind,
            caseID: delivery.caseID, step: delivery.step, due: delivery.dueDay?.iso, what: values.what,
            text: try templates.subject(delivery.kind, values: values),
            link: link?.split(separator: "{case}", omittingEmptySubsequences: false).joined(separator: number))
    }

    private func values(_ delivery: Delivery, _ now: Instant) -> NoticeValues {
        NoticeValues(delivery, today: now.day, vocabulary: vocabulary)
    }

    /// The same at each attempt, so that a notice that came twice can be told.
    private static func identity(_ delivery: Delivery) -> String {
        ["parley", "\(delivery.id)", delivery.caseID, delivery.step, delivery.dueDay?.iso ?? ""]
            .filter { !$0.isEmpty }.joined(separator: ".")
    }
}
