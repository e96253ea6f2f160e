import JSONText
import Wording

extension Procedure {
    /// What a measure counts, as a sentence: by the names of actions, records and fields, for those who read a report and do
    /// not know the file.
    public func definition(of measure: Measure) -> Bilingual {
        var source = words(measure.source)
        if let role = measure.party.flatMap(role)?.name {
            source = Bilingual(zh: "\(source.zh)的每一\(role.zh)", en: "each \(role.en) at \(source.en)")
        }
        let start: Bilingual
        switch measure.kind {
        case .count: start = Bilingual(zh: "\(source.zh)，每次计一", en: "\(source.en), each time")
        case .sum where !measure.daysSince.isEmpty:
            let since = names(measure.daysSince)
            start = Bilingual(zh: "自\(since.zh)至\(source.zh)的日数之和", en: "days from \(since.en) to \(source.en), added")
        case .sum:
            let of = measure.of.map { label($0, measure) } ?? Bilingual(zh: "", en: "")
            start = Bilingual(zh: "\(source.zh)所填“\(of.zh)”之和", en: "“\(of.en)” of \(source.en), added")
        case .distinct:
            let by = joined(measure.by.map { label($0, measure) }, zh: "或", en: " or ")
            start = Bilingual(zh: "\(source.zh)，按\(by.zh)去重", en: "\(source.en), each \(by.en) once")
        }
        return joined([start] + limits(measure), zh: "；", en: "; ")
    }

    private func limits(_ measure: Measure) -> [Bilingual] {
        var limits = measure.filters.map { filter in
            let (name, values) = (label(filter.field, measure), choices(filter, measure))
            return Bilingual(zh: "限\(name.zh)为\(values.zh)", en: "only where \(name.en) is \(values.en)")
        }
        if !measure.after.isEmpty {
            let after = names(measure.after)
            limits.append(Bilingual(zh: "限在\(after.zh)之后", en: "only after \(after.en)"))
        }
        if !measure.undoneBy.isEmpty {
            let undone = names(measure.undoneBy)
            limits.append(Bilingual(zh: "其后又\(undone.zh)的不计", en: "not where \(undone.en) followed"))
        }
        return limits
    }

    private func words(_ source: Measure.Source) -> Bilingual {
        switch source {
        case .opening: Bilingual(zh: "立案", en: "the opening")
        case .actions(let ids): names(ids)
        case .records(let id):
            record(id).map { Bilingual(zh: "登记的“\($0.name.zh)”", en: "records of “\($0.name.en)”") }
                ?? Bilingual(zh: id, en: id)
        }
    }

    /// Actions by their names; the word `opening` stands for the opening of the case.
    private func names(_ actions: [String]) -> Bilingual {
        let names = actions.map { id in
            id == Measure.opening
                ? Bilingual(zh: "立案", en: "the opening")
                : action(id).map { Bilingual(zh: "“\($0.name.zh)”", en: "“\($0.name.en)”") }
                    ?? Bilingual(zh: id, en: id)
        }
        return joined(names, zh: "或", en: " or ")
    }

    private func label(_ name: String, _ measure: Measure) -> Bilingual {
        switch name {
        case Measure.partyName: Bilingual(zh: "名称", en: "name")
        case Measure.caseItself: Bilingual(zh: "案件", en: "case")
        default: field(name, measure)?.label ?? Bilingual(zh: name, en: name)
        }
    }

    private func choices(_ filter: Measure.Filter, _ measure: Measure) -> Bilingual {
        field(filter.field, measure)?.choiceNames(filter.values)
            ?? joined(filter.values.map { Bilingual(zh: $0, en: $0) }, zh: "或", en: " or ")
    }

    /// The field of that name where the measure looks for it: at the party, in the record, in the case.
    private func field(_ name: String, _ measure: Measure) -> Field? {
        var fields = measure.party.flatMap(role)?.fields ?? []
        if case .records(let id) = measure.source { fields += record(id)?.fields ?? [] }
        return fields.first { $0.name == name } ?? caseFields[name]
    }

    private func joined(_ parts: [Bilingual], zh: String, en: String) -> Bilingual {
        Bilingual(zh: parts.map(\.zh).joined(separator: zh), en: parts.map(\.en).joined(separator: en))
    }
}
