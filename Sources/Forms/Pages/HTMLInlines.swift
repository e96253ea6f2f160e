/// Writes the parts of a line as HTML, and keeps together what nobody wants to see over two lines: a line to write on, a
/// date to fill in, a box with its word, the place of a seal.
struct HTMLInlines {
    /// Where the line stands.
    enum Place {
        /// Running text, whose further lines begin two characters in.
        case body
        /// A line of its own somewhere on the page.
        case line
        /// A cell, as wide as what is left for it.
        case cell
    }

    let place: Place

    /// The longest line to write on that fits the page at its text size, in half-width columns.
    private static let widest = 44
    /// Longest line to write on that may not be broken in a cell.
    private static let widestInCell = 12
    /// Longest label that has its line beside it.
    private static let widestLabel = 16
    private static let places = ["（盖章）", "（签名）", "（签名、捺印）", "（签名或者盖章）"]

    func write(_ inlines: [FormInline]) -> String {
        var rest = inlines[...]
        var html = ""
        var before = 0
        while let inline = rest.first {
            rest = rest.dropFirst()
            switch inline {
            case .text(let text):
                before += text.count * 2
                html += seals(boxes(text))
            case .value(let value):
                before += value.count * 2
                html += MarkdownWriter.lines(of: value).map(boxes)
                    .joined(separator: place == .body ? "<br><span class=\"indent\"></span>" : "<br>")
            case .blank: html += line(MarkdownWriter.blank.utf8.count, after: before)
            case .rule(let width): html += width > 4 ? line(width, after: before) : whole(date(from: width, &rest))
            case .bold(let inside): html += "<b>\(write(inside))</b>"
            }
        }
        return html
    }

    /// A line to write on, of characters, so that it stays one in every program. A long one is as many whole lines as it
    /// comes near to; after a short label the first fills what is left.
    private func line(_ width: Int, after before: Int) -> String {
        guard place != .cell else {
            let rule = rule(width)
            return width > Self.widestInCell ? "<span class=\"rule long\">\(rule)</span>" : whole(rule)
        }
        let count = max(1, (width + Self.widest / 2) / Self.widest)
        let rest = before <= Self.widestLabel ? Self.widest - before : Self.widest
        let lines = [rule(min(width, rest))] + Array(repeating: rule(min(width, Self.widest)), count: count - 1)
        return lines.map(whole).joined(separator: "<wbr>")
    }

    private func rule(_ width: Int) -> String { String(repeating: "_", count: width) }

    private func whole(_ html: String) -> String { "<span class=\"rule\">\(html)</span>" }

    /// `____年____月____日`, as far as it goes on.
    private func date(from width: Int, _ rest: inout ArraySlice<FormInline>) -> String {
        var date = rule(width)
        while case .text(let text)? = rest.first, let unit = text.first, "年月日".contains(unit) {
            date.append(unit)
            rest = rest.dropFirst()
            guard text.count == 1 else {
                rest = [.text(String(text.dropFirst()))] + rest
                break
            }
            guard unit != "日", case .rule(let next)? = rest.first, next <= 4 else { break }
            date += rule(next)
            rest = rest.dropFirst()
        }
        return date
    }

    /// A box stays with its word.
    private func boxes(_ text: String) -> String {
        let parts = text.split(separator: "　", omittingEmptySubsequences: false)
        return parts.map { part in
            guard let box = part.firstIndex(where: { $0 == "☐" || $0 == "☑" }) else { return Self.escaped(part) }
            let choice = Self.escaped(part[box...])
            return Self.escaped(part[..<box]) + (part[box...].count <= 16 ? whole(choice) : choice)
        }.joined(separator: "　")
    }

    private func seals(_ html: String) -> String {
        Self.places.reduce(html) { html, place in
            guard html.utf8.count >= place.utf8.count else { return html }
            return html.split(separator: place, omittingEmptySubsequences: false).joined(separator: whole(place))
        }
    }

    static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
