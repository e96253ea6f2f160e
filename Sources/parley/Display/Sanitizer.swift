/// Makes texts from elsewhere harmless for a terminal: what could move the cursor, hide or reorder text is shown by its
/// number instead.
enum Sanitizer {
    /// The text for one line: tabs and newlines become `\t` and `\n`, other dangerous scalars `\x1b` or `\u{202e}`.
    static func line(_ text: String) -> String { clean(text, keepingNewlines: false) }

    /// The text for several lines: LF stays, a tab becomes spaces.
    static func block(_ text: String) -> String { clean(text, keepingNewlines: true) }

    /// Whether a scalar may go to a terminal as it is.
    static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xE0000...0xE001F:
            false
        default: true
        }
    }

    private static func clean(_ text: String, keepingNewlines: Bool) -> String {
        if text.unicodeScalars.allSatisfy(isHarmless) { return text }
        var cleaned = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A where keepingNewlines: cleaned += "\n"
            case 0x09 where keepingNewlines: cleaned += "    "
            case 0x0A: cleaned += "\\n"
            case 0x09: cleaned += "\\t"
            case 0x0D: cleaned += "\\r"
            case _ where isHarmless(scalar): cleaned.unicodeScalars.append(scalar)
            case 0x00..<0x100:
                let digits = String(scalar.value, radix: 16)
                cleaned += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
            default: cleaned += "\\u{" + String(scalar.value, radix: 16) + "}"
            }
        }
        return cleaned
    }
}
