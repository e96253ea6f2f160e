import JSONText
import Wording

/// Reads the small values: texts, lists of words, texts in both languages, parameters of conditions.
struct SourceScalar {
    let log: ProblemLog

    func text(_ node: SourceNode) -> String? {
        if case .scalar(let text, let plain) = node.content, !(plain && text.isEmpty) { return text }
        log.add(node.place, zh: "此处应是一段文字", en: "a text is expected here")
        return nil
    }

    func words(_ node: SourceNode, _ word: String) -> [String] {
        guard case .list(let items) = node.content else {
            log.add(node.place, zh: "“\(word)”应是一个列表", en: "`\(word)` should be a list")
            return []
        }
        var found: [String] = []
        for item in items {
            guard let text = text(item) else { continue }
            if found.contains(text) {
                log.add(item.place, zh: "“\(text)”重复出现", en: "`\(text)` occurs twice")
            } else {
                found.append(text)
            }
        }
        return found
    }

    /// What a mapping looks like, for those who did not write one.
    static let mappingHint = Bilingual(zh: "下面各行多缩进一层，写成“词: 值”", en: "lines `word: value`, indented below it")

    /// `{zh: …, en: …}` under a word.
    func bilingual(_ node: SourceNode, _ word: String? = nil) -> Bilingual {
        let what = Bilingual(
            zh: word.map { "双语文字“\($0)”" } ?? "双语文字", en: word.map { "`\($0)`" } ?? "a text in both languages")
        guard node.entries != nil else {
            log.add(
                node.place, zh: "\(what.zh)应写成 {zh: 中文, en: English}", en: "\(what.en) should be {zh: 中文, en: English}")
            return Bilingual(zh: "", en: "")
        }
        guard var reader = WordReader(node, what, log: log) else { return Bilingual(zh: "", en: "") }
        let zh = reader.text("zh", required: true)
        let en = reader.text("en", required: true)
        reader.finish()
        return Bilingual(zh: zh ?? "", en: en ?? "")
    }

    /// Parameters as JSON: plain whole numbers and true, false become themselves, everything else is text.
    func json(_ node: SourceNode) -> JSONValue {
        switch node.content {
        case .scalar("true", plain: true): .bool(true)
        case .scalar("false", plain: true): .bool(false)
        case .scalar(let text, plain: true): Int64(text).map { .integer($0) } ?? .string(text)
        case .scalar(let text, plain: false): .string(text)
        case .list(let items): .array(items.map(json))
        case .map(let entries): .object(object(entries))
        }
    }

    func object(_ entries: [SourceNode.Entry]) -> JSONObject {
        var object = JSONObject()
        for entry in entries { object[entry.word] = json(entry.value) }
        return object
    }
}
