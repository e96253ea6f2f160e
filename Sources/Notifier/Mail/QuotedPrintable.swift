/// RFC 2045, section 6.7.
enum QuotedPrintable {
    /// One line of text, on as many lines of at most 76 characters as it takes.
    static func line(_ text: String) -> String {
        var lines = ""
        var used = 0
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let piece = encoded(byte, isLast: index == bytes.count - 1)
            if used + piece.utf8.count > 75 {
                lines += "=\r\n"
                used = 0
            }
            lines += piece
            used += piece.utf8.count
        }
        return lines
    }

    private static func encoded(_ byte: UInt8, isLast: Bool) -> String {
        let isSpace = byte == 0x20
        if (isSpace && !isLast) || (byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=")) {
            return String(UnicodeScalar(byte))
        }
        return String(decoding: [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
    }

    private static let digits = Array("0123456789ABCDEF".utf8)
}
