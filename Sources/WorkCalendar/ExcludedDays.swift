/// Days that do not count (appraisal, public notice, suspension): overlapping spans merged, each day once.
struct ExcludedDays {
    /// Disjoint, ascending, not touching.
    private let spans: [ClosedRange<Int>]

    init(_ ranges: [ClosedRange<CivilDay>]) {
        var merged: [ClosedRange<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let span = range.lowerBound.number...range.upperBound.number
            if let last = merged.last, span.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
            } else {
                merged.append(span)
            }
        }
        spans = merged
    }

    func contains(_ day: CivilDay) -> Bool {
        spans.contains { $0.contains(day.number) }
    }

    /// How many excluded days lie in `days`.
    func count(in days: ClosedRange<CivilDay>) -> Int {
        spans.reduce(0) { sum, span in
            sum
                + max(
                    0, min(span.upperBound, days.upperBound.number) - max(span.lowerBound, days.lowerBound.number) + 1)
        }
    }

    /// The end of a period that would have run from `first` to `last` (both counted), lengthened by one day for every
    /// excluded day inside it, those included that only the lengthening brings inside. Backward periods have
    /// `last` before `first`.
    func lengthened(first: CivilDay, last: CivilDay, step: Int) -> CivilDay {
        var end = last.number
        for span in step > 0 ? spans : spans.reversed() {
            let near = step > 0 ? max(span.lowerBound, first.number) : min(span.upperBound, first.number)
            let far = step > 0 ? span.upperBound : span.lowerBound
            let days = (far - near) * step + 1
            if days > 0, (end - near) * step >= 0 { end += days * step }
        }
        return CivilDay(number: end)
    }
}
