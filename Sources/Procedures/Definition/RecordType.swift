import Wording

/// A kind of record kept with a case: a meeting, a vote, an offer, a payment, a commitment.
public struct RecordType: Sendable {
    public let id: String
    public let name: Bilingual
    public let fields: [Field]
    /// Clocks that each record of this type starts for itself.
    public let starts: [ClockStart]

    public init(id: String, name: Bilingual, fields: [Field], starts: [ClockStart]) {
        self.id = id
        self.name = name
        self.fields = fields
        self.starts = starts
    }
}
