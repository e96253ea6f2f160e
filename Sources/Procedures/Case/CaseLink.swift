import JSONText

/// A link to another case. It stands in both cases, in each as the inverse of what it is in the other.
public struct CaseLink: Sendable, Hashable {
    /// The other case's number.
    public var to: String
    /// What this case is to the other.
    public var kind: LinkKind
    /// The case version of the event that last changed it.
    public var version: Int
    /// True once it was taken away; history keeps it.
    public var ended: Bool

    /// Made of its properties.
    public init(to: String, kind: LinkKind, version: Int = 0, ended: Bool = false) {
        self.to = to
        self.kind = kind
        self.version = version
        self.ended = ended
    }
}

extension CaseLink {
    var object: JSONObject {
        var object: JSONObject = ["to": .string(to), "as": .string(kind.rawValue), "made-at": JSONValue(version)]
        if ended { object["ended"] = true }
        return object
    }

    init?(_ object: JSONObject) {
        guard let to = object.text("to"), let kind = object.text("as").flatMap(LinkKind.init) else { return nil }
        self.init(to: to, kind: kind, version: object.int("made-at") ?? 0, ended: object.flag("ended"))
    }
}

extension CaseState {
    /// The standing links of these kinds, in the order in which they were made.
    public func links(as kinds: LinkKind...) -> [CaseLink] { links.filter { !$0.ended && kinds.contains($0.kind) } }

    /// True where such a link to the other case stands.
    public func isLinked(to other: String, as kind: LinkKind) -> Bool {
        links.contains { !$0.ended && $0.to == other && $0.kind == kind }
    }
}
