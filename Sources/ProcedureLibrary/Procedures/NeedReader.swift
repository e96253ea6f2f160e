import JSONText
import Procedures
import Wording

/// Reads conditions: `{equal-teams: {of: […]}, basis: …}`. The basis may be left to the action.
struct NeedReader {
    let scope: ConditionScope
    /// The ids of the procedure's actions, which `since` may name.
    let actions: [String]
    let basis: BasisReader
    let log: ProblemLog

    func needs(_ items: [SourceNode], actionBasis: Bilingual?) -> [Need] {
        items.compactMap { need($0, actionBasis) }
    }

    private func need(_ node: SourceNode, _ actionBasis: Bilingual?) -> Need? {
        guard let entries = node.entries, let entry = entries.first(where: { $0.word != "basis" }) else {
            log.add(node.place, zh: "此处应是一个条件", en: "a condition is expected here")
            return nil
        }
        for other in entries where other.word != "basis" && other.word != entry.word {
            log.add(other.place, zh: "每一项只能有一个条件", en: "an item has one condition only")
        }
        let basis = node["basis"].flatMap(basis.basis) ?? actionBasis
        if basis == nil { log.add(node.place, zh: "条件缺少依据", en: "the condition lacks a basis") }
        guard let condition = condition(entry), let basis else { return nil }
        return Need(condition: condition, basis: basis)
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
