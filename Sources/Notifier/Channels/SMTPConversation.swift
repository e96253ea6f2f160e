import CLibCurl
import Mediation

/// One mail on its way through libcurl: gives out the text, listens to the replies, and afterwards knows whether the text
/// had been handed over. Used by one thread only.
final class SMTPConversation {
    private let bytes: [UInt8]
    private var offset = 0
    /// True once libcurl knows that there is no more text: from then on the final dot may have gone out.
    private var isHandedOver = false
    /// The last reply that refused something; the farewell comes after it.
    private var lastRefusal: [UInt8] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    static let read: parley_curl_transfer = { buffer, size, count, context in
        guard let buffer, let context else { return 0 }
        let conversation = Unmanaged<SMTPConversation>.fromOpaque(context).takeUnretainedValue()
        return conversation.giveOut(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
    }

    static let reply: parley_curl_transfer = { buffer, size, count, context in
        if let buffer, let context {
            let conversation = Unmanaged<SMTPConversation>.fromOpaque(context).takeUnretainedValue()
            conversation.listen(to: UnsafeRawBufferPointer(start: buffer, count: size * count))
        }
        return size * count
    }

    /// What the end of the transfer means for the mail.
    func result(_ outcome: CURLcode, code: Int) -> DeliveryResult {
        if outcome == CURLE_OK { return .sent }
        if (400...599).contains(code), outcome != CURLE_OPERATION_TIMEDOUT {
            let reason = "smtp-\(code)\(enhancedStatus)"
            // A refused log-in or STARTTLS is the fault of settings, which somebody will mend, not of this mail.
            let isAboutSettings = outcome == CURLE_LOGIN_DENIED || outcome == CURLE_USE_SSL_FAILED
            return code >= 500 && !isAboutSettings ? .failed(reason: reason) : .retry(reason: reason)
        }
        // The text had gone and no answer to it came (RFC 1047).
        if isHandedOver { return .uncertain(reason: "smtp-answer-lost") }
        return .retry(reason: Self.reason(outcome))
    }

    private func giveOut(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let piece = bytes[offset...].prefix(buffer.count)
        buffer.copyBytes(from: piece)
        offset += piece.count
        if piece.isEmpty { isHandedOver = true }
        return piece.count
    }

    private func listen(to line: UnsafeRawBufferPointer) {
        guard let first = line.first, first == UInt8(ascii: "4") || first == UInt8(ascii: "5") else { return }
        lastRefusal = Array(line.prefix(128))
    }

    /// ` 5.1.1` of `550 5.1.1 No such user`, as `-5.1.1`; the rest of a reply may hold addresses and is not kept.
    private var enhancedStatus: String {
        let words = lastRefusal.split(separator: UInt8(ascii: " "), maxSplits: 2)
        guard words.count > 1, let status = words.dropFirst().first,
            status.allSatisfy({ $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            status.count(where: { $0 == UInt8(ascii: ".") }) == 2, status.count <= 9
        else { return "" }
        return "-" + String(decoding: status, as: UTF8.self)
    }

    private static func reason(_ outcome: CURLcode) -> String {
        switch outcome {
        case CURLE_COULDNT_RESOLVE_HOST: "smtp-unknown-host"
        case CURLE_COULDNT_CONNECT: "smtp-unreachable"
        case CURLE_OPERATION_TIMEDOUT: "smtp-timeout"
        case CURLE_USE_SSL_FAILED: "smtp-no-tls"
        case CURLE_PEER_FAILED_VERIFICATION: "smtp-certificate"
        case CURLE_SSL_CACERT_BADFILE: "smtp-ca-file"
        case CURLE_SSL_CONNECT_ERROR: "smtp-tls"
        case CURLE_LOGIN_DENIED: "smtp-login"
        case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR: "smtp-broken-off"
        default: "smtp-error-\(outcome.rawValue)"
        }
    }
}
