import Foundation

/// Reads a mail as a mail program does, independently of how the notifier writes it.
struct ReceivedMail {
    /// Unfolded header lines in order.
    let headers: [(name: String, value: String)]
    let rawBody: String

    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let halves = text.components(separatedBy: "\r\n\r\n")
        rawBody = halves.dropFirst().joined(separator: "\r\n\r\n")
        headers = (halves.first ?? "").replacingOccurrences(of: "\r\n ", with: " ").components(separatedBy: "\r\n")
            .map { line in
                let colon = line.firstIndex(of: ":") ?? line.endIndex
                return (String(line[..<colon]), String(line[colon...].dropFirst(2)))
            }
    }

    subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

    var names: [String] { headers.map(\.name) }

    /// The header with its encoded words decoded; the space between two of them does not count (RFC 2047, 6.2).
    func decoded(_ name: String) -> String {
        var text = ""
        var encodedBefore = false
        for word in (self[name] ?? "").components(separatedBy: " ") {
            if word.hasPrefix("=?UTF-8?B?"), word.hasSuffix("?="),
                let data = Data(base64Encoded: String(word.dropFirst(10).dropLast(2)))
            {
                text += (text.isEmpty || encodedBefore ? "" : " ") + String(decoding: data, as: UTF8.self)
                encodedBefore = true
            } else {
                text += (text.isEmpty ? "" : " ") + word
                encodedBefore = false
            }
        }
        return text
    }

    /// The text as it was before it was encoded, lines ended by `\n`.
    var body: String {
        let text = rawBody.replacingOccurrences(of: "\r\n", with: "\n")
        guard self["Content-Transfer-Encoding"] == "quoted-printable" else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.replacingOccurrences(of: "=\n", with: "").utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "="),
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
