import Wording

/// How one case stands to another. A closed vocabulary: each kind has its inverse, which stands in the other case.
public enum LinkKind: String, Sendable, CaseIterable {
    case parentOf = "parent-of"
    case childOf = "child-of"
    case reopens
    case reopenedAs = "reopened-as"
    case splitsFrom = "splits-from"
    case splitInto = "split-into"
    case mergedInto = "merged-into"
    case absorbs
    case duplicates
    case duplicatedBy = "duplicated-by"
    case arisesFrom = "arises-from"
    case gaveRiseTo = "gave-rise-to"
    case approves
    case approvedBy = "approved-by"
    case coordinates
    case coordinatedBy = "coordinated-by"
    case supervises
    case supervisedBy = "supervised-by"
    case aids
    case aidedBy = "aided-by"
    case confirms
    case confirmedBy = "confirmed-by"
    case relatesTo = "relates-to"

    /// The pairs; what stands in none is its own inverse.
    private static let pairs: [(LinkKind, LinkKind)] = [
        (.parentOf, .childOf), (.reopens, .reopenedAs), (.splitsFrom, .splitInto), (.mergedInto, .absorbs),
        (.duplicates, .duplicatedBy), (.arisesFrom, .gaveRiseTo), (.approves, .approvedBy),
        (.coordinates, .coordinatedBy), (.supervises, .supervisedBy), (.aids, .aidedBy), (.confirms, .confirmedBy),
    ]

    /// The same link, seen from the other case.
    public var inverse: LinkKind {
        for (one, other) in Self.pairs {
            if self == one { return other }
            if self == other { return one }
        }
        return self
    }

    /// What people call it, as it is read from the case that has it: 「并入」 another, “merged into” another.
    public var name: Bilingual {
        switch self {
        case .parentOf: Bilingual(zh: "下设", en: "parent of")
        case .childOf: Bilingual(zh: "从属于", en: "child of")
        case .reopens: Bilingual(zh: "重启", en: "reopens")
        case .reopenedAs: Bilingual(zh: "重启为", en: "reopened as")
        case .splitsFrom: Bilingual(zh: "分自", en: "split from")
        case .splitInto: Bilingual(zh: "分出", en: "split into")
        case .mergedInto: Bilingual(zh: "并入", en: "merged into")
        case .absorbs: Bilingual(zh: "合并", en: "absorbs")
        case .duplicates: Bilingual(zh: "重复于", en: "duplicates")
        case .duplicatedBy: Bilingual(zh: "被重复立案为", en: "duplicated by")
        case .arisesFrom: Bilingual(zh: "源于", en: "arises from")
        case .gaveRiseTo: Bilingual(zh: "引发", en: "gave rise to")
        case .approves: Bilingual(zh: "审议通过", en: "approves")
        case .approvedBy: Bilingual(zh: "审议于", en: "approved by")
        case .coordinates: Bilingual(zh: "协调", en: "coordinates")
        case .coordinatedBy: Bilingual(zh: "协调于", en: "coordinated by")
        case .supervises: Bilingual(zh: "监督", en: "supervises")
        case .supervisedBy: Bilingual(zh: "监督见", en: "supervised by")
        case .aids: Bilingual(zh: "援助", en: "aids")
        case .aidedBy: Bilingual(zh: "援助见", en: "aided by")
        case .confirms: Bilingual(zh: "确认", en: "confirms")
        case .confirmedBy: Bilingual(zh: "确认于", en: "confirmed by")
        case .relatesTo: Bilingual(zh: "相关", en: "relates to")
        }
    }
}
