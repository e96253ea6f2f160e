import Mediation
import WorkCalendar

/// Turns a delivery into a mail. Pure.
struct NoticeComposer: Sendable {
    let templates: NoticeTemplates
    let vocabulary: NoticeVocabulary

    func message(
        _ delivery: Delivery, from: MailAddress, to recipient: MailRecipient, now: Instant
    ) throws(NoticeTemplateProblem) -> MailMessage {
        let values = NoticeValues(delivery, today: now.day, vocabulary: vocabulary)
        let text = try templates.text(delivery.kind, values: values)
        return MailMessage(
            from: from, to: recipient, subject: text.subject, body: text.body, date: now,
            identity: [
                "parley", "\(delivery.id)", delivery.caseID, delivery.step, delivery.dueDay?.iso ?? "",
            ].filter { !$0.isEmpty }.joined(separator: "."))
    }
}
