@_spi(_Unicode) import Swift

/// A text as it is searched: composed (NFC), in small letters, with half-width letters and digits, runs of blanks as one space.
public struct SearchText: Sendable, Hashable {
    /// The text, folded.
    public let folded: String

    /// Folds at most so many signs of a text; what comes after them is not searched.
    public static let longest = 50_000

    /// Folds a text.
    public init(_ text: String) {
        var folded = String.UnicodeScalarView()
        var isBlank = true
        // The standard library composes, but shows it to Foundation only: hence the import.
        for scalar in text._nfc.prefix(Self.longest) {
            guard !scalar.properties.isWhitespace else {
                if !isBlank { folded.append(" ") }
                isBlank = true
                continue
            }
            isBlank = false
            let narrow = Self.narrow(scalar)
            if narrow.isASCII {
                folded.append(narrow.value >= 65 && narrow.value <= 90 ? Self.scalar(narrow.value + 32) : narrow)
            } else {
                folded.append(contentsOf: narrow.properties.lowercaseMapping.unicodeScalars)
            }
        }
        if folded.last == " " { folded.removeLast() }
        self.folded = String(folded)
    }

    /// The words of it: what lies between blanks.
    public var words: [String] { folded.split(separator: " ").map(String.init) }

    /// What the index of words knows of it: every two signs that follow each other, and every Chinese sign, as numbers.
    public var signs: Set<Int64> {
        var signs: Set<Int64> = []
        var before: Unicode.Scalar?
        for scalar in folded.unicodeScalars {
            if let before, before != " ", scalar != " " { signs.insert(Self.sign(before, scalar)) }
            if scalar.properties.isIdeographic { signs.insert(Self.sign(scalar)) }
            before = scalar
        }
        return signs
    }

    /// Signs that every text with this word has, few enough to be looked up; none for a single letter or digit, which nearly
    /// every text has.
    static func keys(of word: String) -> [Int64] {
        let scalars = Array(word.unicodeScalars)
        guard scalars.count > 1 else {
            return scalars.filter(\.properties.isIdeographic).map { sign($0) }
        }
        let pairs = stride(from: 0, to: scalars.count - 1, by: 2).prefix(mostKeys - 1) + [scalars.count - 2]
        return Array(Set(pairs.map { sign(scalars[$0], scalars[$0 + 1]) }))
    }

    private static let mostKeys = 8

    private static func sign(_ first: Unicode.Scalar, _ second: Unicode.Scalar? = nil) -> Int64 {
        Int64(first.value) << 21 | Int64(second?.value ?? 0)
    }

    /// Full-width letters, digits and marks have the same ones in ASCII.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.value >= 0xFF01 && scalar.value <= 0xFF5E ? Self.scalar(scalar.value - 0xFEE0) : scalar
    }

    private static func scalar(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? " " }
}
