import CLibCurl

/// Which mail server takes our mails, and as whom.
public struct SMTPSettings: Sendable, Hashable {
    let url: String
    /// The sender of every mail.
    public let from: MailAddress
    let user: String?
    let password: String?
    let usesTLS: TLS
    /// Who may have signed the server's certificate; nil is whom the system trusts.
    let caFile: String?
    /// How long connecting, and the whole conversation, may take.
    let connectSeconds: Int
    let totalSeconds: Int
    /// How long one reply may take. libcurl waits for the one after the final dot apart from the whole.
    var replySeconds: Int { max(1, totalSeconds / 2) }
    /// How long a conversation takes at the very most.
    var longestSeconds: Int { totalSeconds + replySeconds }

    /// How the line is protected. A password never crosses a network in the clear.
    public enum TLS: String, Sendable, CaseIterable {
        case required
        case ifOffered = "if-offered"
        case never
    }

    /// - Parameters:
    ///   - url: `smtp://host[:port]` or `smtps://host[:port]`; a path is the name by which the daemon greets.
    ///   - passwordFile: a file that nobody else may read; its first line is the password.
    ///   - starttls: for `smtp://` only. Nil is `required` with a user; without one it is `never` to this machine and
    ///     `ifOffered` to others.
    ///   - caFile: certificates in PEM that stand in for those of the system.
    public init(
        url: String, from: MailAddress, user: String? = nil, passwordFile: String? = nil, starttls: TLS? = nil,
        caFile: String? = nil, connectSeconds: Int = 10, totalSeconds: Int = 60
    ) throws(SMTPSettingsProblem) {
        let (scheme, host) = try Self.parts(of: url)
        self.url = url
        self.from = from
        self.user = user
        guard (user == nil) == (passwordFile == nil) else { throw .userAndPasswordFileBelongTogether }
        let isHere = Self.isThisMachine(host)
        if scheme == "smtps" {
            guard starttls == nil else { throw .encryptedFromTheStart }
            usesTLS = .required
        } else {
            usesTLS = starttls ?? (user != nil ? .required : isHere ? .never : .ifOffered)
        }
        // Who can drop the offer from the server's greeting could read the password: `if-offered` does not protect it.
        guard user == nil || usesTLS == .required || isHere else { throw .passwordInTheClear }
        if let caFile, !CertificateFile.isUsable(caFile) { throw .badCAFile(caFile) }
        self.caFile = caFile
        if let passwordFile {
            do throws(SecretFileProblem) {
                password = try SecretFile.text(at: passwordFile)
            } catch {
                throw .passwordFile(error)
            }
        } else {
            password = nil
        }
        self.connectSeconds = connectSeconds
        self.totalSeconds = totalSeconds
    }

    private static func parts(of url: String) throws(SMTPSettingsProblem) -> (scheme: String, host: String) {
        guard let parts = URLParts(url), ["smtp", "smtps"].contains(parts.scheme), !parts.hasCredentials else {
            throw .badURL
        }
        return (parts.scheme, parts.host)
    }

    private static func isThisMachine(_ host: String) -> Bool {
        let isLoopback = host.hasPrefix("127.") && host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        return host == "localhost" || host == "[::1]" || isLoopback
    }
}

/// Why mail cannot be sent with these settings.
public enum SMTPSettingsProblem: Error, Sendable, Hashable {
    /// Not `smtp://host` or `smtps://host`, or with a user or password in it.
    case badURL
    case userAndPasswordFileBelongTogether
    case passwordFile(SecretFileProblem)
    /// `smtps://` knows no STARTTLS.
    case encryptedFromTheStart
    /// A user beyond this machine, and a line that may stay unprotected.
    case passwordInTheClear
    /// Unreadable, or without a certificate in PEM.
    case badCAFile(String)
}
