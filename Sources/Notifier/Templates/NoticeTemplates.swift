import Mediation
import Wording

/// The shipped texts, one per kind and language, all read and checked at once.
struct NoticeTemplates: Sendable {
    private let templates: [Obligation.Kind: [Language: NoticeTemplate]]

    /// - Parameter files: `reminder.zh.txt` and so on.
    init(files: [String: String]) throws(NoticeTemplateProblem) {
        var templates: [Obligation.Kind: [Language: NoticeTemplate]] = [:]
        for kind in Obligation.Kind.allCases {
            for language in Language.allCases {
                let name = "\(kind.rawValue).\(language.rawValue).txt"
                guard let text = files[name] else { throw .missing(name) }
                templates[kind, default: [:]][language] = try NoticeTemplate(
                    text, names: NoticeValues.names(for: kind))
            }
        }
        self.templates = templates
    }

    /// Both languages in one text, Chinese first.
    func text(
        _ kind: Obligation.Kind, values: NoticeValues
    ) throws(NoticeTemplateProblem) -> NoticeTemplate.Text {
        let zh = try filled(kind, .zh, values)
        let en = try filled(kind, .en, values)
        return NoticeTemplate.Text(
            subject: "\(zh.subject) / \(en.subject)", body: "\(zh.body)\n\(Self.rule)\n\n\(en.body)")
    }

    /// The subject alone: the whole notice in a line.
    func subject(_ kind: Obligation.Kind, values: NoticeValues) throws(NoticeTemplateProblem) -> Bilingual {
        Bilingual(zh: try filled(kind, .zh, values).subject, en: try filled(kind, .en, values).subject)
    }

    private static let rule = String(repeating: "-", count: 40)

    private func filled(
        _ kind: Obligation.Kind, _ language: Language, _ values: NoticeValues
    ) throws(NoticeTemplateProblem) -> NoticeTemplate.Text {
        guard let template = templates[kind]?[language] else { throw .missing("\(kind).\(language)") }
        return try template.filled(values.texts(language))
    }
}
