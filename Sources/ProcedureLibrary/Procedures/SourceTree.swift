import Wording
import Yams

/// Copies Yams' nodes into ours, with the file they came from.
struct SourceTree {
    let file: String
    let log: ProblemLog

    func node(_ node: Node, line: Int) -> SourceNode {
        let place = SourcePlace(file: file, line: node.mark?.line ?? line)
        if node.anchor != nil {
            log.add(place, zh: "程序文件中不使用锚点和别名", en: "anchors and aliases are not used in procedure files")
            return SourceNode(place: place, content: .scalar("", plain: true))
        }
        switch node {
        case .scalar(let scalar):
            return SourceNode(place: place, content: .scalar(scalar.string, plain: scalar.style == .plain))
        case .sequence(let items):
            return SourceNode(place: place, content: .list(items.map { self.node($0, line: place.line) }))
        case .mapping(let mapping):
            return SourceNode(place: place, content: .map(mapping.compactMap { entry($0, $1, place) }))
        case .alias:
            log.add(place, zh: "程序文件中不使用锚点和别名", en: "anchors and aliases are not used in procedure files")
            return SourceNode(place: place, content: .scalar("", plain: true))
        }
    }

    private func entry(_ key: Node, _ value: Node, _ above: SourcePlace) -> SourceNode.Entry? {
        let place = SourcePlace(file: file, line: key.mark?.line ?? above.line)
        guard let word = key.scalar?.string, !word.isEmpty else {
            log.add(place, zh: "此处应是一个词", en: "a word is expected here")
            return nil
        }
        guard !word.hasPrefix(DuplicateWords.mark) else { return nil }
        return SourceNode.Entry(word: word, place: place, value: node(value, line: place.line))
    }
}
