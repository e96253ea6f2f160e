import Wording
import WorkCalendar

/// One condition of one action, as `case.why` shows it.
public struct WhyRow: Sendable, Hashable {
    /// The action's id.
    public let action: String
    /// The condition's word: `state`, `extension-cap`, `rule-in-force` or a kind of the vocabulary.
    public let condition: String
    /// Whether the condition holds.
    public let ok: Bool
    /// What is asked for and what was found.
    public let text: Bilingual
    /// The law that asks for it.
    public let basis: Bilingual?
    /// A request line that can be sent as it is and brings the condition nearer.
    public let fix: String?
    /// The day from which time alone meets the condition.
    public let after: CivilDay?
    /// Shown although the condition holds.
    public let warning: Bilingual?

    /// A row; see the properties.
    public init(
        action: String, condition: String, ok: Bool, text: Bilingual, basis: Bilingual? = nil, fix: String? = nil,
        after: CivilDay? = nil, warning: Bilingual? = nil
    ) {
        self.action = action
        self.condition = condition
        self.ok = ok
        self.text = text
        self.basis = basis
        self.fix = fix
        self.after = after
        self.warning = warning
    }
}
