import JSONText

/// Writes a resolved file as canonical YAML: the same tree always gives the same text, and reading it gives the tree.
struct SourceWriter {
    private var text = ""
    private let width = 110

    static func write(_ node: SourceNode) -> String {
        var writer = SourceWriter()
        writer.block(node, indent: 0)
        return writer.text
    }

    /// The whole node on one line.
    static func inline(_ node: SourceNode) -> String { SourceWriter().flow(node) }

    private mutating func block(_ node: SourceNode, indent: Int) {
        switch node.content {
        case .scalar: line(flow(node), indent)
        case .list(let items):
            for item in items { line("- \(flow(item))", indent) }
        case .map(let entries):
            for entry in entries {
                let word = scalar(entry.word, plain: true)
                if let short = short(entry.value, within: width - word.count - indent) {
                    line("\(word): \(short)", indent)
                } else {
                    line("\(word):", indent)
                    block(entry.value, indent: indent + 2)
                }
            }
        }
    }

    private mutating func line(_ content: String, _ indent: Int) {
        text += String(repeating: " ", count: indent) + content + "\n"
    }

    /// The node on one line, where it is easy to read there.
    private func short(_ node: SourceNode, within width: Int) -> String? {
        if isLeaf(node) { return flow(node) }
        guard isFlat(node) else { return nil }
        let text = flow(node)
        return text.count < width ? text : nil
    }

    private func isLeaf(_ node: SourceNode) -> Bool {
        switch node.content {
        case .scalar: true
        case .list(let items): items.isEmpty
        case .map(let entries): entries.isEmpty
        }
    }

    /// True where no value lies deeper than two levels, so that one line stays easy to read.
    private func isFlat(_ node: SourceNode, depth: Int = 2) -> Bool {
        switch node.content {
        case .scalar: true
        case .list(let items): depth > 0 && items.allSatisfy { isFlat($0, depth: depth - 1) }
        case .map(let entries): depth > 0 && entries.allSatisfy { isFlat($0.value, depth: depth - 1) }
        }
    }

    private func flow(_ node: SourceNode) -> String {
        switch node.content {
        case .scalar(let text, let plain): scalar(text, plain: plain)
        case .list(let items): "[\(items.map(flow).joined(separator: ", "))]"
        case .map(let entries):
            "{\(entries.map { "\(scalar($0.word, plain: true)): \(flow($0.value))" }.joined(separator: ", "))}"
        }
    }

    /// Without quotes where that is safe everywhere and means the same.
    private func scalar(_ text: String, plain: Bool) -> String {
        let looksTyped = Int64(text) != nil || ["true", "false", "null", "~", ""].contains(text)
        if plain ? (looksTyped || isSafe(text)) : (!looksTyped && isSafe(text)) { return text }
        var writer = JSONWriter()
        writer.write(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private static let marks = Set(" -_.+/()（）《》、，。；".unicodeScalars)

    private func isSafe(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, Self.isWord(first), text.last != " " else { return false }
        return text.unicodeScalars.allSatisfy { Self.isWord($0) || Self.marks.contains($0) }
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        // Nearly all are one of these, and asking for their properties would be a seventh of the daemon's start.
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "\u{4E00}"..."\u{9FFF}": return true
        default: break
        }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
