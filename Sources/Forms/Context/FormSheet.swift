import Wording

/// What one rendering has printed so far. A value of a case never stands in the text that is parsed: a mark with its
/// number does, and the page is made of the value itself. So no value can be taken for structure.
final class FormSheet {
    /// Begins a mark; private-use, and refused in templates.
    static let opens: Unicode.Scalar = "\u{F0000}"
    /// Ends a mark.
    static let closes: Unicode.Scalar = "\u{F0001}"

    /// What a mark stands for.
    enum Entry: Equatable {
        case value(String)
        case blank
    }

    private(set) var entries: [Entry] = []
    private(set) var blanks: [FormBlank] = []

    func print(_ text: String) -> String { mark(.value(text)) }

    func leaveBlank(_ name: String, _ label: Bilingual) -> String {
        if !blanks.contains(where: { $0.name == name }) { blanks.append(FormBlank(name: name, label: label)) }
        return mark(.blank)
    }

    private func mark(_ entry: Entry) -> String {
        entries.append(entry)
        return "\(Self.opens)\(entries.count - 1)\(Self.closes)"
    }
}

/// A value that a form asks for and the case does not have yet.
public struct FormBlank: Sendable, Hashable {
    /// The tag that names it: `field.court`, `party.applicant.phone` …
    public let name: String
    /// What people call it.
    public let label: Bilingual

    /// Made of its properties.
    public init(name: String, label: Bilingual) {
        self.name = name
        self.label = label
    }
}
