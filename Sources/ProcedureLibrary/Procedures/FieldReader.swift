import Procedures
import Wording
import WorkCalendar

/// Reads fields. An entry of `dictionary` with the field's name gives whatever the field itself leaves out.
struct FieldReader {
    private let dictionary: [String: SourceNode]
    let log: ProblemLog

    private static let what = Bilingual(zh: "字段", en: "a field")
    private static let words = [
        "type", "required", "list", "values", "sensitivity", "help", "example", "min", "max", "future", "of",
    ]

    init(_ section: SourceNode?, log: ProblemLog) {
        self.log = log
        let entries = section?.entries ?? []
        dictionary = Dictionary(entries.map { ($0.word, $0.value) }) { first, _ in first }
        for entry in entries { check(entry) }
    }

    /// Unknown words of an entry that no field may be using.
    private func check(_ entry: SourceNode.Entry) {
        guard var reader = WordReader(entry.value, Self.what, log: log) else { return }
        for word in Self.words { _ = reader.node(word) }
        reader.finish()
    }

    func fields(_ entries: [SourceNode.Entry]) -> [Field] { entries.compactMap(field) }

    private func field(_ entry: SourceNode.Entry) -> Field? {
        guard let own = entry.value.entries else {
            log.add(entry.place, zh: "字段应是一个映射", en: "a field should be a mapping")
            return nil
        }
        let inherited = (dictionary[entry.word]?.entries ?? []).filter { base in !own.contains { $0.word == base.word }
        }
        let whole = SourceNode(place: entry.place, content: .map(own + inherited))
        guard var reader = WordReader(whole, Bilingual(zh: "字段“\(entry.word)”", en: "field `\(entry.word)`"), log: log)
        else { return nil }
        let type = choice("type", FieldType.self, &reader, required: true) ?? .line
        let sensitivity = choice("sensitivity", Sensitivity.self, &reader, required: false) ?? .O
        let required = reader.flag("required")
        let list = reader.flag("list")
        let future = reader.flag("future")
        let record = reader.text("of")
        let choices = reader.named("values").map {
            Field.Choice(id: $0.word, name: SourceScalar(log: log).bilingual($0.value))
        }
        let help = reader.bilingual("help")
        let range = range(&reader)
        let example = example(type, choices, range, &reader)
        reader.finish()
        return Field(
            name: entry.word, type: type, required: required, list: list, choices: choices, sensitivity: sensitivity,
            help: help, example: example, range: range, future: future, record: record)
    }

    private func choice<Word: RawRepresentable & CaseIterable>(
        _ word: String, _: Word.Type, _ reader: inout WordReader, required: Bool
    ) -> Word? where Word.RawValue == String {
        guard let node = required ? reader.required(word) : reader.node(word),
            let text = SourceScalar(log: log).text(node)
        else { return nil }
        if let found = Word(rawValue: text) { return found }
        let lawful = Word.allCases.map(\.rawValue)
        let near = Nearness.nearest(to: text, among: lawful).first
        log.add(
            node.place, zh: "“\(word)”不能是“\(text)”" + (near.map { "；是否指“\($0)”？" } ?? ""),
            en: "`\(word)` cannot be `\(text)`"
                + (near.map { "; did you mean `\($0)`?" } ?? "; lawful: \(lawful.joined(separator: " "))"))
        return nil
    }

    private func range(_ reader: inout WordReader) -> ClosedRange<Int64>? {
        let low = reader.number("min")
        let high = reader.number("max")
        guard low != nil || high != nil else { return nil }
        guard (low ?? 0) <= (high ?? .max) else {
            log.add(reader.place, zh: "min 大于 max", en: "`min` is greater than `max`")
            return nil
        }
        return (low ?? min(0, high ?? 0))...(high ?? .max)
    }

    /// A usual number, or the nearest lawful one: the least would often say that there is nothing.
    private static func near(_ usual: Int64, _ range: ClosedRange<Int64>?) -> Int64 {
        range.map { min(max(usual, $0.lowerBound), $0.upperBound) } ?? usual
    }

    /// What is written, or a lawful value of the type; texts have no sensible one.
    private func example(
        _ type: FieldType, _ choices: [Field.Choice], _ range: ClosedRange<Int64>?, _ reader: inout WordReader
    ) -> String {
        if reader.has("example") { return reader.text("example") ?? "" }
        _ = reader.node("example")
        switch type {
        case .date: return "today"
        case .instant: return "now"
        case .bool: return "no"
        case .int: return String(Self.near(1, range))
        case .money: return String(Self.near(100_000, range))
        case .duration: return "7d"
        case .enumeration: return choices.first?.id ?? ""
        case .sha256: return String(repeating: "0", count: 64)
        case .party: return "p1"
        case .record: return "r1"
        case .caseNumber: return "N-2026-00001"
        case .mail: return "zhang@example.org"
        case .line, .text: return reader.text("example", required: true) ?? ""
        }
    }
}
