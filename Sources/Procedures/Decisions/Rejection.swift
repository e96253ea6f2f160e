import Wording
import WorkCalendar

/// The procedure or the input says no. Never a bug; nothing has changed.
public enum Rejection: Error, Sendable, Hashable {
    /// One unmet condition, as `ERR blocked` names it.
    public struct Unmet: Sendable, Hashable {
        /// The condition's word, as in `case.why`.
        public let condition: String
        /// What is asked for and what was found.
        public let text: Bilingual
        /// The law that asks for it.
        public let basis: Bilingual?

        /// A condition that does not hold; see the properties.
        public init(condition: String, text: Bilingual, basis: Bilingual?) {
            self.condition = condition
            self.text = text
            self.basis = basis
        }
    }

    /// A missing, unknown, repeated or unusable argument.
    case badArgument(key: String, why: Bilingual)
    /// Conditions that do not hold; a state that does not allow the action is the condition `state`.
    case blocked([Unmet])
    /// The account's roles may never do this.
    case forbidden(Bilingual)
    /// No such party, record, deadline, event … in the case.
    case notFound(Bilingual)
    /// It is already there.
    case exists(id: String, Bilingual)
}
