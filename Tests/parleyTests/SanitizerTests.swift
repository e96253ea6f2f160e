import Testing

@testable import parley

@Suite struct `Texts on the way to a terminal` {
    @Test(arguments: [
        ("\u{1B}[2J", #"\x1b[2J"#), ("a\rb", #"a\rb"#), ("a\nb", #"a\nb"#), ("a\tb", #"a\tb"#), ("\u{0}", #"\x00"#),
        ("\u{7F}", #"\x7f"#), ("\u{9B}31m", #"\x9b31m"#), ("\u{202E}gnp", #"\u{202e}gnp"#), ("\u{2066}", #"\u{2066}"#),
        ("\u{FEFF}", #"\u{feff}"#), ("\u{2028}", #"\u{2028}"#), ("\u{61C}", #"\u{61c}"#), ("\u{7}", #"\x07"#),
        ("plain 案件", "plain 案件"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ])
    func `show dangerous characters by number`(_ text: String, _ shown: String) {
        #expect(Sanitizer.line(text) == shown)
    }

    @Test func `hold nothing that moves the cursor, whatever the scalar`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let shown = Sanitizer.line(String(scalar))
            let isClean = shown.unicodeScalars.allSatisfy { shown in
                switch shown.value {
                case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x61C, 0xFEFF: false
                default: true
                }
            }
            if !isClean { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test func `keep their lines where lines are shown`() {
        #expect(Sanitizer.block("一\n二\t\u{1B}c") == "一\n二    \\x1bc")
    }
}
