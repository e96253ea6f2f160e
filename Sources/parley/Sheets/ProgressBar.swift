/// How far a long command is, for people at a terminal.
struct ProgressBar {
    private let console: Console
    private let total: Int
    private let isShown: Bool
    private var drawn = -1

    /// `isShown` is true on a terminal.
    init(_ console: Console, total: Int, isShown: Bool) {
        self.console = console
        self.total = max(total, 1)
        self.isShown = isShown
    }

    /// Draws the bar anew where a hundredth more is done.
    mutating func show(_ done: Int) {
        let percent = min(done, total) * 100 / total
        guard isShown, percent != drawn else { return }
        drawn = percent
        let full = percent * 30 / 100
        let bar = String(repeating: "#", count: full) + String(repeating: "-", count: 30 - full)
        console.ask("\r[\(bar)] \(percent)% \(done)/\(total)")
    }

    /// Clears the line.
    func end() {
        if isShown, drawn >= 0 { console.ask("\r\u{1B}[K") }
    }
}
