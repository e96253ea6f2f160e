import Wording

/// What is wrong with a template or with what it was given, and where.
public struct NoticeTemplateProblem: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// There is no template of this name.
        case missing
        /// The first line must be the subject and the second empty.
        case noSubject
        /// A brace that begins or ends no placeholder.
        case looseBrace
        /// A placeholder that means nothing in this text.
        case unknownPlaceholder(String)
        /// A table must stand on a line of its own, and not in the subject.
        case crowdedTable(String)
        /// A value that was not given.
        case missingValue(String)
    }

    /// What is wrong.
    public let kind: Kind
    /// The template's file, `reminder.zh.txt` or a path.
    public internal(set) var file: String
    /// The line, from 1; 0 where no line can be named.
    public let line: Int

    init(_ kind: Kind, file: String = "", line: Int = 0) {
        self.kind = kind
        self.file = file
        self.line = line
    }

    /// `reminder.zh.txt:3: what is wrong`, in both languages.
    public var message: String {
        let text: Bilingual =
            switch kind {
            case .missing: Bilingual(zh: "缺少该模板", en: "there is no such template")
            case .noSubject: Bilingual(zh: "首行应为主题，次行为空", en: "the first line must be the subject, the second empty")
            case .looseBrace: Bilingual(zh: "花括号不成对", en: "a brace without its counterpart")
            case .unknownPlaceholder(let name): Bilingual(zh: "没有字段 {\(name)}", en: "there is no field {\(name)}")
            case .crowdedTable(let name):
                Bilingual(zh: "{\(name)} 应独占一行", en: "{\(name)} must stand on a line of its own")
            case .missingValue(let name): Bilingual(zh: "字段 {\(name)} 没有值", en: "the field {\(name)} has no value")
            }
        return "\(file):\(line): \(text.zh) / \(text.en)"
    }
}
