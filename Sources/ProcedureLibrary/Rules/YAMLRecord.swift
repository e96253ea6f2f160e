import Wording
import WorkCalendar
import Yams

/// One mapping of a data file, read strictly: a key that is not allowed, a value that is not of its kind and a key that
/// is missing are each reported with their line. A reader returns nil only after a report, or where an optional key is absent.
struct YAMLRecord {
    let file: String
    let line: Int
    private let values: [String: Node]
    private let faults: FaultCollector

    /// Nil after reporting that the node is no mapping.
    init?(_ node: Node, allowed: Set<String>, file: String, faults: FaultCollector, expected: Bilingual? = nil) {
        self.file = file
        self.faults = faults
        line = node.mark?.line ?? 0
        guard let mapping = node.mapping else {
            let expected = expected ?? Self.anyMapping
            faults.report(file, line: line, zh: expected.zh, en: expected.en)
            return nil
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            if allowed.contains(name) {
                values[name] = value
            } else {
                faults.report(file, line: key.mark?.line ?? line, zh: "未知的键“\(name)”", en: "unknown key \(name)")
            }
        }
        self.values = values
    }

    private static let anyMapping = Bilingual(
        zh: "此处应为键值对：各行写成“键: 值”，缩进一致", en: "a mapping is expected here: lines `key: value`, indented alike")

    func has(_ key: String) -> Bool { values[key] != nil }

    /// The line of a key's value, or of the record where it has none.
    func line(of key: String) -> Int { values[key]?.mark?.line ?? line }

    func node(_ key: String) -> Node? { values[key] }

    func report(_ key: String? = nil, zh: String, en: String) {
        faults.report(file, line: key.map(line(of:)) ?? line, zh: zh, en: en)
    }

    /// Reports the absence of a key that must be there.
    func required(_ key: String) -> Node? {
        if let node = values[key] { return node }
        report(zh: "缺少“\(key)”", en: "\(key) is missing")
        return nil
    }

    func text(_ key: String) -> String? {
        guard let node = required(key) else { return nil }
        guard let text = node.scalar?.string, !text.isEmpty else {
            report(key, zh: "“\(key)”应为文字", en: "\(key) must be a text")
            return nil
        }
        return text
    }

    /// `{zh: …, en: …}`, both present and not empty.
    func bilingual(_ key: String) -> Bilingual? {
        guard let node = required(key) else { return nil }
        let expected = Bilingual(
            zh: "“\(key)”应写成 {zh: 中文, en: English}", en: "\(key) must be {zh: 中文, en: English}")
        guard let pair = YAMLRecord(node, allowed: ["zh", "en"], file: file, faults: faults, expected: expected) else {
            return nil
        }
        guard let zh = pair.text("zh"), let en = pair.text("en") else { return nil }
        return Bilingual(zh: zh, en: en)
    }

    /// `yes` or `no`; `fallback` where absent.
    func flag(_ key: String, else fallback: Bool = false) -> Bool {
        guard let node = values[key] else { return fallback }
        switch node.scalar?.string {
        case "yes", "true": return true
        case "no", "false": return false
        default:
            report(key, zh: "“\(key)”应为 yes 或 no", en: "\(key) must be yes or no")
            return fallback
        }
    }

    func length(_ key: String) -> TermLength? {
        guard let text = text(key) else { return nil }
        if let length = TermLength(text) { return length }
        report(key, zh: "“\(text)”不是期限长度（如 15d、5wd、1m、2y）", en: "\(text) is no length (such as 15d, 5wd, 1m, 2y)")
        return nil
    }

    func day(_ key: String) -> CivilDay? {
        guard let text = text(key) else { return nil }
        if let day = CivilDay(iso: text) { return day }
        report(key, zh: "“\(text)”不是日期（YYYY-MM-DD）", en: "\(text) is no date (YYYY-MM-DD)")
        return nil
    }

    /// The items of a list; empty where the key is absent.
    func list(_ key: String) -> [Node] {
        guard let node = values[key] else { return [] }
        guard let sequence = node.sequence else {
            report(key, zh: "“\(key)”应为列表", en: "\(key) must be a list")
            return []
        }
        return Array(sequence)
    }

    /// One word, or a list of them; at least one.
    func words(_ key: String) -> [String] {
        guard let node = required(key) else { return [] }
        let words = (node.sequence.map(Array.init) ?? [node]).map { $0.scalar?.string ?? "" }
        if !words.isEmpty, !words.contains("") { return words }
        report(key, zh: "“\(key)”应为一个词或词的列表", en: "\(key) must be a word or a list of words")
        return []
    }

    func record(_ node: Node, allowed: Set<String>) -> YAMLRecord? {
        YAMLRecord(node, allowed: allowed, file: file, faults: faults)
    }

    /// This record with the keys of another put over its own.
    func overlaid(by other: YAMLRecord, dropping: Set<String> = []) -> YAMLRecord {
        YAMLRecord(
            file: file, line: other.line,
            values: values.filter { !dropping.contains($0.key) }.merging(other.values) { $1 }, faults: faults)
    }

    private init(file: String, line: Int, values: [String: Node], faults: FaultCollector) {
        self.file = file
        self.line = line
        self.values = values
        self.faults = faults
    }
}
