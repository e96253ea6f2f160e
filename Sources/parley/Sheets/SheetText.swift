import Glibc

/// The text of a spreadsheet's file, whichever encoding it was saved in.
struct SheetText: Sendable, Hashable {
    /// The encodings in which today's spreadsheets are saved.
    enum Encoding: String, CaseIterable, Sendable {
        case utf8 = "utf-8"
        case gb18030
        case utf16 = "utf-16"
    }

    let text: String
    let encoding: Encoding

    /// Reads bytes: by their byte order mark, as UTF-8 where they are, else as GB18030. With `encoding` nothing is guessed. Nil
    /// where they are no text in it.
    init?(_ bytes: [UInt8], as wanted: Encoding? = nil) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let isMarked16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let body = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
        switch wanted {
        case .utf8?: self.init(utf8: body)
        case nil where isMarked16: self.init(bytes, by: .utf16)
        case nil:
            if let text = String(validating: body, as: UTF8.self) {
                self.init(text: text, encoding: .utf8)
            } else {
                self.init(bytes, by: .gb18030)
            }
        case let encoding?: self.init(bytes, by: encoding)
        }
    }

    private init(text: String, encoding: Encoding) {
        self.text = text
        self.encoding = encoding
    }

    private init?(utf8 bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(text: text, encoding: .utf8)
    }

    private init?(_ bytes: [UInt8], by encoding: Encoding) {
        guard let converted = Self.converted(bytes, from: encoding.rawValue), let text = Self(utf8: converted) else {
            return nil
        }
        self.init(text: text.text, encoding: encoding)
    }

    /// Bytes in UTF-8; nil where one of them does not belong to the encoding.
    private static func converted(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var source = bytes.map { CChar(bitPattern: $0) }
        // No character of these encodings takes more than three bytes in UTF-8 for one of its own, but for the mark.
        var target = [CChar](repeating: 0, count: bytes.count * 3 + 16)
        let room = target.count
        let left: Int? = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                var waiting = source.count
                var free = target.count
                return iconv(converter, &from, &waiting, &to, &free) == -1 || waiting > 0 ? nil : free
            }
        }
        return left.map { free in target.prefix(room - free).map { UInt8(bitPattern: $0) } }
    }
}
