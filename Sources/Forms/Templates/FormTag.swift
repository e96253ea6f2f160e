import Wording

/// A tag of a template, `{{due.mediate}}` or `{{#rows(record.claim)}}`: the part of Mustache that forms use.
struct FormTag {
    enum Role { case value, section, inverted, close }

    let role: Role
    /// What stands between the braces, without the sign.
    let expression: String
    /// The path that is named.
    let name: [String]
    /// The forms that the value is turned into, the first one first.
    let forms: [String]
    /// From 1, within the body.
    let line: Int

    /// The tags of a line; what cannot be a tag goes to `problem`.
    static func tags(in text: Substring, line: Int, problem: (Bilingual) -> Void) -> [FormTag] {
        var tags: [FormTag] = []
        var rest = text
        while let open = rest.firstRange(of: "{{") {
            rest = rest[open.upperBound...]
            guard let close = rest.firstRange(of: "}}") else {
                problem(Bilingual(zh: "标签没有以 }} 结束", en: "a tag without }}"))
                break
            }
            let content = String(rest[..<close.lowerBound])
            if let tag = FormTag(content, line: line) {
                tags.append(tag)
            } else {
                problem(Bilingual(zh: "不能使用的标签：{{\(content)}}", en: "not a tag of forms: {{\(content)}}"))
            }
            rest = rest[close.upperBound...]
        }
        return tags
    }

    private init?(_ content: String, line: Int) {
        var text = content[...]
        switch text.first {
        case "#": role = .section
        case "^": role = .inverted
        case "/": role = .close
        default: role = .value
        }
        if role != .value { text = text.dropFirst() }
        expression = String(text)
        self.line = line
        var forms: [String] = []
        while let open = text.firstIndex(of: "(") {
            guard text.last == ")" else { return nil }
            forms.append(String(text[..<open]))
            text = text[text.index(after: open)...].dropLast()
        }
        self.forms = forms.reversed()
        name = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let words = name + forms
        guard words.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isWord) }) else { return nil }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
    }
}

extension Substring {
    fileprivate func firstRange(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
