/// Takes out of a text what could end a line, move a cursor, or turn the direction of reading.
enum CleanText {
    /// The text on one line: every control character and line or paragraph separator becomes a space.
    static func line(_ text: some StringProtocol) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator: " "
                    default: turnsDirection(scalar) ? nil : scalar
                    }
                }))
    }

    private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
