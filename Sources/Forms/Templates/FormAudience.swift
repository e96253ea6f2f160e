import Procedures
import Wording

/// For whom a form is made, and so what it may name (parties-and-data.md 3). Whatever the audience, an offer made in
/// mediation is for the organisation's own file alone (特邀调解规定 22; 在线调解规则 18; 协商调解规定 11).
public enum FormAudience: String, Sendable, CaseIterable {
    /// Stays in the organisation's own file.
    case file
    /// Goes to the parties of the case.
    case parties
    /// Exists only because the parties have agreed, and says what they agreed; it may go to court or commission.
    case agreement
    /// Goes to a court, a commission, a bureau or another authority.
    case authority
    /// Is published.
    case `public`

    /// Why a template for this audience may not name the value; nil where it may.
    func objection(to origin: FormOrigin) -> Bilingual? {
        guard self != .file else { return nil }
        if let record = origin.record, Self.concessions.contains(record) {
            return Bilingual(
                zh: "\(origin.name) 属调解中的让步，只能用于内部留存（file）的文书",
                en:
                    "\(origin.name) is a concession made in mediation and only for forms of the own file (audience file)"
            )
        }
        guard let field = origin.field else { return nil }
        switch self {
        case .authority where field.sensitivity == .C && !Self.disclosed.contains(origin.name):
            return Bilingual(
                zh: "\(origin.name) 属调解秘密，不得写入交给法院、仲裁或其他机关的文书",
                en: "\(origin.name) is confidential to the mediation and may not go to a court or another authority")
        case .public where field.sensitivity != .O:
            return Bilingual(
                zh: "\(origin.name) 不是公开信息，不得写入公布的文书", en: "\(origin.name) is not open and may not be published")
        default: return nil
        }
    }

    /// Record types that hold what a side was ready to give.
    private static let concessions: Set<String> = ["offer"]

    /// Confidential values that the law itself sends on: facts both sides accept (民诉解释 107 the other way round), the
    /// claim as it came, conduct that raised costs (在线调解规则 21), signs of sham mediation (特邀调解规定 18).
    private static let disclosed: Set<String> = [
        "record.agreed-fact.fact", "field.facts", "field.cost-conduct", "field.for-the-court",
        "record.sham-indication.sign",
    ]
}
