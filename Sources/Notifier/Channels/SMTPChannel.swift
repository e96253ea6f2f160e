import CLibCurl
import Mediation

/// Hands mails to a mail server, one after the other on as many connections as are wanted at once.
public struct SMTPChannel: Sendable {
    let settings: SMTPSettings
    private let lines = SMTPLines()

    /// A way to the server of these settings; nothing is connected before the first mail.
    public init(_ settings: SMTPSettings) {
        self.settings = settings
    }

    /// Sends one mail and says how that ended. Blocks, for as long as the settings allow.
    func send(_ bytes: [UInt8], to recipient: MailAddress) -> DeliveryResult {
        guard LibCurl.isStarted, let handle = lines.take() else { return .retry(reason: "smtp-start") }
        var isGood = false
        defer { lines.giveBack(handle, isGood: isGood) }
        guard let recipients = curl_slist_append(nil, recipient.text) else { return .retry(reason: "smtp-memory") }
        defer { curl_slist_free_all(recipients) }
        let conversation = SMTPConversation(bytes)
        return withExtendedLifetime(conversation) {
            guard configure(handle, recipients, conversation) else { return .retry(reason: "smtp-options") }
            let outcome = curl_easy_perform(handle)
            isGood = outcome == CURLE_OK
            return conversation.result(outcome, code: parley_curl_reply_code(handle))
        }
    }

    private func configure(
        _ handle: UnsafeMutableRawPointer, _ recipients: UnsafeMutablePointer<curl_slist>,
        _ conversation: SMTPConversation
    ) -> Bool {
        let itself = Unmanaged.passUnretained(conversation).toOpaque()
        let tls =
            switch settings.usesTLS {
            case .never: CURLUSESSL_NONE
            case .ifOffered: CURLUSESSL_TRY
            case .required: CURLUSESSL_ALL
            }
        var outcomes = [
            parley_curl_only_mail(handle),
            parley_curl_set_text(handle, CURLOPT_URL, settings.url),
            // Mail goes where it was told to go: never by a proxy that the environment names.
            parley_curl_set_text(handle, CURLOPT_PROXY, ""),
            parley_curl_set_text(handle, CURLOPT_MAIL_FROM, settings.from.text),
            parley_curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients),
            parley_curl_set_long(handle, CURLOPT_USE_SSL, Int(tls.rawValue)),
            parley_curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
            parley_curl_set_long(handle, CURLOPT_UPLOAD, 1),
            // A line that has been silent for longer is likely to have been closed on the other side.
            parley_curl_set_long(handle, CURLOPT_MAXAGE_CONN, 20),
            parley_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, settings.connectSeconds * 1000),
            parley_curl_set_long(handle, CURLOPT_TIMEOUT_MS, settings.totalSeconds * 1000),
            parley_curl_set_long(handle, PARLEY_CURLOPT_REPLY_SECONDS, settings.replySeconds),
            parley_curl_set_call(handle, CURLOPT_READFUNCTION, SMTPConversation.read),
            parley_curl_set_data(handle, CURLOPT_READDATA, itself),
            parley_curl_set_call(handle, CURLOPT_HEADERFUNCTION, SMTPConversation.reply),
            parley_curl_set_data(handle, CURLOPT_HEADERDATA, itself),
        ]
        if let caFile = settings.caFile { outcomes.append(parley_curl_set_text(handle, CURLOPT_CAINFO, caFile)) }
        if let user = settings.user, let password = settings.password {
            outcomes.append(parley_curl_set_text(handle, CURLOPT_USERNAME, user))
            outcomes.append(parley_curl_set_text(handle, CURLOPT_PASSWORD, password))
        }
        return outcomes.allSatisfy { $0 == CURLE_OK }
    }
}
