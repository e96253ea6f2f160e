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

    /// `{zh: …, en: …}`.
    func bilingual(_ node: SourceNode) -> Bilingual {
        let what = Bilingual(zh: "双语文字", en: "a text in both languages")
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
