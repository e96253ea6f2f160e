import Glibc

/// The terminal while a line is being edited: every key at once, no echo, pastes marked.
struct RawTerminal {
    private var usual = termios()

    /// Remembers how the terminal is used otherwise; nil when standard input is no terminal.
    init?() {
        guard tcgetattr(STDIN_FILENO, &usual) == 0 else { return nil }
    }

    /// Gives the line to `body`, and the terminal back whatever happens.
    func edit<Result>(_ console: Console, _ body: () -> Result) -> Result {
        var raw = usual
        cfmakeraw(&raw)
        // Lines that others write meanwhile still begin in the first column.
        raw.c_oflag |= tcflag_t(OPOST)
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw)
        console.draw("\u{1B}[?2004h")
        defer {
            console.draw("\u{1B}[?2004l")
            var usual = usual
            tcsetattr(STDIN_FILENO, TCSADRAIN, &usual)
        }
        return body()
    }

    /// The bytes that were typed; empty at the end of the input.
    static func read() -> [UInt8] {
        while true {
            var code: Int32 = 0
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, filled in
                count = Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
                code = errno
                filled = max(0, count)
            }
            if count >= 0 || code != EINTR { return bytes }
        }
    }
}
