import Wording

/// One thing that a version of a procedure says otherwise than another version.
public struct ProcedureChange: Sendable, Hashable {
    /// What became of it.
    public enum Kind: String, Sendable, CaseIterable {
        case added, removed, changed

        /// What people read.
        public var name: Bilingual {
            switch self {
            case .added: Bilingual(zh: "新增", en: "added")
            case .removed: Bilingual(zh: "删除", en: "removed")
            case .changed: Bilingual(zh: "改动", en: "changed")
            }
        }
    }

    /// What became of it.
    public let kind: Kind
    /// The section of the file: `states`, `actions`, `fields` …
    public let section: String
    /// The id within the section; nil where the section is one value or a list.
    public let id: String?
    /// What people call the thing.
    public let name: Bilingual?
    /// What it says, or what it says otherwise, word by word.
    public let details: [Bilingual]

    /// Made of its properties.
    public init(kind: Kind, section: String, id: String?, name: Bilingual?, details: [Bilingual]) {
        self.kind = kind
        self.section = section
        self.id = id
        self.name = name
        self.details = details
    }

    /// The details as one sentence.
    public var text: Bilingual {
        Bilingual(zh: details.map(\.zh).joined(separator: "；"), en: details.map(\.en).joined(separator: "; "))
    }
}
