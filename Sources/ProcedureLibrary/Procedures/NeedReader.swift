import JSONText
import Procedures
import Wording

/// Reads conditions: `{equal-teams: {of: […]}, basis: …, when: {field: …, values: […]}}`. The basis may be left to the
/// action; `when` names the cases of which the condition is asked.
struct NeedReader {
    var scope: ConditionScope
    /// The ids of the procedure's actions, which `since` may name.
    let actions: [String]
    let basis: BasisReader
    let log: ProblemLog

    func needs(_ items: [SourceNode], actionBasis: Bilingual?) -> [Need] {
        items.compactMap { need($0, actionBasis) }
    }

    private func need(_ node: SourceNode, _ actionBasis: Bilingual?) -> Need? {
        let around = ["basis", "when"]
        guard let entries = node.entries, let entry = entries.first(where: { !around.contains($0.word) }) else {
            log.add(node.place, zh: "此处应是一个条件", en: "a condition is expected here")
            return nil
        }
        for other in entries where !around.contains(other.word) && other.word != entry.word {
            log.add(other.place, zh: "每一项只能有一个条件", en: "an item has one condition only")
        }
        let basis = node["basis"].flatMap(basis.basis) ?? actionBasis
        if basis == nil { log.add(node.place, zh: "条件缺少依据", en: "the condition lacks a basis") }
        guard let condition = condition(entry), let basis else { return nil }
        return Need(condition: condition, basis: basis, when: node["when"].flatMap(when))
    }

    /// `{field: …, values: […]}`, read as the condition `field-is` is.
    private func when(_ node: SourceNode) -> Need.When? {
        guard let parameters = node.entries else {
            log.add(node.place, zh: "when 应写成 {field: …, values: […]}", en: "`when` should be {field: …, values: […]}")
            return nil
        }
        do {
            return try Need.When(SourceScalar(log: log).object(parameters), in: scope)
        } catch {
            log.add(error.parameter.map(node.place(of:)) ?? node.place, error.reason)
            return nil
        }
    }

    private func condition(_ entry: SourceNode.Entry) -> (any Condition)? {
        let ids = ConditionVocabulary.kinds.map { $0.id }
        guard ids.contains(entry.word) else {
            let near = Nearness.nearest(to: entry.word, among: ids).first
            log.add(
                entry.place, zh: "没有“\(entry.word)”这种条件" + (near.map { "；是否指“\($0)”？" } ?? ""),
                en: "there is no condition `\(entry.word)`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
            return nil
        }
        guard let parameters = entry.value.entries else {
            log.add(entry.place, zh: "条件的参数应是一个映射", en: "a condition's parameters should be a mapping")
            return nil
        }
        if let since = entry.value["since"], let action = SourceScalar(log: log).text(since), !actions.contains(action)
        {
            log.add(since.place, zh: "没有名为“\(action)”的动作", en: "there is no action `\(action)`")
        }
        do {
            return try ConditionVocabulary.make(
                entry.word, SourceScalar(log: log).object(parameters), in: scope)
        } catch {
            let place = error.parameter.map(entry.value.place(of:)) ?? entry.place
            log.add(place, error.reason)
            return nil
        }
    }
}
