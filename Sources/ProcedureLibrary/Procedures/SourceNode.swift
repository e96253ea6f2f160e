/// A piece of a procedure file that knows where it stands, whatever was merged around it.
struct SourceNode {
    /// A word and its value in a mapping.
    struct Entry {
        let word: String
        let place: SourcePlace
        var value: SourceNode
    }

    enum Content {
        /// The flag is true where the text was written without quotes.
        case scalar(String, plain: Bool)
        case list([SourceNode])
        case map([Entry])
    }

    let place: SourcePlace
    var content: Content

    /// The entries of a mapping; an empty value counts as an empty mapping.
    var entries: [Entry]? {
        switch content {
        case .map(let entries): entries
        case .scalar("", plain: true): []
        default: nil
        }
    }

    /// The value under a word of a mapping.
    subscript(word: String) -> SourceNode? { entries?.first { $0.word == word }?.value }

    /// The place of what a path such as `actions.accept.starts` names, or of the nearest thing above it.
    func place(of path: String) -> SourcePlace {
        var node = self
        var place = place
        for step in path.split(separator: ".") {
            switch node.content {
            case .map(let entries):
                guard let entry = entries.first(where: { $0.word == step }) else { return place }
                (node, place) = (entry.value, entry.place)
            case .list(let items):
                guard let index = Int(step), items.indices.contains(index) else { return place }
                (node, place) = (items[index], items[index].place)
            case .scalar: return place
            }
        }
        return place
    }
}
