import JSONText
import Wording

extension Field {
    /// The help up to its first remark, or the name where that is long.
    static func label(_ name: String, help: Bilingual) -> Bilingual {
        Bilingual(
            zh: head(of: help.zh, bracket: ("（", "）"), marks: ["；", "：", "，"], longest: 16) ?? name,
            en: head(of: help.en, bracket: (" (", ")"), marks: [";", ":", ",", " in fen"], longest: 48) ?? name)
    }

    private static func head(
        of help: String, bracket: (open: String, close: Character), marks: [String], longest: Int
    ) -> String? {
        var ends = marks.compactMap { help.firstIndex(of: $0) }
        // A bracket inside the name belongs to it; one at the end is a remark.
        if let open = help.firstIndex(of: bracket.open), let close = help[open...].firstIndex(of: bracket.close) {
            let rest = String(help[help.index(after: close)...])
            if rest.isEmpty || marks.contains(where: { rest.hasPrefix($0) }) { ends.append(open) }
        }
        let head = ends.min().map { String(help[..<$0]) } ?? help
        return head.isEmpty || head.count > longest ? nil : head
    }

    /// A value as people write it, where that differs from the wire: the names of an enumeration's values, money in
    /// yuan. Nil for values that are shown as they are.
    public func words(_ value: JSONValue) -> Bilingual? {
        if let elements = value.array {
            let words = elements.compactMap { self.words($0) }
            guard !words.isEmpty, words.count == elements.count else { return nil }
            return Bilingual(
                zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", "))
        }
        switch type {
        case .enumeration: return value.string.map(choiceName)
        case .money: return value.integer.map(Self.yuan)
        default: return nil
        }
    }

    private static func yuan(_ fen: Int64) -> Bilingual {
        let (whole, cents) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
        var text = ""
        for (place, digit) in String(whole).reversed().enumerated() {
            if place > 0 && place % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        let sign = fen < 0 ? "-" : ""
        let amount = sign + String(text.reversed()) + "." + (cents < 10 ? "0" : "") + String(cents)
        return Bilingual(zh: "\(amount) 元", en: "CNY \(amount)")
    }
}

extension String {
    /// Where a text first occurs.
    fileprivate func firstIndex(of text: String) -> String.Index? {
        utf8.indices.first { utf8[$0...].starts(with: text.utf8) }
    }
}
