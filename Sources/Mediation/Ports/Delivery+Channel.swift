extension Delivery {
    /// A way in which a notice leaves the house: by mail, as a file in the spool, or by a channel of the site's own name.
    public struct Channel: RawRepresentable, Sendable, Hashable {
        /// A lower-case word of up to 32 letters, digits and hyphens.
        public let rawValue: String

        /// Nil where the text is no such word.
        public init?(rawValue: String) {
            let letters: ClosedRange<UInt8> = 0x61...0x7A
            guard let first = rawValue.utf8.first, letters.contains(first), rawValue.utf8.count <= 32,
                rawValue.utf8.allSatisfy({ letters.contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
            else { return nil }
            self.rawValue = rawValue
        }

        private init(_ word: String) { rawValue = word }

        /// To the account's address.
        public static let smtp = Channel("smtp")
        /// A file in the spool.
        public static let spool = Channel("spool")
    }
}
