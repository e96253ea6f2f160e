import JSONText
import Testing

@Suite("Written JSON")
struct JSONWriterTests {
    @Test("is one line that can drive no terminal, for every scalar value in a title")
    func everyScalar() throws {
        let all = (UInt32(0)...0x10FFFF).compactMap { Unicode.Scalar($0) }
        for start in stride(from: 0, to: all.count, by: 64) {
            let title = all[start..<min(start + 64, all.count)].map { "a\($0)" }.joined()
            let object: JSONObject = ["title": .string(title)]
            var bytes: [UInt8] = []
            JSONWriter.append(object, to: &bytes)
            let line = String(decoding: bytes, as: UTF8.self)
            #expect(!line.unicodeScalars.contains(where: Self.drives), "from \(all[start].value)")
            #expect(try JSONReader.read(bytes) == .object(object), "from \(all[start].value)")
        }
    }

    /// What protocol.md 4.3 keeps from the wire.
    private static func drives(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0x061C, 0x200E, 0x200F, 0x202A...0x202E,
            0x2066...0x2069:
            true
        default: false
        }
    }

    @Test(
        "keeps the order of members and the shortest spelling",
        arguments: [
            Spelling(["b": 1, "a": true, "c": []], #"{"b":1,"a":true,"c":[]}"#),
            Spelling([nil, -9_007_199_254_740_991, "“”"], #"[null,-9007199254740991,"“”"]"#),
            Spelling("\"\\/\n\r\t\u{8}\u{7F}\u{85}\u{2028}", #""\"\\/\n\r\t\u0008\u007f\u0085\u2028""#),
            Spelling(["": ["x": [["y": "案"]]]], #"{"":{"x":[{"y":"案"}]}}"#),
        ])
    func spelling(_ row: Spelling) throws {
        #expect(row.value.line == row.text)
        #expect(try JSONReader.read(row.text) == row.value)
    }

    struct Spelling: Sendable {
        let value: JSONValue
        let text: String

        init(_ value: JSONValue, _ text: String) {
            self.value = value
            self.text = text
        }
    }

    @Test("escapes next to each other and at both ends lose nothing")
    func neighbours() throws {
        let pieces = ["\u{202E}", "\u{FEFF}", "\u{9F}", "\"", "\\", "\n", "á", "案", "👩‍👩‍👧", "a", "\u{2027}", "\u{E000}"]
        for left in pieces {
            for middle in pieces {
                for right in pieces {
                    let text = left + middle + right
                    #expect(try JSONReader.read(JSONValue.string(text).line) == .string(text))
                }
            }
        }
    }
}
