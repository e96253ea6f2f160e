/// What a run found, as text for people and as Markdown.
struct Report: Figures {
    let series: [Series]
    /// Lines about the machine and the store.
    let circumstances: [String]
    /// What was checked afterwards, and whether it held.
    let checks: [(text: String, holds: Bool)]
    let refusals: [String]

    /// False where the bench's own history is wrong, or requests were refused.
    var isSound: Bool { checks.allSatisfy(\.holds) && refusals.isEmpty }

    private static let columns = [
        "work", "clients", "parleyd/s", "pgbench/s", "ratio median", "min", "max", "chains split", "p50 ms", "p99 ms",
        "p99 ms at half the rate",
        "CPU µs parleyd",
        "CPU µs PostgreSQL", "CPU µs client", "pgbench: PostgreSQL", "pgbench: client", "note",
    ]

    private var rows: [[String]] {
        series.map { series in
            let ratios = series.ratios
            return [
                series.work.command, series.load.name, series.daemon(\.rate).whole, series.pgbench(\.rate).whole,
                ratios.median.hundredths, ratios.least.hundredths, ratios.greatest.hundredths,
                series.splitRatio?.hundredths ?? "",
                (series.latencies.microseconds(0.5) / 1_000).hundredths,
                (series.latencies.microseconds(0.99) / 1_000).hundredths,
                (series.atHalf.microseconds(0.99) / 1_000).hundredths, series.daemon(\.daemon).whole,
                series.daemon(\.postgres).whole, series.daemon(\.client).whole, series.pgbench(\.postgres).whole,
                series.pgbench(\.client).whole, ratios.isUneven ? "uneven" : "",
            ]
        }
    }

    private var remarks: [String] {
        var lines = circumstances
        lines += checks.map { "\($0.holds ? "ok" : "WRONG"): \($0.text)" }
        lines += refusals.map { "REFUSED: \($0)" }
        let uneven = series.filter(\.ratios.isUneven).map { "\($0.work.command) at \($0.load.name)" }
        for series in series {
            guard let difference = series.difference else { continue }
            lines.append(
                "rows for each request of \(series.work.command) at \(series.load.name), parleyd to pgbench: \(difference)"
            )
        }
        if !uneven.isEmpty {
            lines.append(
                "not measured cleanly (the pairs' ratios differ by over 25 %): " + uneven.joined(separator: ", "))
        }
        return lines
    }

    var text: String {
        let table = [Self.columns] + rows
        let widths = Self.columns.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        let lines = table.map { row in
            zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
        }
        return (lines + [""] + remarks).joined(separator: "\n")
    }

    var markdown: String {
        let table = [Self.columns, Self.columns.map { _ in "---" }] + rows
        let lines = table.map { "| " + $0.joined(separator: " | ") + " |" }
        return (lines + [""] + remarks.map { "- \($0)" } + [""]).joined(separator: "\n")
    }
}

extension Double {
    /// As a whole number, in words of a table.
    var whole: String { String(Int(rounded())) }

    /// With two digits after the point.
    var hundredths: String {
        let hundredths = Int((self * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
