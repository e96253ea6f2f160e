import Crypto
import Mustache
import Procedures
import Wording

/// How a form is written.
public enum FormFormat: String, Sendable, CaseIterable {
    /// Markdown, for reading.
    case markdown = "md"
    /// One HTML file, for printing.
    case html
}

/// A form filled in.
public struct FormRendering: Sendable, Hashable {
    /// The whole text.
    public let text: String
    /// The SHA-256 of the text's bytes: 64 lower-case hexadecimal digits.
    public let sha256: String
    /// What the case does not have yet, in the order of the form.
    public let blanks: [FormBlank]
}

/// Fills in forms. The same case on the same day gives the same bytes.
public enum FormPrinter {
    /// The form for a case; throws where the case's version of its procedure lacks something that the template names.
    public static func print(
        _ template: FormTemplate, of facts: FormFacts, procedure: Procedure, format: FormFormat
    ) throws(FormProblems) -> FormRendering {
        let problems = FormChecker(template: template, procedure: procedure).problems()
        guard problems.isEmpty else { throw FormProblems(problems: problems) }
        let sheet = FormSheet()
        let filled = try template.mustache().render(CaseContext(procedure: procedure, facts: facts, sheet: sheet).root)
        let blocks = FormReader(entries: sheet.entries).blocks(filled)
        let text =
            switch format {
            case .markdown: MarkdownWriter.write(blocks)
            case .html: HTMLWriter(title: template.title.zh, foot: facts.state.id).write(blocks)
            }
        return FormRendering(text: text, sha256: digest(text), blanks: sheet.blanks)
    }

    private static func digest(_ text: String) -> String {
        let digits = Array("0123456789abcdef")
        return String(SHA256.hash(data: Array(text.utf8)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
