import WorkCalendar

/// The days that a figure or a report is about, both ends included.
public struct Period: Sendable, Hashable {
    /// The first and the last day.
    public let days: ClosedRange<CivilDay>

    /// The first day.
    public var from: CivilDay { days.lowerBound }
    /// The last day.
    public var to: CivilDay { days.upperBound }

    /// From one day to another; nil where the second is the earlier one.
    public init?(from: CivilDay, to: CivilDay) {
        guard from <= to else { return nil }
        days = from...to
    }

    /// `2022`, `2022-H1`, `2022-Q3`, `2022-03` or `2022-03-01..2022-03-15`.
    public init?(_ text: String) {
        let ends = text.split(separator: ".", omittingEmptySubsequences: false)
        if ends.count == 3, ends[1].isEmpty {
            guard let from = CivilDay(iso: String(ends[0])), let to = CivilDay(iso: String(ends[2])) else { return nil }
            self.init(from: from, to: to)
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 2, let year = parts.first, year.utf8.count == 4 else { return nil }
        var (first, months) = ("01", 12)
        if parts.count == 2 {
            let part = String(parts[1])
            switch part {
            case "H1", "H2": (first, months) = (part == "H1" ? "01" : "07", 6)
            case "Q1", "Q2", "Q3", "Q4":
                (first, months) = (["Q1": "01", "Q2": "04", "Q3": "07", "Q4": "10"][part] ?? "01", 3)
            default: (first, months) = (part, 1)
            }
        }
        guard let from = CivilDay(iso: "\(year)-\(first)-01") else { return nil }
        self.init(from: from, to: from.adding(months: months).adding(days: -1))
    }

    /// The shortest name that ``init(_:)`` reads.
    public var name: String {
        let year = String(from.iso.prefix(4))
        for name in [year] + ["H1", "H2", "Q1", "Q2", "Q3", "Q4"].map({ "\(year)-\($0)" }) + [
            String(from.iso.prefix(7))
        ]
        where Period(name) == self {
            return name
        }
        return "\(from.iso)..\(to.iso)"
    }

    /// How many days.
    public var length: Int { to.number - from.number + 1 }

    /// True where every day of the other lies in this one.
    public func contains(_ other: Period) -> Bool { from <= other.from && other.to <= to }

    /// True where two counts of one thing cannot both stand: the same days, or days that cross without one holding the
    /// other.
    public func clashes(with other: Period) -> Bool {
        self == other || overlaps(other) && !contains(other) && !other.contains(self)
    }

    /// True where they have a day in common.
    public func overlaps(_ other: Period) -> Bool { days.overlaps(other.days) }
}
