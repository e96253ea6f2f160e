/// The byte classes of the grammar (protocol.md 3.1).
extension UInt8 {
    /// SP or HTAB.
    var isBlank: Bool { self == 0x20 || self == 0x09 }
    /// `a` to `z`.
    var isLower: Bool { (0x61...0x7A).contains(self) }
    /// `0` to `9`.
    var isDigit: Bool { (0x30...0x39).contains(self) }
    /// What may follow the first letter of a word.
    var isWordTail: Bool { isLower || isDigit || self == 0x2D }
    /// What a block's name is made of.
    var isMarkName: Bool { isWordTail || isUpper || self == 0x5F }
    /// What a tag is made of.
    var isTag: Bool { isMarkName || self == 0x2E }

    private var isUpper: Bool { (0x41...0x5A).contains(self) }
}

/// Names of the bytes that the parser looks for.
enum Byte {
    static let lf: UInt8 = 0x0A
    static let cr: UInt8 = 0x0D
    static let quote: UInt8 = 0x22
    static let hash: UInt8 = 0x23
    static let dot: UInt8 = 0x2E
    static let less: UInt8 = 0x3C
    static let equals: UInt8 = 0x3D
    static let backslash: UInt8 = 0x5C
}
