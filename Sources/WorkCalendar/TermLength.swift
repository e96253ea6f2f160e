import Wording

/// A length of time as laws give it: `15d` natural days, `5wd` working days, `1m` months, `2y` years.
public struct TermLength: Hashable, Sendable {
    /// What is counted. It belongs to the rule, not to the number (counting rule C14).
    public enum Unit: String, Hashable, Sendable, CaseIterable {
        case naturalDays = "d"
        case workingDays = "wd"
        case months = "m"
        case years = "y"

        /// The longest length that is believed: about a century in every unit.
        var limit: Int {
            switch self {
            case .naturalDays: 36_525
            case .workingDays: 25_000
            case .months: 1200
            case .years: 100
            }
        }
    }

    /// How many units, at least 1.
    public let count: Int
    /// The unit.
    public let unit: Unit

    /// A length from one unit to about a century; nil outside.
    public init?(count: Int, unit: Unit) {
        guard count >= 1, count <= unit.limit else { return nil }
        self.count = count
        self.unit = unit
    }

    /// Reads `15d`, `5wd`, `1m`, `2y`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        let digits = bytes.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard let count = decimal(digits), let unit = Unit(rawValue: String(text.dropFirst(digits.count))) else {
            return nil
        }
        self.init(count: count, unit: unit)
    }

    /// `15d`, `5wd`, `1m`, `2y`.
    public var text: String { "\(count)\(unit.rawValue)" }

    /// The length in words: 15日 / 15 natural days.
    public var words: Bilingual {
        let plural = count == 1 ? "" : "s"
        return switch unit {
        case .naturalDays: Bilingual(zh: "\(count)日", en: "\(count) natural day\(plural)")
        case .workingDays: Bilingual(zh: "\(count)个工作日", en: "\(count) working day\(plural)")
        case .months: Bilingual(zh: "\(count)个月", en: "\(count) month\(plural)")
        case .years: Bilingual(zh: "\(count)年", en: "\(count) year\(plural)")
        }
    }
}
