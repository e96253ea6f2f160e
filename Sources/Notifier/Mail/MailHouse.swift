/// Which mail addresses belong to the house, and what others are told instead of a text: where to look.
public struct MailHouse: Sendable, Hashable {
    /// The domains of the house, lower-case; empty where every address belongs to it.
    private let domains: Set<String>
    /// A text with `{case}` in it.
    private let linkText: String

    /// - Parameters:
    ///   - domains: empty makes no difference between addresses; a subdomain belongs to its domain.
    ///   - link: where people look a case up, `{case}` standing for its number.
    public init(domains: [String] = [], link: String = "parley case show {case}") {
        self.domains = Set(domains.map { $0.lowercased() })
        linkText = link
    }

    func isOutside(_ recipient: MailRecipient) -> Bool {
        guard !domains.isEmpty, case .address(let address) = recipient else { return false }
        var domain = address.domain.lowercased()[...]
        while true {
            if domains.contains(String(domain)) { return false }
            guard let dot = domain.firstIndex(of: ".") else { return true }
            domain = domain[domain.index(after: dot)...]
        }
    }

    func link(to caseID: String) -> String {
        linkText.split(separator: "{case}", omittingEmptySubsequences: false).joined(separator: caseID)
    }
}
