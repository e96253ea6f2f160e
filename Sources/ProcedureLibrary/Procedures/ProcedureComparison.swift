import Procedures
import Wording

/// What one version of a procedure says otherwise than another, told by the words of their resolved texts, so that
/// nothing of the language can be left out.
public enum ProcedureComparison {
    /// The differences, section by section in the order of the language. The number of the version is none.
    public static func changes(from old: Procedure, to new: Procedure) -> [ProcedureChange] {
        guard let before = tree(old), let after = tree(new) else { return [] }
        let sections = ProcedureWords.all + ((before.entries ?? []) + (after.entries ?? [])).map(\.word)
        var seen: Set<String> = ["version"]
        return sections.filter { seen.insert($0).inserted }.flatMap { section in
            changes(section, before[section], after[section])
        }
    }

    private static func tree(_ procedure: Procedure) -> SourceNode? {
        SourceText.read(ProcedureSource(name: procedure.id, text: procedure.text), log: ProblemLog())
    }

    private static func changes(_ section: String, _ old: SourceNode?, _ new: SourceNode?) -> [ProcedureChange] {
        guard ProcedureWords.mappings.contains(section) else {
            let details = NodeDifference.lines(section, old, new)
            guard !details.isEmpty else { return [] }
            return [ProcedureChange(kind: .changed, section: section, id: nil, name: nil, details: details)]
        }
        let (before, after) = (old?.entries ?? [], new?.entries ?? [])
        let removed = before.filter { entry in !after.contains { $0.word == entry.word } }
        var changes = removed.map { change(.removed, section, $0, NodeDifference.summary($0.value)) }
        for entry in after {
            guard let earlier = before.first(where: { $0.word == entry.word }) else {
                changes.append(change(.added, section, entry, NodeDifference.summary(entry.value)))
                continue
            }
            let details = NodeDifference.lines(nil, earlier.value, entry.value)
            if !details.isEmpty { changes.append(change(.changed, section, entry, details)) }
        }
        return changes
    }

    private static func change(
        _ kind: ProcedureChange.Kind, _ section: String, _ entry: SourceNode.Entry, _ details: [Bilingual]
    ) -> ProcedureChange {
        ProcedureChange(
            kind: kind, section: section, id: entry.word,
            name: NodeDifference.bilingual(entry.value["name"] ?? entry.value["help"] ?? entry.value),
            details: details)
    }
}

/// The words of two pieces of a file, side by side.
private enum NodeDifference {
    /// Longer values are shortened: whoever wants them whole reads the text.
    private static let longest = 300

    /// What differs, a line for each word; empty where nothing does.
    static func lines(_ path: String?, _ old: SourceNode?, _ new: SourceNode?) -> [Bilingual] {
        let what = path.map(label)
        switch (old, new) {
        case (nil, nil): return []
        case (nil, let new?): return [told(what, "+ ", new)]
        case (let old?, nil): return [told(what, "− ", old)]
        case (let old?, let new?):
            guard flow(old) != flow(new) else { return [] }
            if bilingual(old) != nil, bilingual(new) != nil { return [exchanged(what, old, new)] }
            if case .map(let before) = old.content, case .map(let after) = new.content {
                let words = after.map(\.word) + before.map(\.word).filter { new[$0] == nil }
                return words.flatMap { word in lines((path.map { "\($0)." } ?? "") + word, old[word], new[word]) }
            }
            if case .list(let before) = old.content, case .list(let after) = new.content {
                return items(what, before, after)
            }
            return [exchanged(what, old, new)]
        }
    }

    private static func items(_ what: Bilingual?, _ old: [SourceNode], _ new: [SourceNode]) -> [Bilingual] {
        let (before, after) = (old.map(flow), new.map(flow))
        let gone = old.filter { !after.contains(flow($0)) }.map { told(what, "− ", $0) }
        let come = new.filter { !before.contains(flow($0)) }.map { told(what, "+ ", $0) }
        guard gone.isEmpty, come.isEmpty else { return gone + come }
        return [join(what, Bilingual(zh: "次序改变", en: "another order"))]
    }

    /// What a new or removed thing says, a line for each word that is not its name.
    static func summary(_ node: SourceNode) -> [Bilingual] {
        guard case .map(let entries) = node.content, bilingual(node) == nil else { return [] }
        return entries.filter { !["name", "help", "example"].contains($0.word) }.map {
            told(label($0.word), "", $0.value)
        }
    }

    /// A text in both languages.
    static func bilingual(_ node: SourceNode) -> Bilingual? {
        guard case .map(let entries) = node.content, entries.count == 2, case .scalar(let zh, _) = node["zh"]?.content,
            case .scalar(let en, _) = node["en"]?.content
        else { return nil }
        return Bilingual(zh: zh, en: en)
    }

    /// `fields.signed-for.required`, its known words as people call them.
    private static func label(_ path: String) -> Bilingual {
        let words = path.split(separator: ".").map { ProcedureWords.name(String($0)) }
        return Bilingual(
            zh: words.map(\.zh).joined(separator: "·"), en: words.map(\.en).joined(separator: "."))
    }

    private static func exchanged(_ what: Bilingual?, _ old: SourceNode, _ new: SourceNode) -> Bilingual {
        let (old, new) = (words(old), words(new))
        return join(what, Bilingual(zh: "\(old.zh) → \(new.zh)", en: "\(old.en) → \(new.en)"))
    }

    private static func told(_ what: Bilingual?, _ mark: String, _ node: SourceNode) -> Bilingual {
        let text = words(node)
        return join(what, Bilingual(zh: mark + text.zh, en: mark + text.en))
    }

    private static func join(_ what: Bilingual?, _ text: Bilingual) -> Bilingual {
        guard let what else { return text }
        return Bilingual(zh: "\(what.zh)：\(text.zh)", en: "\(what.en): \(text.en)")
    }

    private static func words(_ node: SourceNode) -> Bilingual {
        if let text = bilingual(node) { return text }
        let flow = flow(node)
        let text = flow.count > longest ? flow.prefix(longest) + "…" : flow
        return Bilingual(zh: text, en: text)
    }

    private static func flow(_ node: SourceNode) -> String { SourceWriter.inline(node) }
}
