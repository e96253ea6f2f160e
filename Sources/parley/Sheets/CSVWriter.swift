/// Writes tables that spreadsheets open rightly: UTF-8 with a byte order mark, CRLF, quotes where they are needed. No cell is
/// taken for a formula, and long numbers stay as they are.
enum CSVWriter {
    /// The byte order mark by which Excel knows UTF-8.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// One row with its line end.
    static func line(_ cells: [String], separator: Character = ",") -> String {
        cells.map { quoted(tame($0), separator) }.joined(separator: String(separator)) + "\r\n"
    }

    /// A cell that no spreadsheet calculates: an apostrophe goes before what would begin a formula, and a TAB behind digits that
    /// it would take for a number and change.
    static func tame(_ cell: String) -> String {
        guard let first = cell.unicodeScalars.first else { return cell }
        if isNumber(cell) { return keepsDigits(cell) ? cell : cell + "\t" }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": return "'" + cell
        default: return cell
        }
    }

    /// The cell as it was before ``tame(_:)``, or as Excel's own `="00123"` means it.
    static func untamed(_ cell: String) -> String {
        var cell = cell
        while let last = cell.unicodeScalars.last, last == "\t" || last == " " || last == "\u{3000}" || last == "\u{A0}"
        {
            cell.unicodeScalars.removeLast()
        }
        while let first = cell.unicodeScalars.first,
            first == "\t" || first == " " || first == "\u{3000}" || first == "\u{A0}"
        {
            cell.unicodeScalars.removeFirst()
        }
        if cell.hasPrefix("=\""), cell.hasSuffix("\""), cell.utf8.count > 3 {
            return String(cell.dropFirst(2).dropLast())
        }
        if cell.hasPrefix("'"), let second = cell.unicodeScalars.dropFirst().first,
            "=+-@".unicodeScalars.contains(second)
        {
            return String(cell.dropFirst())
        }
        return cell
    }

    private static func isNumber(_ cell: String) -> Bool {
        let digits = cell.hasPrefix("-") ? cell.dropFirst() : cell[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// Excel keeps fifteen digits, and no zeros in front.
    private static func keepsDigits(_ cell: String) -> Bool {
        let digits = cell.filter { $0.isNumber }
        return digits.count <= 11 && !(cell.hasPrefix("0") && cell.count > 1 && !cell.hasPrefix("0."))
    }

    private static func quoted(_ cell: String, _ separator: Character) -> String {
        let needs =
            cell.unicodeScalars.contains { $0 == "\"" || $0 == "\n" || $0 == "\r" || $0 == "\t" }
            || cell.contains(separator) || cell.hasPrefix(" ") || cell.hasSuffix(" ")
        guard needs else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
