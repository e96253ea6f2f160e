import Wording

/// One statutory or agreed time limit, with its versions over time (counting rule C16).
public struct DeadlineRule: Sendable, Hashable {
    /// The id by which procedures and `due.compute` name it, such as `cb-response-20d`.
    public let id: String
    /// What people call it.
    public let name: Bilingual
    /// Whose law it is and whose calendar counts: `prc`, `us`, `uk`.
    public let jurisdiction: String
    /// Whether missing it has a consequence in law; soft limits are guidelines and office targets.
    public let hard: Bool
    /// Whether its source must be checked again before anybody relies on it; shown as such.
    public let verify: Bool
    /// What its day means.
    public let nature: Nature
    /// What happens when it is missed (or, for other natures, when the day comes).
    public let consequence: Bilingual
    /// The versions, ascending and not overlapping; at least one.
    public let versions: [Version]

    /// What the day of a rule means.
    public enum Nature: String, Sendable, Hashable, CaseIterable {
        /// Something must be done by the end of the day.
        case limit
        /// A right may be used until the end of the day; whoever lets it pass is in nobody's debt.
        case right
        /// From the day on something may be done.
        case window
        /// On the day something takes effect by itself.
        case effect
        /// Until the day something must be kept.
        case retention
    }

    /// Whether a term runs forward from its trigger or back from its anchor.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        case after
        case before
    }

    /// What the law said during one stretch of time.
    public struct Version: Sendable, Hashable {
        /// From 1.
        public let number: Int
        /// The first trigger day it governs; nil for as long as anybody remembers.
        public let effectiveFrom: CivilDay?
        /// The last trigger day it governs; nil for until further notice.
        public let effectiveTo: CivilDay?
        /// The articles it rests on.
        public let basis: Bilingual
        /// The day that starts it, or from which it counts back.
        public let anchor: Bilingual
        /// How long.
        public let length: TermLength
        /// Forward or back.
        public let direction: Direction
        /// Whether a last day on a day of rest moves to the next working day (C3); never for retention and backward terms.
        public let roll: Bool
        /// Whether the trigger day is day one (C17), rather than the day before day one (C1).
        public let inclusiveStart: Bool
        /// Whether the day meant is the one after the last day of the term (rolled), as when something takes effect then.
        public let nextDay: Bool
        /// Who may lengthen it.
        public let `extension`: ExtensionPolicy
        /// What a lawyer should know besides; nil where nothing.
        public let remark: Bilingual?

        /// A version; see the properties.
        public init(
            number: Int, effectiveFrom: CivilDay? = nil, effectiveTo: CivilDay? = nil, basis: Bilingual,
            anchor: Bilingual, length: TermLength, direction: Direction = .after, roll: Bool = true,
            inclusiveStart: Bool = false, nextDay: Bool = false, extension: ExtensionPolicy = .none,
            remark: Bilingual? = nil
        ) {
            self.number = number
            self.effectiveFrom = effectiveFrom
            self.effectiveTo = effectiveTo
            self.basis = basis
            self.anchor = anchor
            self.length = length
            self.direction = direction
            self.roll = roll
            self.inclusiveStart = inclusiveStart
            self.nextDay = nextDay
            self.extension = `extension`
            self.remark = remark
        }

        /// Whether it governs what was triggered on that day.
        public func governs(_ trigger: CivilDay) -> Bool {
            (effectiveFrom ?? .first) <= trigger && trigger <= (effectiveTo ?? .last)
        }

        /// How many days the trigger lies outside the version; 0 inside.
        func distance(to trigger: CivilDay) -> Int {
            if let effectiveFrom, trigger < effectiveFrom { return CivilDay.days(from: trigger, to: effectiveFrom) }
            if let effectiveTo, trigger > effectiveTo { return CivilDay.days(from: effectiveTo, to: trigger) }
            return 0
        }
    }

    /// A rule of one version or more; nil where there is none.
    public init?(
        id: String, name: Bilingual, jurisdiction: String = "prc", hard: Bool = true, verify: Bool = false,
        nature: Nature = .limit, consequence: Bilingual, versions: [Version]
    ) {
        guard let newest = versions.last else { return nil }
        self.id = id
        self.name = name
        self.jurisdiction = jurisdiction
        self.hard = hard
        self.verify = verify
        self.nature = nature
        self.consequence = consequence
        self.versions = versions
        self.newest = newest
    }

    /// The version of today's law: the last one.
    public let newest: Version

    /// The version in force on the trigger day; nil outside all of them, where cases refuse.
    public func version(at trigger: CivilDay) -> Version? {
        versions.last { $0.governs(trigger) }
    }

    /// The version whose time lies nearest to the trigger day (the later one of two equally near).
    public func nearestVersion(to trigger: CivilDay) -> Version {
        versions.reversed().min { $0.distance(to: trigger) < $1.distance(to: trigger) } ?? newest
    }
}
