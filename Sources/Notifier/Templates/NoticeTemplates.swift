import Wording

/// The texts of the notices, all read and checked at once: those that are shipped, and a site's own in their place.
public struct NoticeTemplates: Sendable {
    private let templates: [NoticeText: [Language: NoticeTemplate]]

    /// The shipped texts, with a site's in place of those of the same name.
    /// - Parameters:
    ///   - site: `reminder.zh.txt` and so on; a name that means nothing is a problem.
    ///   - folder: where they are, for what is said about them.
    public init(site: [String: String] = [:], folder: String = "") throws(NoticeTemplateProblem) {
        for name in site.keys.sorted() where Embedded.files[name] == nil {
            throw NoticeTemplateProblem(.missing, file: folder + name)
        }
        try self.init(files: Embedded.files.merging(site) { $1 }, named: { site[$0] == nil ? $0 : folder + $0 })
    }

    init(
        files: [String: String], named: (String) -> String = { $0 }
    ) throws(NoticeTemplateProblem) {
        var templates: [NoticeText: [Language: NoticeTemplate]] = [:]
        for text in NoticeText.allCases {
            for language in Language.allCases {
                let name = "\(text.rawValue).\(language.rawValue).txt"
                guard let file = files[name] else { throw NoticeTemplateProblem(.missing, file: name) }
                do throws(NoticeTemplateProblem) {
                    templates[text, default: [:]][language] = try NoticeTemplate(
                        file, names: text.names, tables: text.tables)
                } catch {
                    throw NoticeTemplateProblem(error.kind, file: named(name), line: error.line)
                }
            }
        }
        self.templates = templates
    }

    /// Both languages in one text, Chinese first.
    func text(
        _ text: NoticeText, _ values: (Language) -> [String: String]
    ) throws(NoticeTemplateProblem) -> NoticeTemplate.Text {
        let zh = try filled(text, .zh, values(.zh))
        let en = try filled(text, .en, values(.en))
        return NoticeTemplate.Text(
            subject: "\(zh.subject) / \(en.subject)", body: "\(zh.body)\n\(Self.rule)\n\n\(en.body)")
    }

    /// The subject alone: the whole notice in a line.
    func subject(
        _ text: NoticeText, _ values: (Language) -> [String: String]
    ) throws(NoticeTemplateProblem) -> Bilingual {
        Bilingual(zh: try filled(text, .zh, values(.zh)).subject, en: try filled(text, .en, values(.en)).subject)
    }

    private static let rule = String(repeating: "-", count: 40)

    private func filled(
        _ text: NoticeText, _ language: Language, _ values: [String: String]
    ) throws(NoticeTemplateProblem) -> NoticeTemplate.Text {
        let name = "\(text.rawValue).\(language.rawValue).txt"
        guard let template = templates[text]?[language] else { throw NoticeTemplateProblem(.missing, file: name) }
        do throws(NoticeTemplateProblem) {
            return try template.filled(values)
        } catch {
            throw NoticeTemplateProblem(error.kind, file: name, line: error.line)
        }
    }
}
