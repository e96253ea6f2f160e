/// The offices of the federation as a tree: the scope of a parent includes its children.
public struct OfficeTree: Sendable {
    /// Every office, in the order of the file.
    public let offices: [Office]
    private let children: [String: [String]]
    private let byCode: [String: Office]

    /// The tree that the parents span; of two offices with one code the first counts.
    public init(_ offices: [Office]) {
        self.offices = offices
        children = Dictionary(grouping: offices.filter { $0.parent != nil }, by: { $0.parent ?? "" })
            .mapValues { $0.map(\.code) }
        byCode = Dictionary(offices.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The codes of the offices that have no parent.
    public var roots: [String] { offices.filter { $0.parent == nil }.map(\.code) }

    /// The office with this code.
    public subscript(code: String) -> Office? { byCode[code] }

    /// The offices of a scope with all that lies below them; nil where the scope is everything (`*`).
    public func expand(_ scope: [String]) -> [String]? {
        if scope.contains("*") { return nil }
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
