import JSONText
import Mediation
import Wording

/// What the robots of WeCom and DingTalk have in common: a plain text for a group, and an answer with `errcode`.
enum RobotText {
    /// Both languages and the link. WeCom takes 2,048 bytes of text.
    static func of(_ notice: WebhookNotice) -> String {
        let lines = [notice.text.zh, notice.text.en].map { neutral($0, bytes: 700) }
        return (lines + [notice.link].compactMap(\.self)).joined(separator: "\n")
    }

    /// One line in which nothing calls a member, opens a tag or marks text up.
    private static func neutral(_ text: String, bytes most: Int) -> String {
        var line = ""
        for character in CleanText.line(text) {
            let next = wide[character] ?? String(character)
            guard line.utf8.count + next.utf8.count <= most else { return line + "…" }
            line += next
        }
        return line
    }

    private static let wide: [Character: String] = [
        "<": "＜", ">": "＞", "@": "＠", "[": "［", "]": "］", "`": "＇", "*": "＊", "#": "＃", "\\": "＼",
    ]

    static func body(_ object: JSONObject) -> [UInt8] {
        var writer = JSONWriter()
        writer.write(object)
        return writer.bytes
    }

    /// - Parameters:
    ///   - busy: the codes that mean "too often", with the seconds to wait.
    ///   - later: the codes that mean "not now".
    static func result(
        _ reply: WebhookReply, robot: String, busy: [Int64: Int64], later: Set<Int64>
    ) -> DeliveryResult {
        if let refusal = reply.refusal { return refusal }
        guard let answer = try? JSONReader.read(reply.body), let code = answer.object?["errcode"]?.integer else {
            return .retry(reason: "\(robot)-bad-answer")
        }
        if code == 0 { return .sent }
        if let seconds = busy[code] { return .retry(reason: "\(robot)-\(code)", after: seconds) }
        return later.contains(code) ? .retry(reason: "\(robot)-\(code)") : .failed(reason: "\(robot)-\(code)")
    }
}
