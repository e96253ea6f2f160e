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

    /// The text, ready to be filled in. Made for each form: all of them would take megabytes that are seldom needed.
    func mustache() throws(FormProblems) -> MustacheTemplate {
        do {
            // Values are marks that nothing has to be escaped in; the page's writers escape what the marks stand for.
            return try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + body)
        } catch {
            let text = Bilingual(zh: "正文不是合法的 Mustache：\(error)", en: "the text is not lawful Mustache: \(error)")
            throw FormProblems(problems: [FormProblem(file: file, line: firstLine, text: text)])
        }
    }
}
