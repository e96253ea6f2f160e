/// Whom a mail is for: an address, or where an account has none its name, under which the mail is spooled.
enum MailRecipient: Sendable, Hashable {
    case address(MailAddress)
    case account(String)

    /// The value of the `To` header.
    var header: String {
        switch self {
        case .address(let address): address.text
        // An empty group (RFC 5322, 3.4): a name, and nobody to send to.
        case .account(let name): "\"\(Self.quoted(name))\":;"
        }
    }

    private static func quoted(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.filter { $0.isASCII && $0.value >= 0x20 && $0.value != 0x7f }
                    .flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }))
    }
}
