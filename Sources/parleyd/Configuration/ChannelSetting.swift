import Wording

/// What may be said of one channel under `channels:`.
struct ChannelSetting: Sendable {
    let name: String
    let isRequired: Bool
    /// The words that it takes; empty where it is free.
    let words: [String]
    let help: Bilingual

    private init(_ name: String, isRequired: Bool = false, words: [String] = [], zh: String, en: String) {
        self.name = name
        self.isRequired = isRequired
        self.words = words
        help = Bilingual(zh: zh, en: en)
    }

    static let all: [ChannelSetting] = [
        ChannelSetting(
            "type", isRequired: true, words: ["webhook", "wecom", "dingtalk"],
            zh: "接收方：webhook（签名的 JSON）、wecom（企业微信机器人）、dingtalk（钉钉机器人）",
            en: "the receiver: webhook (signed JSON), wecom or dingtalk (group robots)"),
        ChannelSetting("url", zh: "地址，https://", en: "address, https://"),
        ChannelSetting("url-file", zh: "存放地址的文件，代替 url", en: "file that holds the address, in place of url"),
        ChannelSetting(
            "secret-file", zh: "存放密钥的文件，不得让他人可读", en: "file that holds the secret; nobody else may read it"),
        ChannelSetting(
            "secret-env", zh: "存放密钥的环境变量名，代替 secret-file", en: "environment variable in place of secret-file"),
        ChannelSetting("office", zh: "所属单位：它及下级单位的案件", en: "its office: cases there and below"),
        ChannelSetting("account", zh: "所属账户：发给该账户的通知", en: "its account: the notices for it"),
        ChannelSetting(
            "kinds", words: ["opened", "reminder", "overdue", "escalation"], zh: "通知种类，默认全部",
            en: "kinds of notices; default: all"),
        ChannelSetting("link", zh: "网址，{case} 处填案号", en: "web address; {case} stands for the number"),
        ChannelSetting(
            "uncertain", words: ["resend", "hold"], zh: "结果不明时重发或留待人工，默认 resend",
            en: "when the answer was lost: resend (default) or hold"),
        ChannelSetting(
            "private", words: ["yes", "no"], zh: "可通往本机与内网，默认 no", en: "may lead to private networks; default: no"),
        ChannelSetting("http", words: ["yes", "no"], zh: "可不加密，默认 no", en: "may go without TLS; default: no"),
        ChannelSetting("ca-file", zh: "代替系统信任的 CA 证书（PEM）", en: "certificates (PEM) to trust in place of the system's"),
        ChannelSetting("per-minute", zh: "每分钟至多几条，机器人默认 20", en: "notices a minute; robots: 20"),
        ChannelSetting("lanes", zh: "同时几条，机器人默认 1", en: "notices at a time; robots: 1"),
    ]
}
