import Synchronization

/// The offices of the federation as a tree: the scope of a parent includes its children. It may be replaced while the
/// daemon runs; each question is answered from the tree of that moment.
public final class OfficeTree: Sendable {
    private struct Tree: Sendable {
        let offices: [Office]
        let children: [String: [String]]
        let byCode: [String: Office]

        init(_ offices: [Office]) {
            self.offices = offices
            children = Dictionary(grouping: offices.filter { $0.parent != nil }, by: { $0.parent ?? "" })
                .mapValues { $0.map(\.code) }
            byCode = Dictionary(offices.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        }
    }

    private let held: Mutex<Tree>

    /// The tree that the parents span; of two offices with one code the first counts.
    public init(_ offices: [Office]) { held = Mutex(Tree(offices)) }

    /// Puts other offices in the place of all.
    public func replace(with offices: [Office]) {
        let tree = Tree(offices)
        held.withLock { $0 = tree }
    }

    private var tree: Tree { held.withLock { $0 } }

    /// Every office, in the order of the file.
    public var offices: [Office] { tree.offices }

    /// The codes of the offices that have no parent.
    public var roots: [String] { offices.filter { $0.parent == nil }.map(\.code) }

    /// The office with this code.
    public subscript(code: String) -> Office? { tree.byCode[code] }

    /// The offices of a scope with all that lies below them; nil where the scope is everything (`*`).
    public func expand(_ scope: [String]) -> [String]? {
        if scope.contains("*") { return nil }
        let children = tree.children
        var found: [String] = []
        var waiting = scope
        while let code = waiting.popLast() {
            guard !found.contains(code) else { continue }
            found.append(code)
            waiting.append(contentsOf: children[code] ?? [])
        }
        return found
    }
}
