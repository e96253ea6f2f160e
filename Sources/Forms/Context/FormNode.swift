import Mustache
import Procedures
import Wording

/// What a tag of a template may name. The same nodes answer a rendering, with a case behind them, and the check of a
/// template, with none: what a rendering can look up is what the check has found.
protocol FormNode: MustacheParent, MustacheTransformable {
    /// What lies below, by its name; nil where there is nothing of that name.
    func below(_ name: String) -> (any FormNode)?
    /// The node in another form; nil where it does not have that form.
    func turned(_ form: String) -> (any FormNode)?
    /// The scope that a section over the node opens.
    var scope: any FormNode { get }
    /// Where a printed value comes from; nil where the node cannot be printed.
    var origin: FormOrigin? { get }
    /// What naming the node tells of, even where nothing is printed; nil for what tells nothing of a case.
    var subject: FormOrigin? { get }
}

extension FormNode {
    func turned(_ form: String) -> (any FormNode)? { nil }
    var scope: any FormNode { self }
    var origin: FormOrigin? { nil }
    var subject: FormOrigin? { origin }

    func child(named: String) -> Any? { below(named).map { $0 as Any } }
    func transform(_ name: String) -> Any? { turned(name).map { $0 as Any } }
}

/// Where a value comes from: what the check of secrecy and the list of blanks look at.
struct FormOrigin {
    /// As a template would write it from the top: `record.claim.amount-claimed`.
    let name: String
    /// What people call it.
    let label: Bilingual
    /// The declared field; nil for what every case has (its number, a party's name).
    var field: Field?
    /// The record type that the field belongs to.
    var record: String?
}

/// Names that lead further: `case`, `field`, `party` …
struct GroupNode: FormNode {
    let find: (String) -> (any FormNode)?

    init(_ find: @escaping (String) -> (any FormNode)?) { self.find = find }

    func below(_ name: String) -> (any FormNode)? { find(name) }
}

/// Something that is so or not, for sections alone.
struct FlagNode: FormNode, MustacheCustomRenderable {
    let isTrue: Bool

    init(_ isTrue: Bool) { self.isTrue = isTrue }

    func below(_ name: String) -> (any FormNode)? { nil }
    var isNull: Bool { !isTrue }
    var renderText: String { "" }
}
