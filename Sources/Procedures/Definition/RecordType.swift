import Wording

/// A kind of record kept with a case: a meeting, a vote, an offer, a payment, a commitment.
public struct RecordType: Sendable {
    /// The money field of what is owed and of what is paid.
    static let amount = "amount"

    /// How a record says that what its own clocks wait for has been done.
    public struct Settlement: Sendable, Hashable {
        /// The field of the record that tells.
        public let field: String
        /// The values that tell it; where there are none, any value does.
        public let values: [String]
        /// The record type whose records pay this one: those that name it in a field of type `record` settle it once
        /// their `amount` covers its own. Nil where nothing is paid.
        public let paidBy: String?

        /// Made of its properties.
        public init(field: String, values: [String] = [], paidBy: String? = nil) {
            self.field = field
            self.values = values
            self.paidBy = paidBy
        }
    }

    /// The word on the wire, kebab-case.
    public let id: String
    /// What people read.
    public let name: Bilingual
    /// True where such a record, as an offer made in mediation, is shown only to those who work on the case or audit
    /// it: to nobody by a grant, and never outside (特邀调解规定 22).
    public let walled: Bool
    /// What a record of this type holds.
    public let fields: [Field]
    /// Clocks that each record of this type starts for itself.
    public let starts: [ClockStart]
    /// When a record's clocks are met; nil where the type starts none.
    public let settled: Settlement?

    /// Made of its properties.
    public init(
        id: String, name: Bilingual, walled: Bool = false, fields: [Field], starts: [ClockStart],
        settled: Settlement? = nil
    ) {
        self.id = id
        self.name = name
        self.walled = walled
        self.fields = fields
        self.starts = starts
        self.settled = settled
    }
}
