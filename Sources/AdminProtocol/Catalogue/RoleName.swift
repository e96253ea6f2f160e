import Wording

/// The roles that an account can have (protocol.md 5.3); the raw value is the wire name.
public enum RoleName: String, Sendable, CaseIterable {
    case mediator
    case reader
    case supervisor
    case `operator`
    case auditor

    /// The role's name for people.
    public var name: Bilingual {
        switch self {
        case .mediator: Bilingual(zh: "调解员", en: "mediator")
        case .reader: Bilingual(zh: "法律部", en: "legal staff")
        case .supervisor: Bilingual(zh: "部门负责人", en: "supervisor")
        case .operator: Bilingual(zh: "运维", en: "operator")
        case .auditor: Bilingual(zh: "经审", en: "auditor")
        }
    }
}
