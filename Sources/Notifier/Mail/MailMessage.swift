import WorkCalendar

/// A text mail, from the daemon to one person (RFC 5322, 2045, 2047).
struct MailMessage: Sendable, Hashable {
    /// How the text travels.
    enum BodyEncoding: Sendable, Hashable {
        /// Passes through every mail server.
        case quotedPrintable
        /// As it is: for files that people read.
        case eightBit
    }

    let from: MailAddress
    let to: MailRecipient
    let subject: String
    /// Lines end in `\n`.
    let body: String
    /// Business time.
    let date: Instant
    /// The same at each attempt, so that a mail that came twice can be told: without the angle brackets and the domain.
    let identity: String

    init(
        from: MailAddress, to: MailRecipient, subject: String, body: String, date: Instant, identity: String
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.body = body
        self.date = date
        self.identity = identity
    }

    /// The whole mail as bytes, each line ended by CRLF. Whatever the values hold, there are exactly these headers.
    func bytes(_ encoding: BodyEncoding) -> [UInt8] {
        let transfer = encoding == .eightBit ? "8bit" : "quoted-printable"
        let head = [
            "Date: \(MailDate.text(date))",
            "From: \(HeaderText.encoded(Self.sender, after: 6)) <\(from.text)>",
            "To: \(to.header)",
            "Subject: \(HeaderText.encoded(subject, after: 9))",
            "Message-ID: <\(messageID)>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: \(transfer)",
            "Auto-Submitted: auto-generated",
        ]
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { line in
            let clean = CleanText.line(line)
            return encoding == .eightBit ? clean : QuotedPrintable.line(clean)
        }
        return Array((head + [""] + text).joined(separator: "\r\n").utf8)
            + (text.last == "" ? [] : [0x0D, 0x0A])
    }

    private static let sender = "商调 Parley"

    private var messageID: String { "\(Self.safeWord(identity))@\(from.domain)" }

    /// What is left of a text that can stand in any header: ASCII letters, digits, and `._-`.
    static func safeWord(_ text: String) -> String {
        let safe = text.unicodeScalars.filter { scalar in
            scalar.isASCII
                && (Character(scalar).isLetter || Character(scalar).isNumber || "._-".contains(Character(scalar)))
        }
        return String(String.UnicodeScalarView(safe))
    }
}
