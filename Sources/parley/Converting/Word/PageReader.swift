/// Reads a page of the daemon (`Forms.HTMLWriter`), which uses few tags and escapes every value, into blocks. What it does
/// not know is left out and its words are kept.
struct PageReader {
    private var blocks: [PageBlock] = []
    private var places: [String] = []
    private var line: PageLine?
    private var isBold = false
    private var table: PageTable?
    private var row: [PageTable.Cell] = []
    private var cell: PageTable.Cell?

    /// The page's blocks.
    static func blocks(of html: String) -> [PageBlock] {
        var reader = PageReader()
        var rest = between("<body>", "</body>", in: html)[...]
        while let open = rest.firstIndex(of: "<") {
            reader.take(text: rest[..<open])
            rest = rest[rest.index(after: open)...]
            let close = rest.firstIndex(of: ">") ?? rest.endIndex
            reader.take(tag: rest[..<close])
            rest = close == rest.endIndex ? "" : rest[rest.index(after: close)...]
        }
        return reader.blocks
    }

    /// The page's title.
    static func title(of html: String) -> String { plain(between("<title>", "</title>", in: html)[...]) }

    /// What stands at the foot of each page, beside its number.
    static func foot(of html: String) -> String {
        String(between("@bottom-right { content: \"", "\"", in: html))
    }

    private static func between(_ start: String, _ end: String, in text: String) -> String {
        guard let from = text.firstRange(of: start)?.upperBound, let to = text[from...].firstRange(of: end)?.lowerBound
        else { return "" }
        return String(text[from..<to])
    }

    private mutating func take(text: Substring) {
        guard line != nil, !text.isEmpty else { return }
        let words = Self.plain(text.filter { $0 != "\n" })
        if words.count >= Self.wholeLine, (line?.width ?? 0) > Self.shortLabel, words.allSatisfy({ $0 == "_" }) {
            breakLine(isLead: true)
        }
        line?.pieces.append(PageLine.Piece(text: words, isBold: isBold))
    }

    private mutating func take(tag: Substring) {
        let name = tag.prefix { $0 != " " }
        switch name {
        case "h1", "h2": line = PageLine(place: String(name))
        case "p":
            if cell?.lines.isEmpty == false || line?.pieces.isEmpty == false { endLine() }
            let place = places.last { ["flush", "right", "center", "note"].contains($0) } ?? "body"
            line = PageLine(place: place, isLead: Self.attribute("class", tag) == "lead")
        case "/h1", "/h2", "/p": endLine()
        case "div": places.append(Self.attribute("class", tag) ?? "")
        case "/div": _ = places.popLast()
        case "b": isBold = true
        case "/b": isBold = false
        case "br", "wbr": breakLine()
        case "hr": blocks.append(.cut)
        default: take(tableTag: tag, name)
        }
    }

    private mutating func take(tableTag tag: Substring, _ name: Substring) {
        switch name {
        case "table":
            table = PageTable(kinds: Set((Self.attribute("class", tag) ?? "").split(separator: " ").map(String.init)))
        case "tr": row = []
        case "td", "th":
            cell = PageTable.Cell(
                kind: Self.attribute("class", tag) ?? "", isHead: name == "th",
                span: Self.attribute("colspan", tag).flatMap { Int($0) } ?? 1)
            line = PageLine(place: "body")
        case "/td", "/th":
            if line?.pieces.isEmpty == true, cell?.lines.isEmpty == false { line = nil }
            endLine()
            if let done = cell { row.append(done) }
            cell = nil
        case "/tr":
            table?.rows.append(row)
        case "/table":
            if let done = table { append(done) }
            table = nil
        default: break
        }
    }

    /// A line to write on of this length has a line of its own, but after a short label.
    private static let wholeLine = 30
    private static let shortLabel = 16

    /// What follows is a paragraph like this one; Word stretches the last line before a mere break.
    private mutating func breakLine(isLead: Bool = false) {
        guard let open = line, !open.pieces.isEmpty else { return }
        line?.isLead = open.isLead || isLead
        endLine()
        line = PageLine(place: open.place, isLead: open.isLead)
    }

    /// Signatures below signatures become one table, a line apart, since tables of their own may come to stand on two pages.
    private mutating func append(_ table: PageTable) {
        guard table.isForSignatures, case .table(var above)? = blocks.last, above.isForSignatures,
            above.columns == table.columns
        else {
            blocks.append(.table(table))
            return
        }
        above.rows += table.rows.map { row in
            row.map { cell in
                var cell = cell
                cell.lines.insert(PageLine(place: "body"), at: 0)
                return cell
            }
        }
        above.kinds.insert("short")
        blocks[blocks.count - 1] = .table(above)
    }

    private mutating func endLine() {
        guard let done = line else { return }
        line = nil
        if cell == nil { blocks.append(.line(done)) } else { cell?.lines.append(done) }
    }

    private static func attribute(_ name: String, _ tag: Substring) -> String? {
        guard let start = tag.firstRange(of: "\(name)=\"")?.upperBound else { return nil }
        return String(tag[start...].prefix { $0 != "\"" })
    }

    private static let entities = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{A0}"), ("&amp;", "&"),
    ]

    private static func plain(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        return entities.reduce(String(text)) { $0.replacing($1.0, with: $1.1) }
    }
}
