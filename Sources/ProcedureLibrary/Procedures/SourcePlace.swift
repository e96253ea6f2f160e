/// A line of a file.
struct SourcePlace: Hashable, Comparable {
    let file: String
    /// From 1.
    let line: Int

    static func < (a: SourcePlace, b: SourcePlace) -> Bool { (a.file, a.line) < (b.file, b.line) }
}
