/// What `parley-bench sweep` found, as Markdown.
struct SweepReport: Figures {
    let due: Int
    let flood: Int
    var circumstances: [String] = []
    /// Milliseconds of a claim beside so many open deadlines.
    var claims: [(size: Int, time: Spread)] = []
    var outcome: Flood.Outcome?
    /// What `audit.verify` says afterwards.
    var isWhole = false

    /// False where a mail came twice without being on record, or one is missing.
    var isSound: Bool {
        guard isWhole, let outcome else { return isWhole }
        return outcome.doubles <= outcome.uncertain && outcome.sent + outcome.uncertain >= flood
            && outcome.mails >= outcome.sent
    }

    var markdown: String {
        var lines = ["| open deadlines | due | claimed in ms, median | min | max |", "| --- | --- | --- | --- | --- |"]
        for (size, time) in claims {
            lines.append(
                "| \(size) | \(due) | \(time.median.hundredths) | \(time.least.hundredths) | \(time.greatest.hundredths) |"
            )
        }
        if let outcome { lines += [""] + table(outcome) }
        lines += [""] + circumstances.map { "- \($0)" }
        lines.append("- \(isWhole ? "ok" : "WRONG"): audit.verify of what the daemon wrote")
        return lines.joined(separator: "\n") + "\n"
    }

    private func table(_ outcome: Flood.Outcome) -> [String] {
        [
            "| due at nine, daemon killed half-way | figure |", "| --- | --- |",
            "| obligations | \(flood) |",
            "| all queued after | \(outcome.queued.hundredths) s |",
            "| all sent after | \(outcome.total.hundredths) s (\((Double(flood) / max(outcome.total, 1e-9)).whole)/s) |",
            "| mails that came | \(outcome.mails) |",
            "| came twice | \(outcome.doubles) |",
            "| uncertain: being handed over at the kill | \(outcome.uncertain) |",
            "| most resident memory of the daemon | \(outcome.memory.whole) MiB |",
            "| p99 of case.show, quiet | \(outcome.quiet.hundredths) ms |",
            "| p99 of case.show meanwhile | \(outcome.meanwhile.hundredths) ms "
                + "(\((outcome.meanwhile / max(outcome.quiet, 1e-9)).hundredths) times) |",
        ]
    }
}
