import JSONText
import Mediation

/// A group robot of DingTalk 钉钉; with a secret each request is signed in its query.
struct DingTalkRobot: WebhookFormat {
    let url: String
    let secret: String?

    func request(_ notice: WebhookNotice, moment: Int64) -> WebhookRequest {
        var signed = url
        if let secret {
            let sign = Base64.text(Signature.hmac(Array("\(moment)\n\(secret)".utf8), key: secret))
            signed += "\(url.contains("?") ? "&" : "?")timestamp=\(moment)&sign=\(PercentText.encoded(sign))"
        }
        return WebhookRequest(
            url: signed, headers: [],
            body: RobotText.body([
                "msgtype": "text", "text": ["content": .string(RobotText.of(notice))], "at": ["isAtAll": false],
            ]))
    }

    /// -1: busy. 130101: too often, and DingTalk then hears nothing for ten minutes; 410100 and 90018: too often.
    func result(_ reply: WebhookReply) -> DeliveryResult {
        RobotText.result(reply, robot: "dingtalk", busy: [130101: 600, 410100: 60, 90018: 60], later: [-1])
    }
}
