import JSONText
import Mustache
import Procedures
import Wording

/// The parties of a role, the records of a type, the documents of a case: a section goes through them, and the name of
/// a field gives the values of all.
struct ListNode: FormNode, MustacheSequence {
    /// What each element of the list has.
    struct Kind {
        /// Where they come from: `party.applicant`, and what people call one of them.
        let origin: FormOrigin
        /// What each has, by name.
        let columns: [String: Column]
        let sheet: FormSheet
    }

    /// A value that each element has, or lacks.
    struct Column {
        let type: FieldType
        let origin: FormOrigin
    }

    let kind: Kind
    var elements: [JSONObject]

    func makeIterator() -> IndexingIterator<[ElementNode]> {
        elements.enumerated().map { ElementNode(kind: kind, place: $0.offset + 1, values: $0.element) }.makeIterator()
    }

    func below(_ name: String) -> (any FormNode)? {
        kind.columns[name].map { ColumnNode(list: self, name: name, column: $0) }
    }

    /// `rows` has one empty element where there is none, so that a form keeps a line to fill in.
    func turned(_ form: String) -> (any FormNode)? {
        switch form {
        case "first": return ListNode(kind: kind, elements: Array(elements.prefix(1)))
        case "last": return ListNode(kind: kind, elements: Array(elements.suffix(1)))
        case "rows": return elements.isEmpty ? ListNode(kind: kind, elements: [[:]]) : self
        case "count":
            return ValueNode(
                value: .integer(Int64(elements.count)), type: .int, source: kind.origin, sheet: kind.sheet)
        default: return nil
        }
    }

    var subject: FormOrigin? { kind.origin }
    var scope: any FormNode { ElementNode(kind: kind, place: 1, values: elements.first ?? [:]) }
}

/// One element of a list. `_no` is its number and `_han` its number in Chinese: names that no field can have.
struct ElementNode: FormNode {
    let kind: ListNode.Kind
    let place: Int
    let values: JSONObject

    func below(_ name: String) -> (any FormNode)? {
        if let column = kind.columns[name] {
            return ValueNode(value: values[name], type: column.type, source: column.origin, sheet: kind.sheet)
        }
        guard name == "_no" || name == "_han" else { return nil }
        let number = ValueNode(
            value: .integer(Int64(place)), type: .int, source: kind.origin, sheet: kind.sheet)
        return name == "_no" ? number : number.turned("han")
    }
}

/// A field of all elements of a list: printed one after the other, added up, or a way to those with a certain value.
struct ColumnNode: FormNode, MustacheCustomRenderable {
    let list: ListNode
    let name: String
    let column: ListNode.Column

    var origin: FormOrigin? { column.origin }

    private var values: [JSONValue] { list.elements.compactMap { $0[name] } }

    func below(_ name: String) -> (any FormNode)? {
        let wanted: (JSONValue) -> Bool
        switch column.type {
        case .enumeration:
            guard column.origin.field?.choices.contains(where: { $0.id == name }) == true else { return nil }
            wanted = { $0.string == name }
        case .bool:
            guard name == "yes" || name == "no" else { return nil }
            wanted = { $0.bool == (name == "yes") }
        default: return nil
        }
        return ListNode(kind: list.kind, elements: list.elements.filter { $0[self.name].map(wanted) ?? false })
    }

    func turned(_ form: String) -> (any FormNode)? {
        guard form == "total" else { return node(values.count == 1 ? values[0] : nil).turned(form) }
        guard column.type == .money || column.type == .int else { return nil }
        let numbers = values.compactMap(\.integer)
        return node(numbers.isEmpty ? nil : .integer(numbers.reduce(0) { $0.addingReportingOverflow($1).partialValue }))
    }

    var isNull: Bool { values.isEmpty }
    var renderText: String { node(values.isEmpty ? nil : .array(values.flatMap { $0.array ?? [$0] })).renderText }

    private func node(_ value: JSONValue?) -> ValueNode {
        ValueNode(value: value, type: column.type, source: column.origin, sheet: list.kind.sheet)
    }
}
