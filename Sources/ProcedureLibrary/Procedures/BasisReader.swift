import Wording

/// Reads a legal basis: a text in both languages, or articles of laws that the file lists under `laws`
/// (`特邀调解规定 27(2); 在线调解规则 24`).
struct BasisReader {
    /// Chinese short names and what they are called in English.
    let laws: [(zh: String, en: String)]
    let log: ProblemLog

    init(_ section: SourceNode?, log: ProblemLog) {
        self.log = log
        guard let section else {
            laws = []
            return
        }
        let scalar = SourceScalar(log: log)
        if section.entries == nil { log.add(section.place, zh: "“laws”应是一个映射", en: "`laws` should be a mapping") }
        laws = (section.entries ?? []).compactMap { entry in scalar.text(entry.value).map { (entry.word, $0) } }
            .sorted { $0.zh.count > $1.zh.count }
    }

    func basis(_ node: SourceNode) -> Bilingual? {
        if case .map = node.content { return SourceScalar(log: log).bilingual(node) }
        guard let text = SourceScalar(log: log).text(node) else { return nil }
        let parts = text.split { $0 == ";" || $0 == "；" }.map { trim($0) }
        let found = parts.map { part in laws.first { part.hasPrefix($0.zh) }.map { cite($0, part) } }
        for (part, citation) in zip(parts, found) where citation == nil {
            let near = Nearness.nearest(to: String(part.prefix { $0 != " " }), among: laws.map(\.zh)).first
            log.add(
                node.place,
                zh: "依据“\(part)”不是 laws 中所列的法源；请在 laws 中列出，或写成 {zh, en}"
                    + (near.map { "；是否指“\($0)”？" } ?? ""),
                en: "the basis `\(part)` is not among `laws`; list the law there or write {zh, en}"
                    + (near.map { "; did you mean `\($0)`?" } ?? ""))
        }
        let cited = found.compactMap { $0 }
        return Bilingual(
            zh: cited.map(\.zh).joined(separator: "；"), en: cited.map(\.en).joined(separator: "; "))
    }

    private func cite(_ law: (zh: String, en: String), _ part: Substring) -> Bilingual {
        let articles = part.dropFirst(law.zh.count).split(separator: ",").map { trim($0) }
        guard !articles.isEmpty else { return Bilingual(zh: law.zh, en: law.en) }
        let zh = articles.map { article in
            let number = article.prefix { $0 != "(" }
            return "第\(number)条\(article.dropFirst(number.count))"
        }
        return Bilingual(
            zh: law.zh + zh.joined(separator: "、"),
            en: "\(law.en), art\(articles.count > 1 ? "s" : ""). \(articles.joined(separator: ", "))")
    }

    private func trim(_ text: Substring) -> Substring {
        let start = text.drop { $0 == " " }
        return start[..<(start.lastIndex { $0 != " " }.map { start.index(after: $0) } ?? start.startIndex)]
    }
}
