import CLibCurl
import Mediation

/// Where a channel of the site posts its notices, and how. The URL and the secret are never shown.
public struct WebhookSettings: Sendable {
    /// What the receiver understands.
    public enum Kind: String, Sendable, CaseIterable { case webhook, wecom, dingtalk }

    /// As it is declared.
    public let name: Delivery.Channel
    let format: any WebhookFormat
    /// True where it may lead to this machine and to private networks.
    let allowsPrivate: Bool
    /// True where it may go without TLS.
    let allowsPlain: Bool
    let caFile: String?
    /// With `{case}` for the number.
    let link: String?
    let pace: ChannelPace
    let connectSeconds: Int
    let totalSeconds: Int

    /// - Parameters:
    ///   - url: `https://host/…`; `http://` only where `allowsPlain`.
    ///   - secret: signs; the key of a WeCom robot whose URL does not hold it.
    ///   - link: an address for people in which `{case}` stands for the case's number.
    ///   - lanes: deliveries at a time; by default 4, for robots 1.
    ///   - perMinute: deliveries a minute; by default 120, for robots the 20 that they take.
    public init(
        name: Delivery.Channel, kind: Kind, url: String, secret: String?, allowsPrivate: Bool = false,
        allowsPlain: Bool = false, caFile: String? = nil, link: String? = nil, lanes: Int? = nil,
        perMinute: Int? = nil, connectSeconds: Int = 5, totalSeconds: Int = 20
    ) throws(WebhookSettingsProblem) {
        guard let parts = URLParts(url), !parts.hasCredentials else { throw .badURL }
        guard parts.scheme == "https" || parts.scheme == "http" && allowsPlain else { throw .notEncrypted }
        if secret?.isEmpty == true { throw .secretMissing }
        switch kind {
        case .webhook:
            guard let secret else { throw .secretMissing }
            format = SignedJSON(url: url, secret: secret)
        case .wecom:
            if let secret {
                let joint = parts.query == nil ? "?" : "&"
                format = WeComRobot(url: "\(url)\(joint)key=\(PercentText.encoded(secret))")
            } else {
                guard parts.query?.contains("key=") == true else { throw .secretMissing }
                format = WeComRobot(url: url)
            }
        case .dingtalk: format = DingTalkRobot(url: url, secret: secret)
        }
        if let caFile, !CertificateFile.isUsable(caFile) { throw .badCAFile(caFile) }
        if let link {
            let parts = URLParts(link.split(separator: "{case}", omittingEmptySubsequences: false).joined())
            guard link.contains("{case}"), parts?.scheme == "https" || parts?.scheme == "http" else { throw .badLink }
        }
        self.name = name
        self.allowsPrivate = allowsPrivate
        self.allowsPlain = allowsPlain
        self.caFile = caFile
        self.link = link
        let isRobot = kind != .webhook
        pace = ChannelPace(lanes: lanes ?? (isRobot ? 1 : 4), perMinute: perMinute ?? (isRobot ? 20 : 120))
        self.connectSeconds = connectSeconds
        self.totalSeconds = totalSeconds
    }

    /// A secret from its file: the first line of a file that nobody else may read.
    public static func secret(at path: String) throws(SecretFileProblem) -> String { try SecretFile.text(at: path) }
}

/// Why nothing can be posted with these settings.
public enum WebhookSettingsProblem: Error, Sendable, Hashable {
    /// No URL with a host, or one with a user or password in it.
    case badURL
    /// Not https, and http is not allowed.
    case notEncrypted
    case secretMissing
    /// Unreadable, or without a certificate in PEM.
    case badCAFile(String)
    /// Not a web address with `{case}` in it.
    case badLink
}
