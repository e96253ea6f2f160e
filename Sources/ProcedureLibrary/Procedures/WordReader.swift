import JSONText
import Wording

/// Reads one mapping of the language. Every word that nobody asked for is a problem, told with the nearest lawful one.
struct WordReader {
    let place: SourcePlace
    let log: ProblemLog
    /// What the mapping describes, for messages: an action, a field …
    private let what: Bilingual
    private let entries: [SourceNode.Entry]
    private var lawful: [String] = []

    init?(_ node: SourceNode, _ what: Bilingual, log: ProblemLog) {
        guard let entries = node.entries else {
            let hint = SourceScalar.mappingHint
            log.add(node.place, zh: "\(what.zh)应是一个映射：\(hint.zh)", en: "\(what.en) should be a mapping: \(hint.en)")
            return nil
        }
        place = node.place
        self.log = log
        self.what = what
        self.entries = entries
    }

    /// The value under a word.
    mutating func node(_ word: String) -> SourceNode? {
        lawful.append(word)
        return entries.first { $0.word == word }?.value
    }

    /// The value under a word that has to be there.
    mutating func required(_ word: String) -> SourceNode? {
        let found = node(word)
        if found == nil { log.add(place, zh: "\(what.zh)缺少“\(word)”", en: "\(what.en) lacks `\(word)`") }
        return found
    }

    /// A text, nil where it is absent or no text.
    mutating func text(_ word: String, required: Bool = false) -> String? {
        guard let node = required ? self.required(word) : node(word) else { return nil }
        return SourceScalar(log: log).text(node)
    }

    /// `true` or `false`; false where absent.
    mutating func flag(_ word: String) -> Bool {
        guard let node = node(word) else { return false }
        if case .scalar("true", plain: true) = node.content { return true }
        if case .scalar("false", plain: true) = node.content { return false }
        log.add(node.place, zh: "“\(word)”应为 true 或 false", en: "`\(word)` should be true or false")
        return false
    }

    /// A whole number, nil where absent.
    mutating func number(_ word: String) -> Int64? {
        guard let node = node(word) else { return nil }
        if case .scalar(let text, plain: true) = node.content, let number = Int64(text) { return number }
        log.add(node.place, zh: "“\(word)”应为整数", en: "`\(word)` should be a whole number")
        return nil
    }

    /// A list of words, empty where absent.
    mutating func words(_ word: String) -> [String] {
        guard let node = node(word) else { return [] }
        return SourceScalar(log: log).words(node, word)
    }

    /// A list of mappings, empty where absent.
    mutating func items(_ word: String) -> [SourceNode] {
        guard let node = node(word) else { return [] }
        if case .list(let items) = node.content { return items }
        if node.entries?.isEmpty == true { return [] }
        log.add(node.place, zh: "“\(word)”应是一个列表", en: "`\(word)` should be a list")
        return []
    }

    /// The entries of a mapping from ids, empty where absent; what is no id is a problem.
    mutating func named(_ word: String) -> [SourceNode.Entry] {
        guard let node = node(word) else { return [] }
        guard let entries = node.entries else {
            let hint = SourceScalar.mappingHint
            log.add(node.place, zh: "“\(word)”应是一个映射：\(hint.zh)", en: "`\(word)` should be a mapping: \(hint.en)")
            return []
        }
        for entry in entries where !KebabCase.holds(entry.word) {
            log.add(
                entry.place, zh: "标识“\(entry.word)”应为小写短横线形式，如 draft-agreed",
                en: "the id `\(entry.word)` should be kebab-case, like draft-agreed")
        }
        return entries
    }

    /// A text in both languages; a stand-in (and a problem) where it is missing.
    mutating func bilingual(_ word: String, or other: Bilingual? = nil) -> Bilingual {
        if let other, !has(word) {
            lawful.append(word)
            return other
        }
        guard let node = required(word) else { return Bilingual(zh: "", en: "") }
        return SourceScalar(log: log).bilingual(node, word)
    }

    func has(_ word: String) -> Bool { entries.contains { $0.word == word } }

    /// Tells every word that nobody asked for.
    func finish() {
        for entry in entries where !lawful.contains(entry.word) {
            let near = Nearness.nearest(to: entry.word, among: lawful).first
            log.add(
                entry.place,
                zh: "\(what.zh)中没有“\(entry.word)”这个词" + (near.map { "；是否指“\($0)”？" } ?? ""),
                en: "\(what.en) has no word `\(entry.word)`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
        }
    }
}
