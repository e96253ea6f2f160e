import JSONText
import Testing

@Suite("Written JSON")
struct JSONWriterTests {
    @Test("is one line that can drive no terminal, for every scalar value in a title")
    func everyScalar() throws {
        var wrong: [String] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let title = "a" + String(scalar) + "b"
            var bytes: [UInt8] = []
            let object: JSONObject = ["title": .string(title)]
            JSONWriter.append(object, to: &bytes)
            let isSafe = String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { !Self.drives($0) }
            let isSame = try JSONReader.read(bytes) == .object(object)
            if !isSafe || !isSame { wrong.append(String(value, radix: 16)) }
        }
        #expect(wrong == [])
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
