import Mediation
import Wording
import WorkCalendar

/// Turns deliveries into what their channels send. Pure.
struct NoticeComposer: Sendable {
    let templates: NoticeTemplates
    let vocabulary: NoticeVocabulary
    /// Which addresses belong to the house.
    var house = MailHouse()

    func message(
        _ delivery: Delivery, from: MailAddress, to recipient: MailRecipient, now: Instant
    ) throws(NoticeTemplateProblem) -> MailMessage {
        let text: NoticeTemplate.Text
        if house.isOutside(recipient) || delivery.role == Self.party {
            text = try templates.text(.outside) { _ in
                ["case": delivery.caseID, "link": house.link(to: delivery.caseID)]
            }
        } else {
            let values = values(delivery, now)
            text = try templates.text(NoticeText(delivery.kind)) { values.texts($0) }
        }
        return mail(text, from: from, to: recipient, now: now, identity: Self.identity(delivery))
    }

    /// - Parameter link: with `{case}` for the number.
    func notice(_ delivery: Delivery, link: String?, now: Instant) throws(NoticeTemplateProblem) -> WebhookNotice {
        let values = values(delivery, now)
        let number = PercentText.encoded(delivery.caseID)
        return WebhookNotice(
            key: MailMessage.safeWord(Self.identity(delivery)), id: delivery.id, kind: delivery.kind,
            caseID: delivery.caseID, step: delivery.step, due: delivery.dueDay?.iso, what: values.what,
            text: try templates.subject(NoticeText(delivery.kind)) { values.texts($0) },
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

    /// One notice is said as such; several in a table.
    func message(
        _ digest: Digest, from: MailAddress, to recipient: MailRecipient, now: Instant
    ) throws(NoticeTemplateProblem) -> MailMessage {
        if digest.deliveries.count == 1, let only = digest.deliveries.first {
            return try message(only, from: from, to: recipient, now: now)
        }
        let isOutside = house.isOutside(recipient)
        let table = DigestTable(digest, today: now.day, vocabulary: vocabulary)
        let weekday = NoticeValues.weekday(now.day)
        let text = try templates.text(isOutside ? .outsideDigest : .digest) { language in
            var values = [
                "day": now.day.iso, "weekday": weekday[language], "count": "\(digest.deliveries.count)",
                "overdue": "\(table.count(.overdue))", "today": "\(table.count(.today))",
                "soon": "\(table.count(.soon))",
            ]
            values["table"] = isOutside ? links(digest) : table.text(language)
            return values
        }
        return mail(
            text, from: from, to: recipient, now: now, identity: "parley.digest.\(digest.id).\(digest.day.iso)")
    }

    private func links(_ digest: Digest) -> String {
        Set(digest.deliveries.map(\.caseID)).sorted().map { "\($0)  \(house.link(to: $0))" }.joined(separator: "\n")
    }

    private func mail(
        _ text: NoticeTemplate.Text, from: MailAddress, to recipient: MailRecipient, now: Instant, identity: String
    ) -> MailMessage {
        MailMessage(
            from: from, to: recipient, subject: text.subject, body: text.body, date: now,
            identity: identity)
    }

    /// The role of a recipient who is a party of the case and no account.
    private static let party = "party"
}
