import CLibCurl
import Glibc

/// Which mail server takes our mails, and as whom.
public struct SMTPSettings: Sendable {
    let url: String
    /// The sender of every mail.
    public let from: MailAddress
    let user: String?
    let password: String?
    let usesTLS: TLS
    /// How long connecting, and the whole conversation, may take.
    let connectSeconds: Int
    let totalSeconds: Int
    /// How long one reply may take. libcurl waits for the one after the final dot apart from the whole.
    var replySeconds: Int { max(1, totalSeconds / 2) }
    /// How long a conversation takes at the very most.
    var longestSeconds: Int { totalSeconds + replySeconds }

    /// How the line is protected. A password never crosses a network in the clear.
    enum TLS: Sendable { case never, whereOffered, required }

    /// - Parameters:
    ///   - url: `smtp://host[:port]` or `smtps://host[:port]`; a path is the name by which the daemon greets.
    ///   - passwordFile: a file that nobody else may read; its first line is the password.
    public init(
        url: String, from: MailAddress, user: String? = nil, passwordFile: String? = nil, connectSeconds: Int = 10,
        totalSeconds: Int = 60
    ) throws(SMTPSettingsProblem) {
        let (scheme, host) = try Self.parts(of: url)
        self.url = url
        self.from = from
        self.user = user
        guard (user == nil) == (passwordFile == nil) else { throw .userAndPasswordFileBelongTogether }
        if let passwordFile { password = try Self.password(in: passwordFile) } else { password = nil }
        if scheme == "smtps" {
            usesTLS = .required
        } else if Self.isThisMachine(host) {
            usesTLS = .never
        } else {
            usesTLS = user == nil ? .whereOffered : .required
        }
        self.connectSeconds = connectSeconds
        self.totalSeconds = totalSeconds
    }

    private static func parts(of url: String) throws(SMTPSettingsProblem) -> (scheme: String, host: String) {
        guard let handle = curl_url() else { throw .badURL }
        defer { curl_url_cleanup(handle) }
        guard curl_url_set(handle, CURLUPART_URL, url, 0) == CURLUE_OK,
            let scheme = part(CURLUPART_SCHEME, of: handle), ["smtp", "smtps"].contains(scheme),
            let host = part(CURLUPART_HOST, of: handle), !host.isEmpty,
            part(CURLUPART_USER, of: handle) == nil, part(CURLUPART_PASSWORD, of: handle) == nil
        else { throw .badURL }
        return (scheme, host)
    }

    private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }

    private static func isThisMachine(_ host: String) -> Bool {
        host == "localhost" || host == "[::1]" || host.hasPrefix("127.")
    }

    private static func password(in path: String) throws(SMTPSettingsProblem) -> String {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .passwordFileUnreadable(path) }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { throw .passwordFileUnreadable(path) }
        // Group members may read it, as systemd's credentials and `root:parley 0640` have it; nobody else.
        guard facts.st_mode & 0o027 == 0 else { throw .passwordFileOpenToOthers(path) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
        guard count > 0 else { throw .passwordFileUnreadable(path) }
        return String(decoding: buffer[..<count].prefix { $0 != 0x0A && $0 != 0x0D && $0 != 0 }, as: UTF8.self)
    }
}

/// Why mail cannot be sent with these settings.
public enum SMTPSettingsProblem: Error, Sendable, Hashable {
    /// Not `smtp://host` or `smtps://host`, or with a user or password in it.
    case badURL
    case userAndPasswordFileBelongTogether
    case passwordFileUnreadable(String)
    /// Others may read it, or the group may write it.
    case passwordFileOpenToOthers(String)
}
