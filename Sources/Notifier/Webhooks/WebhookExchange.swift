import CLibCurl
import Glibc
import Mediation

/// One request on its way through libcurl, and its answer. Used by one thread only.
final class WebhookExchange {
    private let request: WebhookRequest
    private let settings: WebhookSettings
    private var given = 0
    private var body: [UInt8] = []
    private var headerBytes = 0
    private var doorsOpened = 0
    private var doorsShut = 0
    private static let most = 65_536

    init(_ request: WebhookRequest, _ settings: WebhookSettings) {
        self.request = request
        self.settings = settings
    }

    /// Blocks, for as long as the settings allow.
    func perform() -> DeliveryResult {
        guard LibCurl.isStarted, let handle = curl_easy_init() else { return .retry(reason: "webhook-start") }
        defer { curl_easy_cleanup(handle) }
        var headers: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(headers) }
        for line in ["Content-Type: application/json; charset=utf-8", "Expect:"] + request.headers {
            guard let longer = curl_slist_append(headers, line) else { return .retry(reason: "webhook-memory") }
            headers = longer
        }
        return withExtendedLifetime(self) {
            guard configure(handle, headers) else { return .retry(reason: "webhook-options") }
            let outcome = curl_easy_perform(handle)
            let retryAfter = parley_curl_retry_after(handle)
            return result(
                outcome,
                WebhookReply(
                    status: parley_curl_reply_code(handle), body: body, retryAfter: retryAfter > 0 ? retryAfter : nil))
        }
    }

    private func configure(
        _ handle: UnsafeMutableRawPointer, _ headers: UnsafeMutablePointer<curl_slist>?
    ) -> Bool {
        let itself = Unmanaged.passUnretained(self).toOpaque()
        var outcomes = [
            parley_curl_only_web(handle, settings.allowsPlain ? 1 : 0),
            parley_curl_set_text(handle, CURLOPT_URL, request.url),
            // Nobody stands between, and nobody leads elsewhere.
            parley_curl_set_text(handle, CURLOPT_PROXY, ""),
            parley_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
            parley_curl_set_door(handle, Self.door, itself),
            parley_curl_set_text(handle, CURLOPT_USERAGENT, "parley"),
            parley_curl_set_list(handle, CURLOPT_HTTPHEADER, headers),
            parley_curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
            parley_curl_set_long(handle, CURLOPT_POST, 1),
            parley_curl_set_long(handle, CURLOPT_POSTFIELDSIZE, request.body.count),
            parley_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT_MS, settings.connectSeconds * 1000),
            parley_curl_set_long(handle, CURLOPT_TIMEOUT_MS, settings.totalSeconds * 1000),
            parley_curl_set_call(handle, CURLOPT_READFUNCTION, Self.read),
            parley_curl_set_data(handle, CURLOPT_READDATA, itself),
            parley_curl_set_call(handle, CURLOPT_WRITEFUNCTION, Self.write),
            parley_curl_set_data(handle, CURLOPT_WRITEDATA, itself),
            parley_curl_set_call(handle, CURLOPT_HEADERFUNCTION, Self.header),
            parley_curl_set_data(handle, CURLOPT_HEADERDATA, itself),
        ]
        if let caFile = settings.caFile { outcomes.append(parley_curl_set_text(handle, CURLOPT_CAINFO, caFile)) }
        return outcomes.allSatisfy { $0 == CURLE_OK }
    }

    private func result(_ outcome: CURLcode, _ reply: WebhookReply) -> DeliveryResult {
        // An answer that we stopped reading is an answer all the same.
        if outcome == CURLE_OK || outcome == CURLE_WRITE_ERROR, reply.status >= 200 {
            return settings.format.result(reply)
        }
        if doorsShut > 0, doorsOpened == 0 { return .failed(reason: "webhook-private-address") }
        // The notice had gone, and no answer to it came.
        if given == request.body.count, given > 0 { return .uncertain(reason: "webhook-answer-lost") }
        return .retry(reason: Self.reason(outcome))
    }

    private static func reason(_ outcome: CURLcode) -> String {
        switch outcome {
        case CURLE_COULDNT_RESOLVE_HOST: "webhook-unknown-host"
        case CURLE_COULDNT_CONNECT: "webhook-unreachable"
        case CURLE_OPERATION_TIMEDOUT: "webhook-timeout"
        case CURLE_PEER_FAILED_VERIFICATION: "webhook-certificate"
        case CURLE_SSL_CACERT_BADFILE: "webhook-ca-file"
        case CURLE_SSL_CONNECT_ERROR: "webhook-tls"
        case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR: "webhook-broken-off"
        default: "webhook-error-\(outcome.rawValue)"
        }
    }

    private static func itself(_ context: UnsafeMutableRawPointer) -> WebhookExchange {
        Unmanaged<WebhookExchange>.fromOpaque(context).takeUnretainedValue()
    }

    /// The last look at where the connection goes: the name has been resolved, and no other look-up follows.
    private static let door: parley_curl_door = { context, _, address in
        guard let context, let address else { return CURL_SOCKET_BAD }
        let exchange = itself(context)
        guard exchange.settings.allowsPrivate || NetworkAddress(address)?.isPublic == true else {
            exchange.doorsShut += 1
            return CURL_SOCKET_BAD
        }
        exchange.doorsOpened += 1
        let kind = address.pointee
        return socket(kind.family, kind.socktype | Int32(SOCK_CLOEXEC.rawValue), kind.protocol)
    }

    private static let read: parley_curl_transfer = { buffer, size, count, context in
        guard let buffer, let context else { return 0 }
        let exchange = itself(context)
        let piece = exchange.request.body[exchange.given...].prefix(size * count)
        UnsafeMutableRawBufferPointer(start: buffer, count: size * count).copyBytes(from: piece)
        exchange.given += piece.count
        return piece.count
    }

    /// Takes what fits and stops the transfer behind it.
    private static let write: parley_curl_transfer = { buffer, size, count, context in
        guard let buffer, let context else { return 0 }
        let exchange = itself(context)
        let taken = min(size * count, most - exchange.body.count)
        exchange.body += UnsafeRawBufferPointer(start: buffer, count: taken)
        return taken
    }

    private static let header: parley_curl_transfer = { _, size, count, context in
        guard let context else { return 0 }
        let exchange = itself(context)
        exchange.headerBytes += size * count
        return exchange.headerBytes > most ? 0 : size * count
    }
}
