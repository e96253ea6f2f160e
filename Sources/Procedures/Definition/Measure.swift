import Wording

/// A figure that a procedure's cases give by themselves: what is counted, summed or told apart, and when it happened.
public struct Measure: Sendable, Hashable {
    /// How facts become a figure.
    public enum Kind: String, Sendable, CaseIterable {
        /// One for each fact.
        case count
        /// The whole numbers of the facts, added.
        case sum
        /// Each thing once, however often it occurs.
        case distinct
    }

    /// What makes a fact.
    public enum Source: Sendable, Hashable {
        /// The opening of the case.
        case opening
        /// Each time that one of these actions was taken and stands.
        case actions([String])
        /// Each standing record of this type.
        case records(String)
    }

    /// A field that must have one of these values.
    public struct Filter: Sendable, Hashable {
        /// The field's name.
        public let field: String
        /// The values, any of which will do, as they are typed.
        public let values: [String]

        /// Made of its properties.
        public init(field: String, values: [String]) {
            self.field = field
            self.values = values
        }
    }

    /// The word by which `by` names what a party is called.
    public static let partyName = "name"
    /// What every procedure counts without saying so: the cases that were opened.
    public static let opened = Measure(
        id: "opened", name: Bilingual(zh: "启动", en: "opened"), unit: Bilingual(zh: "件", en: "cases"), kind: .count,
        source: .opening)
    /// The word by which `by` tells cases apart.
    public static let caseItself = "case"

    /// Kebab-case, unique within the procedure.
    public let id: String
    /// What people read.
    public let name: Bilingual
    /// The unit word: 家, 场, 人, 人次, 件, 元 …
    public let unit: Bilingual
    /// How facts become a figure.
    public let kind: Kind
    /// What makes a fact.
    public let source: Source
    /// Where given, each standing party in this role makes a fact of its own.
    public let party: String?
    /// What must hold for the source's (or the party's) fields.
    public let filters: [Filter]
    /// The field whose whole number is summed.
    public let of: String?
    /// Where given, the days since the last of these actions (or the word `opening`) are summed.
    public let daysSince: [String]
    /// Where given, an action counts only after one of these was taken.
    public let after: [String]
    /// Where given, an action no longer counts once one of these has been taken after it.
    public let undoneBy: [String]
    /// The fields that tell things apart: the first that has a value counts.
    public let by: [String]

    /// Made of its properties; whether they fit the procedure is for `ProcedureValidator` to say.
    public init(
        id: String, name: Bilingual, unit: Bilingual, kind: Kind, source: Source, party: String? = nil,
        filters: [Filter] = [], of: String? = nil, daysSince: [String] = [], after: [String] = [],
        undoneBy: [String] = [], by: [String] = []
    ) {
        self.id = id
        self.name = name
        self.unit = unit
        self.kind = kind
        self.source = source
        self.party = party
        self.filters = filters
        self.of = of
        self.daysSince = daysSince
        self.after = after
        self.undoneBy = undoneBy
        self.by = by
    }
}
