import Glibc
import Wording

/// What the process finds around it: read once, so that all that depends on it can be tested.
struct Surroundings: Sendable {
    /// The variables that the client looks at.
    var variables: [String: String] = [:]
    var folder = "/"
    var inputIsTerminal = false
    var outputIsTerminal = false
    var errorIsTerminal = false
    /// Size of the terminal.
    var columns = 80
    var rows = 24

    private static let names = [
        "PARLEY_SOCKET", "PARLEY_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR_FORCE", "TERM",
        "PARLEY_AMBIGUOUS", "PARLEY_PAGER", "PAGER", "XDG_STATE_HOME", "HOME", "COLUMNS", "PATH", "TMPDIR",
    ]

    /// The surroundings of this process.
    static func current() -> Surroundings {
        var surroundings = Surroundings()
        for name in names {
            if let value = getenv(name) { surroundings.variables[name] = String(cString: value) }
        }
        if let folder = getcwd(nil, 0) {
            surroundings.folder = String(cString: folder)
            free(folder)
        }
        surroundings.inputIsTerminal = isatty(STDIN_FILENO) == 1
        surroundings.outputIsTerminal = isatty(STDOUT_FILENO) == 1
        surroundings.errorIsTerminal = isatty(STDERR_FILENO) == 1
        surroundings.measureTerminal()
        return surroundings
    }

    /// Asks the terminal for its size.
    mutating func measureTerminal() {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 {
            columns = Int(size.ws_col)
            rows = Int(size.ws_row)
        }
    }

    /// A variable that is set to something.
    subscript(name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// The language: `PARLEY_LANG`, then what the system says; the first that says anything decides.
    var language: Language {
        for name in ["PARLEY_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
            if let value = self[name] { return value.hasPrefix("zh") ? .zh : .en }
        }
        return .en
    }

    /// Whether output to a stream is coloured.
    func isColoured(_ choice: ColourChoice, terminal: Bool) -> Bool {
        switch choice {
        case .always: return true
        case .never: return false
        case .auto:
            if self["NO_COLOR"] != nil || self["TERM"] == "dumb" { return false }
            return terminal || (self["CLICOLOR_FORCE"].map { $0 != "0" } ?? false)
        }
    }

    /// How wide characters are on this terminal.
    var cellWidth: CellWidth { CellWidth(ambiguousIsWide: self["PARLEY_AMBIGUOUS"] == "wide") }
}
