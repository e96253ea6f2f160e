import JSONText
import Testing

@Suite("Read JSON")
struct JSONReaderTests {
    @Test(
        "is refused when it is not JSON, or more than Parley ever writes",
        arguments: [
            "", " ", "{", "}", "[1,]", "[1 2]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "01", "-", "+1", "1.5", "1e3", "tru",
            "nul", "\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a\nb\"",
            "{\"a\":1,\"a\":2}", "9223372036854775808", "1 2", "\u{FEFF}1",
            String(repeating: "[", count: 40) + String(repeating: "]", count: 40),
        ])
    func refused(_ text: String) {
        #expect(throws: JSONError.self) { try JSONReader.read(text) }
    }

    @Test(
        "is refused when its strings are not UTF-8",
        arguments: [[0x80], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xE4, 0xB8]])
    func illFormed(_ bytes: [UInt8]) {
        #expect(throws: JSONError.self) { try JSONReader.read([0x22] + bytes + [0x22]) }
    }

    @Test("means what JSON says")
    func meaning() throws {
        #expect(try JSONReader.read(" [ 0 , -0 , \"\\u6848\\ud83d\\ude00\\/\" ] ") == [0, 0, "案😀/"])
        #expect(try JSONReader.read("{\"a\":{\"b\":[true,false,null]}}") == ["a": ["b": [true, false, nil]]])
    }
}
