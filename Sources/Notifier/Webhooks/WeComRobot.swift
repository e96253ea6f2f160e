import JSONText
import Mediation

/// A group robot of WeCom 企业微信; the key in its URL is all that it is known by.
struct WeComRobot: WebhookFormat {
    let url: String

    func request(_ notice: WebhookNotice, moment: Int64) -> WebhookRequest {
        WebhookRequest(
            url: url, headers: [],
            body: RobotText.body(["msgtype": "text", "text": ["content": .string(RobotText.of(notice))]]))
    }

    /// -1: busy. 45009, 45033: too often.
    func result(_ reply: WebhookReply) -> DeliveryResult {
        RobotText.result(reply, robot: "wecom", busy: [45009: 60, 45033: 60], later: [-1])
    }
}
