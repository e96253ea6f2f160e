import Wording

/// What the registry holds.
public enum RegistryKind: String, Sendable, CaseIterable {
    case enterprise, person

    /// What its ids begin with: `E-000123`, `P-000123`.
    public var prefix: String {
        switch self {
        case .enterprise: "E"
        case .person: "P"
        }
    }

    /// What people call it.
    public var name: Bilingual {
        switch self {
        case .enterprise: Bilingual(zh: "企业", en: "enterprise")
        case .person: Bilingual(zh: "人员", en: "person")
        }
    }

    /// The kind of which an id is.
    public init?(id: String) {
        guard let kind = Self.allCases.first(where: { id.hasPrefix("\($0.prefix)-") }) else { return nil }
        self = kind
    }
}
