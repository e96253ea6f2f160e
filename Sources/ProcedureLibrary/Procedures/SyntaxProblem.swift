import Wording
import Yams

/// Where a text stops being YAML, and what to look for there, in words of both languages.
struct SyntaxProblem {
    /// 1-based; 1 where the parser does not say.
    let line: Int
    let what: Bilingual

    init(_ error: any Error) {
        guard let error = error as? YamlError else {
            self.init(line: 1, "unreadable")
            return
        }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(line: max(mark.line, 1), problem)
        case .reader(let problem, _, _, _): self.init(line: 1, problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            self.init(
                line: max(context.mark.line, 1),
                what: Bilingual(
                    zh: "重复的词 \(duplicates.joined(separator: "、"))",
                    en: "duplicate keys \(duplicates.joined(separator: ", "))"))
        default: self.init(line: 1, "unreadable")
        }
    }

    private init(line: Int, _ problem: String) {
        let known = Self.known.first { problem.contains($0.sign) }?.meaning
        let what = known.map { Bilingual(zh: $0.zh, en: "\($0.en) (\(problem))") }
        self.init(line: line, what: what ?? Bilingual(zh: problem, en: problem))
    }

    private init(line: Int, what: Bilingual) {
        self.line = line
        self.what = what
    }

    /// What libyaml says, by a part of its sentence, and what authors have usually done.
    private static let known: [(sign: String, meaning: Bilingual)] = [
        (
            "expected key",
            Bilingual(
                zh: "此处应是“词: 值”：缩进是否与上面各行一致？冒号后有没有空格？",
                en:
                    "`word: value` is expected here: is the indent that of the lines above, and is there a space after the colon?"
            )
        ),
        (
            "expected '-' indicator",
            Bilingual(zh: "列表的各项应以“- ”开头并缩进一致", en: "the items of a list begin with `- ` and are indented alike")
        ),
        (
            "expected ',' or ']'",
            Bilingual(zh: "方括号没有合上，或少了逗号", en: "a square bracket is not closed, or a comma is missing")
        ),
        (
            "expected ',' or '}'",
            Bilingual(zh: "花括号没有合上，或少了逗号", en: "a curly bracket is not closed, or a comma is missing")
        ),
        (
            "mapping values are not allowed",
            Bilingual(
                zh: "此处不应再有“词: 值”：缩进是否不对？含冒号的文字是否没有加引号？",
                en: "no `word: value` may stand here: is the indent wrong, or does a text with a colon lack its quotes?"
            )
        ),
        (
            "block sequence entries are not allowed",
            Bilingual(zh: "此处不应有“- ”：缩进是否不对？", en: "no `- ` may stand here: is the indent wrong?")
        ),
        (
            "cannot start any token",
            Bilingual(
                zh: "文字不能以这个字符开头：制表符请改为空格，@、` 等开头的文字请加引号",
                en: "a text cannot begin so: put spaces for a tab, and quotes round a text that begins with @ or `")
        ),
        ("tab", Bilingual(zh: "缩进请用空格，不用制表符", en: "indent with spaces, not with tabs")),
        ("find expected ':'", Bilingual(zh: "这个词后面没有冒号", en: "a colon is missing after this word")),
        ("unexpected end of stream", Bilingual(zh: "引号没有合上", en: "a quote is not closed")),
        (
            "unknown escape character",
            Bilingual(
                zh: "双引号内的反斜杠请写成 \\\\，或改用单引号", en: "write a backslash in double quotes as \\\\, or use single quotes")
        ),
        (
            "expected node content",
            Bilingual(zh: "此处缺少内容，或多了逗号、冒号", en: "something is missing here, or there is a comma or colon too many")
        ),
        (
            "document start",
            Bilingual(zh: "文件在此处应已结束：缩进是否少了一层？", en: "the file should have ended here: is the indent one level short?")
        ),
        (
            "undefined alias", Bilingual(zh: "* 开头的文字请加引号", en: "put quotes round a text that begins with *")
        ),
        ("unreadable", Bilingual(zh: "读不懂", en: "unreadable")),
    ]
}
