import Mustache
import Wording

/// A form that is filled in from a case: a header that says what it is, and its text in Chinese, which governs.
public struct FormTemplate: Sendable {
    /// What `template=` names, kebab-case.
    public let id: String
    /// The document kind that a rendering is registered as.
    public let kind: String
    /// What people call it; the Chinese one is what the form itself says.
    public let title: Bilingual
    /// The ids of the procedures whose cases it is for.
    public let procedures: [String]
    /// For whom it is made.
    public let audience: FormAudience
    /// The clocks whose days it prints.
    public let clocks: [String]
    /// The file's name, as problems name it.
    let file: String
    /// The number of the body's first line.
    let firstLine: Int
    /// The text below the header.
    let body: String
    let mustache: MustacheTemplate
}
