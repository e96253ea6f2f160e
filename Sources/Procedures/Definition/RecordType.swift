import Wording

/// A kind of record kept with a case: a meeting, a vote, an offer, a payment, a commitment.
public struct RecordType: Sendable {
    /// How a record says that what its own clocks wait for has been done.
    public struct Settlement: Sendable, Hashable {
        /// The field of the record that tells.
        public let field: String
        /// The values that tell it; where there are none, any value does.
        public let values: [String]

        /// Made of its properties.
        public init(field: String, values: [String] = []) {
            self.field = field
            self.values = values
        }
    }

    /// The word on the wire, kebab-case.
    public let id: String
    /// What people read.
    public let name: Bilingual
    /// What a record of this type holds.
    public let fields: [Field]
    /// Clocks that each record of this type starts for itself.
    public let starts: [ClockStart]
    /// When a record's clocks are met; nil where the type starts none.
    public let settled: Settlement?

    /// Made of its properties.
    public init(id: String, name: Bilingual, fields: [Field], starts: [ClockStart], settled: Settlement? = nil) {
        self.id = id
        self.name = name
        self.fields = fields
        self.starts = starts
        self.settled = settled
    }
}
