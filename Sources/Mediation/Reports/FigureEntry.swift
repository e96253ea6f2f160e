import WorkCalendar

/// One line of the figure ledger: written once, signed by somebody else, put right by a later entry only.
public struct FigureEntry: Sendable, Hashable {
    /// Where an entry stands.
    public enum State: String, Sendable, CaseIterable {
        /// Nobody has signed it; reports leave it out.
        case entered
        /// Signed, and the last signed one of its line: reports count it.
        case signed
        /// A later entry that was signed has taken its place.
        case corrected
    }

    /// Its number; people say `F-12`.
    public var number: Int64
    /// The id of the figure.
    public var figure: String
    /// The days that it is about.
    public var period: Period
    /// True where it says what is to be reached rather than what was.
    public var isTarget: Bool
    /// The whole number.
    public var value: Int64
    /// The unit word as it was when this was entered.
    public var unit: String
    /// The code of the office whose count it is; its children count for themselves.
    public var office: String
    /// What it rests on.
    public var evidence: String
    /// The entry that this one puts right.
    public var corrects: Int64?
    /// Who entered it.
    public var enteredBy: String
    /// When it was entered.
    public var enteredAt: Instant
    /// Who signed it.
    public var signedBy: String?
    /// When it was signed.
    public var signedAt: Instant?
    /// Where it stands.
    public var state: State

    /// An entry that is being made.
    public init(
        figure: String, period: Period, isTarget: Bool, value: Int64, unit: String, office: String, evidence: String,
        corrects: Int64?, enteredBy: String, enteredAt: Instant
    ) {
        number = 0
        self.figure = figure
        self.period = period
        self.isTarget = isTarget
        self.value = value
        self.unit = unit
        self.office = office
        self.evidence = evidence
        self.corrects = corrects
        self.enteredBy = enteredBy
        self.enteredAt = enteredAt
        state = .entered
    }

    /// `F-12`.
    public var id: String { Self.id(number) }
    /// `F-12` for 12.
    public static func id(_ number: Int64) -> String { "F-\(number)" }
    /// 12 for `F-12`; nil for anything else.
    public static func number(_ id: String) -> Int64? {
        guard id.hasPrefix("F-"), id.utf8.dropFirst(2).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int64(id.dropFirst(2))
    }
}
