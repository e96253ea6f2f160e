/// A mail address that is safe to write into a header and an SMTP command: `local@domain`, nothing quoted, no comments,
/// no display name. Letters beyond ASCII are allowed on both sides (RFC 6531).
public struct MailAddress: Sendable, Hashable {
    /// As it was written.
    public let text: String
    /// What follows the at sign.
    public let domain: String

    /// Nil where the text is not an address of that form.
    public init?(_ text: String) {
        guard text.utf8.count <= 254, let at = text.firstIndex(of: "@"), text.lastIndex(of: "@") == at else {
            return nil
        }
        let local = text[..<at]
        let domain = text[text.index(after: at)...]
        guard local.utf8.count <= 64, Self.isDotted(local, of: Self.isLocal),
            domain.utf8.count <= 253, Self.isDotted(domain, of: Self.isDomain),
            domain.split(separator: ".").allSatisfy({ !$0.hasPrefix("-") && !$0.hasSuffix("-") })
        else { return nil }
        self.text = text
        self.domain = String(domain)
    }

    /// The sender of mails that are only spooled.
    static let local = MailAddress(text: "parley@localhost", domain: "localhost")

    private init(text: String, domain: String) {
        self.text = text
        self.domain = domain
    }

    /// True where the server must know SMTPUTF8.
    public var needsUTF8: Bool { !text.utf8.allSatisfy { $0 < 0x80 } }

    /// Parts of one character or more, with single dots between them.
    private static func isDotted(_ text: Substring, of character: (Unicode.Scalar) -> Bool) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.unicodeScalars.allSatisfy(character)
        }
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        isLetterOrDigit(scalar) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
    }

    private static func isDomain(_ scalar: Unicode.Scalar) -> Bool {
        isLetterOrDigit(scalar) || scalar == "-"
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return Character(scalar).isLetter || Character(scalar).isNumber }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .nonspacingMark, .spacingMark:
            return true
        default: return false
        }
    }
}
