import Wording

/// Whether and by whom a term may be made longer.
public enum ExtensionPolicy: Hashable, Sendable {
    /// The law knows no extension.
    case none
    /// The parties may agree on more, up to `cap` in all where there is one.
    case agreed(cap: TermLength?)
    /// An authority may grant more, up to `cap` in all where there is one.
    case authority(cap: TermLength?, by: Bilingual)

    /// The longest extension in all; nil where there is none or no extension is possible.
    public var cap: TermLength? {
        switch self {
        case .none: nil
        case .agreed(let cap): cap
        case .authority(let cap, _): cap
        }
    }

    /// Whether `extension` may be added to those already granted. Under a cap all of them must be of the cap's own unit,
    /// since a month or a working day is no fixed number of days.
    public func allows(_ extension: TermLength, after granted: [TermLength] = []) -> Bool {
        if self == .none { return false }
        guard let cap else { return true }
        let all = granted + [`extension`]
        return all.allSatisfy { $0.unit == cap.unit } && all.reduce(0) { $0 + $1.count } <= cap.count
    }
}
