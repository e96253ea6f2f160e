import JSONText
import Mediation
import Wording

/// Parley's own form: a JSON object, signed. The receiver computes `HMAC-SHA256(secret, timestamp + "." + body)`, compares,
/// refuses old timestamps, and takes each `Parley-Delivery` once.
struct SignedJSON: WebhookFormat {
    let url: String
    let secret: String

    func request(_ notice: WebhookNotice, moment: Int64) -> WebhookRequest {
        var object: JSONObject = [
            "version": 1, "notice": .string(String(notice.id)), "kind": .string(notice.kind.rawValue),
            "case": .string(CleanText.line(notice.caseID)), "step": .string(CleanText.line(notice.step)),
        ]
        object["due"] = notice.due.map { .string($0) }
        object["what"] = notice.what.map {
            ["zh": .string(CleanText.line($0.zh)), "en": .string(CleanText.line($0.en))]
        }
        object["text"] = ["zh": .string(CleanText.line(notice.text.zh)), "en": .string(CleanText.line(notice.text.en))]
        object["link"] = notice.link.map { .string($0) }
        var writer = JSONWriter()
        writer.write(object)
        let seconds = moment / 1000
        let signature = Signature.hex(Signature.hmac(Array("\(seconds).".utf8) + writer.bytes, key: secret))
        return WebhookRequest(
            url: url,
            headers: [
                "Parley-Timestamp: \(seconds)", "Parley-Signature: v1=\(signature)", "Parley-Delivery: \(notice.key)",
            ],
            body: writer.bytes)
    }

    func result(_ reply: WebhookReply) -> DeliveryResult { reply.refusal ?? .sent }
}
