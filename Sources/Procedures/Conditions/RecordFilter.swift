import JSONText
import Wording

/// Which records of a case a condition looks at.
struct RecordFilter {
    /// A field and the value that it must have.
    struct Match {
        let field: Field
        let value: String

        func holds(_ record: CaseRecord) -> Bool { record.fields[field.name]?.allTyped.contains(value) ?? false }
    }

    let type: RecordType
    var matches: [Match] = []
    /// Only records made after this action was last taken.
    var since: String?

    /// The standing records, oldest first.
    func records(in state: CaseState) -> [CaseRecord] {
        let from = since.flatMap { state.taken[$0] } ?? 0
        return state.records.filter { record in
            record.type == type.id && !record.reversed && record.version > from
                && matches.allSatisfy { $0.holds(record) }
        }
    }

    /// What is looked for, in words.
    var name: Bilingual {
        guard !matches.isEmpty else { return type.name }
        return Bilingual(
            zh: type.name.zh + "（"
                + matches.map { "\($0.field.label.zh)：\($0.field.choiceName($0.value).zh)" }
                .joined(separator: "，") + "）",
            en: type.name.en + " ("
                + matches.map { "\($0.field.label.en): \($0.field.choiceName($0.value).en)" }
                .joined(separator: ", ") + ")")
    }

    /// A request that adds such a record: required fields by example, `values` and the matches in their place.
    func adding(to state: CaseState, _ values: [String: String] = [:]) -> String {
        var values = values
        for match in matches where values[match.field.name] == nil { values[match.field.name] = match.value }
        return RequestLine("case.record", state.id).with("type", type.id).filled(type.fields, values).text
    }
}

extension Field {
    /// What people call one of its values.
    func choiceName(_ value: String) -> Bilingual {
        if let choice = choices.first(where: { $0.id == value }) { return choice.name }
        switch value {
        case "yes" where type == .bool: return Bilingual(zh: "是", en: "yes")
        case "no" where type == .bool: return Bilingual(zh: "否", en: "no")
        default: return Bilingual(zh: value, en: value)
        }
    }

    /// One of these values, in words: 「甲」或「乙」.
    func choiceNames(_ values: [String]) -> Bilingual {
        Bilingual(
            zh: values.map { "「\(choiceName($0).zh)」" }.joined(separator: "或"),
            en: values.map { "“\(choiceName($0).en)”" }.joined(separator: " or "))
    }

    /// All of these values, in words: 「甲」、「乙」.
    func listed(_ values: [String]) -> Bilingual {
        Bilingual(
            zh: values.map { "「\(choiceName($0).zh)」" }.joined(separator: "、"),
            en: values.map { "“\(choiceName($0).en)”" }.joined(separator: ", "))
    }

    /// A value other than these, as it would be typed; `""` where only clearing the field avoids them.
    func value(besides avoided: [String]) -> String? {
        switch type {
        case .enumeration:
            if let other = choices.first(where: { !avoided.contains($0.id) }) { return other.id }
        case .bool:
            if let other = ["no", "yes"].first(where: { !avoided.contains($0) }) { return other }
        default:
            if !avoided.contains(example) { return example }
        }
        return required ? nil : ""
    }
}
