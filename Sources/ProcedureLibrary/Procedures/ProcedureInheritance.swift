import Wording

/// Resolves `extends:`: the abstract file's entries without those under `remove`, with the words under `replace` exchanged
/// (the words of an entry that are not given there stay), and the file's own sections added.
struct ProcedureInheritance {
    /// The abstract files by the id after `abstract:`.
    let abstracts: [String: SourceNode]
    let log: ProblemLog

    /// The whole text of a file; one that extends nothing stays as it is, but for the order of its sections.
    func resolve(_ file: SourceNode) -> SourceNode { resolve(file, []) }

    private func resolve(_ file: SourceNode, _ seen: [String]) -> SourceNode {
        let entries = file.entries ?? []
        guard let extends = file["extends"] else { return SourceNode(place: file.place, content: .map(order(entries))) }
        guard let name = SourceScalar(log: log).text(extends) else { return file }
        guard let parent = abstracts[name], !seen.contains(name) else {
            tellMissing(name, at: extends.place, circle: seen.contains(name))
            return SourceNode(
                place: file.place,
                content: .map(order(entries.filter { !ProcedureWords.inheritance.contains($0.word) })))
        }
        var merged = (resolve(parent, seen + [name]).entries ?? []).filter { $0.word != "abstract" }
        remove(file["remove"], from: &merged, name)
        replace(file["replace"], in: &merged, name)
        for entry in entries where !ProcedureWords.inheritance.contains(entry.word) { add(entry, to: &merged, name) }
        return SourceNode(place: file.place, content: .map(order(merged)))
    }

    private func tellMissing(_ name: String, at place: SourcePlace, circle: Bool) {
        if circle {
            log.add(place, zh: "“\(name)”循环继承", en: "`\(name)` extends itself in a circle")
            return
        }
        let near = Nearness.nearest(to: name, among: abstracts.keys.sorted()).first
        log.add(
            place, zh: "没有名为“\(name)”的抽象文件" + (near.map { "；是否指“\($0)”？" } ?? ""),
            en: "there is no abstract file `\(name)`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
    }

    private func order(_ entries: [SourceNode.Entry]) -> [SourceNode.Entry] {
        let known = ["abstract"] + ProcedureWords.all
        return known.compactMap { word in entries.first { $0.word == word } }
            + entries.filter { !known.contains($0.word) }
    }

    private func add(_ entry: SourceNode.Entry, to merged: inout [SourceNode.Entry], _ parent: String) {
        guard let index = merged.firstIndex(where: { $0.word == entry.word }) else { return merged.append(entry) }
        if ProcedureWords.mappings.contains(entry.word), var inherited = merged[index].value.entries,
            let own = entry.value.entries
        {
            let known = Set(inherited.map(\.word))
            for item in own {
                if known.contains(item.word) {
                    log.add(
                        item.place, zh: "“\(item.word)”已在 \(parent) 中；要改写请放在 replace 之下",
                        en: "`\(item.word)` is in \(parent) already; to change it, put it under `replace`")
                } else {
                    inherited.append(item)
                }
            }
            merged[index].value.content = .map(inherited)
        } else if ProcedureWords.lists.contains(entry.word), case .list(let inherited) = merged[index].value.content,
            case .list(let own) = entry.value.content
        {
            merged[index].value.content = .list(inherited + own)
        } else {
            merged[index] = entry
        }
    }

    private func replace(_ node: SourceNode?, in merged: inout [SourceNode.Entry], _ parent: String) {
        forEachSection(node, "replace") { section in
            guard let items = section.value.entries else {
                return log.add(
                    section.value.place, zh: "“\(section.word)”应是一个映射", en: "`\(section.word)` should be a mapping")
            }
            for item in items {
                change(item.word, item.place, in: section.word, of: &merged, parent) { inherited, index in
                    inherited[index] = overlay(item, on: inherited[index])
                }
            }
        }
    }

    private func overlay(_ item: SourceNode.Entry, on inherited: SourceNode.Entry) -> SourceNode.Entry {
        guard case .map(let own) = item.value.content, case .map(var words) = inherited.value.content else {
            return item
        }
        for word in own {
            if let index = words.firstIndex(where: { $0.word == word.word }) {
                words[index] = word
            } else {
                words.append(word)
            }
        }
        var result = item
        result.value.content = .map(words)
        return result
    }

    private func remove(_ node: SourceNode?, from merged: inout [SourceNode.Entry], _ parent: String) {
        forEachSection(node, "remove") { section in
            for word in SourceScalar(log: log).words(section.value, section.word) {
                change(word, section.value.place, in: section.word, of: &merged, parent) { inherited, index in
                    inherited.remove(at: index)
                }
            }
        }
    }

    private func forEachSection(_ node: SourceNode?, _ word: String, _ body: (SourceNode.Entry) -> Void) {
        guard let node else { return }
        guard var reader = WordReader(node, Bilingual(zh: word, en: word), log: log) else { return }
        for section in ProcedureWords.mappings { _ = reader.node(section) }
        reader.finish()
        for section in node.entries ?? [] where ProcedureWords.mappings.contains(section.word) { body(section) }
    }

    private func change(
        _ word: String, _ place: SourcePlace, in section: String, of merged: inout [SourceNode.Entry], _ parent: String,
        _ body: (inout [SourceNode.Entry], Int) -> Void
    ) {
        guard let index = merged.firstIndex(where: { $0.word == section }), var items = merged[index].value.entries,
            let item = items.firstIndex(where: { $0.word == word })
        else {
            let lawful = (merged.first { $0.word == section }?.value.entries ?? []).map(\.word)
            let near = Nearness.nearest(to: word, among: lawful).first
            return log.add(
                place, zh: "\(parent) 的 \(section) 中没有“\(word)”" + (near.map { "；是否指“\($0)”？" } ?? ""),
                en: "\(section) of \(parent) has no `\(word)`" + (near.map { "; did you mean `\($0)`?" } ?? ""))
        }
        body(&items, item)
        merged[index].value.content = .map(items)
    }
}
