import JSONText

/// The line that is being edited: characters, and pasted texts of several lines that count as one.
struct LineBuffer: Sendable, Hashable {
    /// One thing that the cursor steps over.
    enum Element: Sendable, Hashable {
        case character(Character)
        case paste(String)
    }

    private(set) var elements: [Element] = []
    /// Before which element the cursor stands.
    private(set) var cursor = 0

    init() {}

    /// A line with the cursor at its end.
    init(_ text: String) {
        elements = text.map { .character($0) }
        cursor = elements.count
    }

    var isEmpty: Bool { elements.isEmpty }

    /// Inserts typed text. A combining character joins the one before it.
    mutating func insert(_ text: String) {
        for scalarText in text.map(String.init) {
            if cursor > 0, case .character(let before) = elements[cursor - 1] {
                let joined = String(before) + scalarText
                if joined.count == 1, let character = joined.first {
                    elements[cursor - 1] = .character(character)
                    continue
                }
            }
            elements.insert(contentsOf: scalarText.map { .character($0) }, at: cursor)
            cursor += scalarText.count
        }
    }

    /// Inserts a pasted text; one without newlines is as if it were typed.
    mutating func paste(_ text: String) {
        var text = text
        while text.hasSuffix("\n") { text.removeLast() }
        if text.contains("\n") || text.contains("\t") {
            elements.insert(.paste(text), at: cursor)
            cursor += 1
        } else {
            insert(text)
        }
    }

    mutating func move(_ steps: Int) { cursor = min(max(0, cursor + steps), elements.count) }
    mutating func moveToStart() { cursor = 0 }
    mutating func moveToEnd() { cursor = elements.count }
    mutating func moveWordLeft() { cursor = wordStart }

    mutating func moveWordRight() {
        while cursor < elements.count, isBlank(cursor) { cursor += 1 }
        while cursor < elements.count, !isBlank(cursor) { cursor += 1 }
    }

    mutating func deleteBefore() {
        guard cursor > 0 else { return }
        cursor -= 1
        elements.remove(at: cursor)
    }

    mutating func deleteAt() {
        if cursor < elements.count { elements.remove(at: cursor) }
    }

    /// Takes out a part and gives it back.
    mutating func kill(_ part: Part) -> [Element] {
        let range =
            switch part {
            case .toEnd: cursor..<elements.count
            case .toStart: 0..<cursor
            case .word: wordStart..<cursor
            }
        let killed = Array(elements[range])
        elements.removeSubrange(range)
        cursor = range.lowerBound
        return killed
    }

    /// What can be killed.
    enum Part: Sendable {
        case toEnd, toStart, word
    }

    mutating func yank(_ killed: [Element]) {
        elements.insert(contentsOf: killed, at: cursor)
        cursor += killed.count
    }

    /// Replaces the last `count` characters before the cursor.
    mutating func replace(last count: Int, with text: String) {
        for _ in 0..<min(count, cursor) { deleteBefore() }
        insert(text)
    }

    /// The text before the cursor, pastes left out.
    var textBeforeCursor: String { Self.typed(elements[..<cursor]) }

    /// The line as it is executed: a paste becomes a JSON string, or the inside of one where a quote is open.
    var line: String {
        var line = ""
        for element in elements {
            switch element {
            case .character(let character): line.append(character)
            case .paste(let text):
                let quoted = JSONValue.string(text).line
                line += line.hasSuffix("\"") ? String(quoted.dropFirst().dropLast()) : quoted
            }
        }
        return line
    }

    private static func typed(_ elements: ArraySlice<Element>) -> String {
        elements.reduce(into: "") { text, element in
            if case .character(let character) = element { text.append(character) }
        }
    }

    private var wordStart: Int {
        var start = cursor
        while start > 0, isBlank(start - 1) { start -= 1 }
        while start > 0, !isBlank(start - 1) { start -= 1 }
        return start
    }

    private func isBlank(_ index: Int) -> Bool { elements[index] == .character(" ") }
}
