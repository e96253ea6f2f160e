/// Writes a page's blocks as the body of a Word document (ECMA-376).
struct WordBody {
    let blocks: [PageBlock]

    /// The type area's width on A4, in twentieths of a point.
    static let width = 8845

    var xml: String {
        var isSlip = false
        return blocks.indices.map { index in
            switch blocks[index] {
            case .line(let line): return paragraph(line, at: index, isSlip)
            case .table(let table):
                let isKept = isEnding(index + 1)
                let follows = index > 0 && place(at: index - 1) != "h1" && place(at: index - 1) != nil
                let after = index + 1 < blocks.count ? Self.gap(isKept: isKept) : Self.end
                return (follows || table.isForSignatures ? Self.gap(isKept: true) : "")
                    + WordTable(table: table, isWhole: isSlip, isKept: isKept).xml + after
            case .cut:
                isSlip = true
                return #"<w:p><w:pPr><w:pStyle w:val="FormCut"/><w:pBdr><w:top w:val="dashed" w:sz="6" "#
                    + #"w:space="1" w:color="auto"/></w:pBdr></w:pPr></w:p>"#
            }
        }.joined()
    }

    /// A body may not end with a table; what follows it takes no room.
    private static let end =
        #"<w:p><w:pPr><w:pStyle w:val="FormGap"/><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>"#

    private static func gap(isKept: Bool) -> String {
        #"<w:p><w:pPr><w:pStyle w:val="FormGap"/>\#(isKept ? "<w:keepNext/>" : "")</w:pPr></w:p>"#
    }

    private func paragraph(_ line: PageLine, at index: Int, _ isSlip: Bool) -> String {
        let isFirst = index == 0 || place(at: index - 1) != line.place
        let room =
            switch line.place {
            case "right" where isFirst: #"<w:spacing w:before="440"/>"#
            case "note" where isFirst: #"<w:spacing w:before="200"/>"#
            default: ""
            }
        let isKept = line.isLead || isSlip || isEnding(index + 1)
        return Self.paragraph(line, style: Self.style(line.place), isKept: isKept, room)
    }

    /// What closes a page never stands on a new one alone.
    private func isEnding(_ index: Int) -> Bool {
        guard blocks.indices.contains(index) else { return false }
        switch blocks[index] {
        case .line(let line): return ["flush", "right", "note"].contains(line.place)
        case .table(let table): return table.isForSignatures
        case .cut: return false
        }
    }

    private func place(at index: Int) -> String? {
        guard case .line(let line) = blocks[index] else { return nil }
        return line.place
    }

    private static func style(_ place: String) -> String {
        switch place {
        case "h1": "FormTitle"
        case "h2": "FormHeading"
        case "flush": "FormFlush"
        case "right": "FormRight"
        case "center": "FormCenter"
        case "note": "FormNote"
        default: "Normal"
        }
    }

    static func paragraph(_ line: PageLine, style: String, isKept: Bool = false, _ more: String = "") -> String {
        let keeps = isKept ? "<w:keepNext/>" : ""
        let runs = line.pieces.map { piece in
            let bold = piece.isBold ? "<w:rPr><w:b/></w:rPr>" : ""
            return "<w:r>\(bold)<w:t xml:space=\"preserve\">\(escaped(piece.text))</w:t></w:r>"
        }
        return "<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/>\(keeps)\(more)</w:pPr>\(runs.joined())</w:p>"
    }

    /// Words as XML has them; what XML cannot have is left out.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default:
                guard scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF else { continue }
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
