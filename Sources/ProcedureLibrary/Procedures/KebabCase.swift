/// The form of every id in files, SQL and on the wire (decisions.md 2).
enum KebabCase {
    /// Lower-case letters and digits in groups joined by single hyphens, the first beginning with a letter.
    static func holds(_ id: String) -> Bool {
        guard let first = id.utf8.first, letter(first), id.utf8.count <= 64 else { return false }
        return id.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { group in
            !group.isEmpty && group.utf8.allSatisfy { letter($0) || (0x30...0x39).contains($0) }
        }
    }

    private static func letter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
