/// PostgreSQL's text form of one-dimensional arrays: `{a,"b c",NULL}`.
enum ArrayText {
    private static let quote = UInt8(ascii: "\"")
    private static let escape = UInt8(ascii: "\\")
    private static let comma = UInt8(ascii: ",")
    private static let null = Array("NULL".utf8)

    /// Writes `{…}`; `write` appends one element's bytes as they are, `quoted` says whether they need quotes.
    static func append<Element>(
        _ elements: [Element?], quoted: Bool, to text: inout [UInt8], write: (Element, inout [UInt8]) -> Void
    ) {
        text.append(UInt8(ascii: "{"))
        var first = true
        var scratch: [UInt8] = []
        for element in elements {
            if !first { text.append(comma) }
            first = false
            guard let element else {
                text.append(contentsOf: null)
                continue
            }
            guard quoted else {
                write(element, &text)
                continue
            }
            scratch.removeAll(keepingCapacity: true)
            write(element, &scratch)
            text.append(quote)
            for byte in scratch {
                if byte == quote || byte == escape { text.append(escape) }
                text.append(byte)
            }
            text.append(quote)
        }
        text.append(UInt8(ascii: "}"))
    }

    /// The elements' bytes, nil for NULL; nil when the text is not a one-dimensional array that starts at 1.
    static func decode(_ text: ArraySlice<UInt8>) -> [[UInt8]?]? {
        guard text.count >= 2, text.first == UInt8(ascii: "{"), text.last == UInt8(ascii: "}") else { return nil }
        var rest = text.dropFirst().dropLast()
        var elements: [[UInt8]?] = []
        if rest.isEmpty { return elements }
        while true {
            guard let element = rest.first == quote ? quotedElement(&rest) : plainElement(&rest) else { return nil }
            elements.append(element.isNull ? nil : element.bytes)
            guard let separator = rest.popFirst() else { return elements }
            guard separator == comma else { return nil }
        }
    }

    private static func plainElement(_ rest: inout ArraySlice<UInt8>) -> (bytes: [UInt8], isNull: Bool)? {
        let bytes = Array(rest.prefix { $0 != comma })
        guard !bytes.isEmpty, !bytes.contains(UInt8(ascii: "{")) else { return nil }
        rest = rest.dropFirst(bytes.count)
        return (bytes, bytes == null)
    }

    private static func quotedElement(_ rest: inout ArraySlice<UInt8>) -> (bytes: [UInt8], isNull: Bool)? {
        var bytes: [UInt8] = []
        rest.removeFirst()
        while let byte = rest.popFirst() {
            if byte == quote { return (bytes, false) }
            guard byte == escape else {
                bytes.append(byte)
                continue
            }
            guard let escaped = rest.popFirst() else { return nil }
            bytes.append(escaped)
        }
        return nil
    }
}
