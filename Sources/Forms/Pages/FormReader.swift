/// Reads the few kinds of Markdown that templates use into blocks: `# title`, `## heading`, tables, `**bold**`, lines to
/// write on (`____`), `---` where a slip is cut off, and `::: place` … `:::`. Every other line is a paragraph.
struct FormReader {
    /// Begins and ends a block.
    static let fence = ":::"
    /// The block whose parts stand side by side, divided by `---`.
    static let signatures = "signatures"

    let entries: [FormSheet.Entry]

    func blocks(_ text: String) -> [FormBlock] {
        var blocks: [FormBlock] = []
        var fence: (name: String, lines: [Substring])?
        var table: FormTable?
        var paragraphs: [[FormInline]] = []
        func endParagraphs() {
            if !paragraphs.isEmpty { blocks.append(.lines(.body, paragraphs)) }
            paragraphs = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) + [Substring("")] {
            if line.hasPrefix(Self.fence) {
                endParagraphs()
                if let open = fence { blocks.append(block(open.name, open.lines)) }
                fence = fence == nil ? (String(line.dropFirst(Self.fence.count).trimmingSpaces), []) : nil
                continue
            }
            if fence != nil {
                fence?.lines.append(line)
                continue
            }
            if line.hasPrefix("|") {
                endParagraphs()
                take(line, into: &table)
                continue
            }
            if let done = table { blocks.append(.table(done)) }
            table = nil
            if line.hasPrefix("## ") {
                endParagraphs()
                blocks.append(.heading(inlines(line.dropFirst(3))))
            } else if line.hasPrefix("# ") {
                endParagraphs()
                blocks.append(.title(inlines(line.dropFirst(2))))
            } else if line == "---" {
                endParagraphs()
                blocks.append(.cut)
            } else if !line.trimmingSpaces.isEmpty {
                paragraphs.append(inlines(line.trimmingSpaces))
            }
        }
        endParagraphs()
        return blocks
    }

    private func block(_ name: String, _ lines: [Substring]) -> FormBlock {
        if name == Self.signatures {
            let parts = lines.split(separator: "---", omittingEmptySubsequences: false)
            return .signatures(
                parts.map { part in part.filter { !$0.trimmingSpaces.isEmpty }.map { inlines($0.trimmingSpaces) } })
        }
        let filled = lines.filter { !$0.trimmingSpaces.isEmpty }
        return .lines(FormBlock.Place(rawValue: name) ?? .body, filled.map { inlines($0.trimmingSpaces) })
    }

    private func take(_ line: Substring, into table: inout FormTable?) {
        var cells = line.dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        if cells.last?.trimmingSpaces.isEmpty == true { cells.removeLast() }
        let isDivider = !cells.isEmpty && cells.allSatisfy { !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }
        if isDivider, let open = table, open.header == nil, open.rows.count == 1 {
            table = FormTable(header: open.rows[0], rows: [])
            return
        }
        table = table ?? FormTable(header: nil, rows: [])
        table?.rows.append(cells.map { inlines($0.trimmingSpaces) })
    }

    private func inlines(_ text: Substring) -> [FormInline] {
        var stack: [[FormInline]] = [[]]
        var plain = ""
        var scalars = text.unicodeScalars[...]
        func end() {
            if !plain.isEmpty { stack[stack.count - 1].append(.text(plain)) }
            plain = ""
        }
        while let scalar = scalars.first {
            if scalar == FormSheet.opens, let close = scalars.firstIndex(of: FormSheet.closes) {
                end()
                let number = Int(String(scalars[scalars.index(after: scalars.startIndex)..<close]))
                if let number, entries.indices.contains(number) {
                    stack[stack.count - 1].append(inline(entries[number]))
                }
                scalars = scalars[scalars.index(after: close)...]
                continue
            }
            if scalar == "*", scalars.dropFirst().first == "*" {
                end()
                scalars = scalars.dropFirst(2)
                if stack.count > 1 {
                    let bold = stack.removeLast()
                    stack[stack.count - 1].append(.bold(bold))
                } else {
                    stack.append([])
                }
                continue
            }
            let rule = scalars.prefix { $0 == "_" }
            if rule.count >= 4 {
                end()
                stack[stack.count - 1].append(.rule(rule.count))
                scalars = scalars.dropFirst(rule.count)
                continue
            }
            plain.unicodeScalars.append(scalar)
            scalars = scalars.dropFirst()
        }
        end()
        if stack.count > 1 { stack = [stack.flatMap { $0 }] }
        return stack[0]
    }

    private func inline(_ entry: FormSheet.Entry) -> FormInline {
        switch entry {
        case .value(let text): .value(text)
        case .blank: .blank
        }
    }
}
