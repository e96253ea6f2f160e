import Wording

extension CommandCatalogue {
    /// Rules, calendars and procedures: what the daemon knows, the same for everybody.
    static let knowledgeCommands: [CommandSpec] = [
        CommandSpec(
            "rule.list", .read, roles: .everyone, help: Bilingual(zh: "列出期限规则", en: "List the deadline rules"),
            example: "rule.list"),
        CommandSpec(
            "rule.show", .read,
            subject: Subjects.named(
                "rule", .rule, complete: "rule.list", zh: "期限规则", en: "the deadline rule",
                example: "court-delegated-mediation-30d"),
            roles: .everyone, errors: [.notFound],
            help: Bilingual(zh: "查看期限规则及其依据", en: "Show a deadline rule with its legal basis"),
            example: "rule.show court-delegated-mediation-30d"),
        CommandSpec(
            "calendar.show", .read,
            keys: [
                KeySpec("from", .date, required: true, zh: "从哪一天", en: "the first day", example: "2026-10-01"),
                KeySpec("to", .date, required: true, zh: "到哪一天", en: "the last day", example: "2026-10-10"),
            ],
            roles: .everyone, help: Bilingual(zh: "查看工作日历", en: "Show working days and holidays"),
            example: "calendar.show from=2026-10-01 to=2026-10-10"),
        install(
            "calendar.install", letter: "c",
            text: KeySpec(
                "text", .text, max: 1_048_576,
                zh: "一年的放假安排（year、notices、festivals），或整部日历的 YAML 文本；只是提出，由另一人确认",
                en:
                    "the arrangement of one year (year, notices, festivals) or a whole calendar as YAML; it is proposed, and "
                    + "another person confirms it",
                example: "year: 2027\nfestivals: [{zh: 元旦, en: New Year's Day, rest: 2027-01-01..2027-01-03}]"),
            source: "国办发明电〔2026〕7号",
            help: Bilingual(
                zh: "装入工作日历：一人提出，另一人确认，确认后有关期限重新计算",
                en:
                    "Install a working calendar: one person proposes, another confirms, then deadlines are counted again"
            ),
            example: #"calendar.install confirm=c3 reason="与国务院办公厅通知核对无误""#),
        install(
            "rule.install", letter: "r",
            text: KeySpec(
                "text", .text, max: 1_048_576,
                zh: "规则的 YAML 文本；已有的版本须原样写出，条文变动加新版本；只是提出，由另一人确认",
                en:
                    "rules as YAML; versions that are known must stand there unchanged, a change of the law is a further version; "
                    + "it is proposed, and another person confirms it",
                example: "rules: [{id: tea-3d, name: {zh: 答复, en: answer}, length: 3d, after: {zh: 收到, en: receipt}, "
                    + "basis: {zh: 章程第1条, en: charter art 1}, consequence: {zh: 无, en: none}}]"),
            source: "全国人民代表大会常务委员会公报",
            help: Bilingual(
                zh: "装入期限规则的新版本：一人提出，另一人确认，确认后有关期限重新计算",
                en:
                    "Install new versions of rules: one person proposes, another confirms, then deadlines are counted again"
            ),
            example: #"rule.install confirm=r4 reason="与公报核对无误""#),
        CommandSpec(
            "procedure.list", .read, roles: .everyone,
            help: Bilingual(zh: "列出程序，及待确认的程序提案", en: "List the procedures, and proposed ones that wait"),
            example: "procedure.list"),
        CommandSpec(
            "procedure.show", .read,
            subject: Subjects.named(
                "procedure", .procedure, complete: "procedure.list", zh: "程序", en: "the procedure",
                example: "court-mediation"),
            keys: [
                version,
                KeySpec(
                    "format", .enum, values: ["json", "yaml", "mermaid", "dot", "diff"],
                    zh: "格式；默认 json。diff 为与另一版本的差异；客户端另有 svg",
                    en: "the form; default: json. diff: what differs from another version; the client also makes svg",
                    example: "mermaid"),
                KeySpec(
                    "against", .int, min: 1, zh: "与哪一版比较；默认前一版",
                    en: "the version to compare with; default: the one before",
                    example: "1"),
            ],
            roles: .everyone, errors: [.notFound], help: Bilingual(zh: "查看程序", en: "Show a procedure"),
            example: "procedure.show court-mediation format=json"),
        CommandSpec(
            "procedure.check", .read,
            subject: Subjects.named(
                "procedure", .procedure, required: false, complete: "procedure.list", zh: "已装入的程序；与 text 二选一",
                en: "an installed procedure; either this or text", example: "court-mediation"),
            keys: [
                version,
                KeySpec(
                    "text", .text, max: 1_048_576, zh: "程序的 YAML 文本；逐行列出全部问题",
                    en: "the procedure as YAML; every problem is told with its line",
                    example: "procedure: court-mediation"),
            ],
            roles: .everyone, errors: [.notFound],
            help: Bilingual(zh: "检查程序，不保存", en: "Check a procedure; nothing is stored"),
            example: "procedure.check text=\"procedure: court-mediation\""),
        CommandSpec(
            "procedure.install", .change,
            keys: [
                KeySpec(
                    "text", .text, max: 1_048_576, zh: "程序的 YAML 文本；只是提出，由另一人确认。dry=yes 列出与现行版本的差异",
                    en:
                        "the procedure as YAML; it is proposed, and another person confirms it. dry=yes lists what it changes",
                    example: "procedure: tea-talk\nversion: 1"),
                KeySpec("source", .line, max: 500, zh: "所依据的文件", en: "what it rests on", example: "市总工会〔2026〕12号"),
                CommonKeys.reason(required: true),
            ] + proposal(letter: "p"),
            confirm: true, roles: [.supervisor], errors: [.notFound, .forbidden, .blocked, .exists],
            help: Bilingual(
                zh: "装入程序的新版本或新程序：一人提出，另一人确认；在办案件仍按原版本办理（case.move 可移至新版本）",
                en:
                    "Install a new version of a procedure, or a new procedure: one person proposes, another confirms; running "
                    + "cases keep their version (case.move takes one on)"),
            example: #"procedure.install confirm=p5 reason="与部门流程图核对无误""#),
    ]

    private static let version = KeySpec(
        "version", .int, min: 1, zh: "版本；默认现行", en: "its version; default: the current one", example: "1")

    /// The keys by which a second person deals with a proposal.
    private static func proposal(letter: String) -> [KeySpec] {
        [
            KeySpec(
                "confirm", .line, max: 20, zh: "确认这一提案；不得由提出者本人确认",
                en: "put this proposal in force; never by who proposed it",
                example: "\(letter)3"),
            KeySpec("withdraw", .line, max: 20, zh: "撤回这一提案", en: "take this proposal back", example: "\(letter)3"),
        ]
    }

    /// `calendar.install` and `rule.install`: a text to propose, or a proposal to confirm or to take back.
    private static func install(
        _ name: String, letter: String, text: KeySpec, source: String, help: Bilingual, example: String
    ) -> CommandSpec {
        CommandSpec(
            name, .change,
            keys: [
                text,
                KeySpec(
                    "source", .line, max: 500, zh: "所依据的通知或法律；提出时必填",
                    en: "the notice or the law that it rests on; needed to propose",
                    example: source),
                CommonKeys.reason(required: true),
            ] + proposal(letter: letter) + [
                KeySpec(
                    "past", .bool, zh: "yes：确实要改动今日以前的日子", en: "yes: days before today are meant to change",
                    example: "yes"),
                KeySpec(
                    "limit", .int, min: 1, max: 1000, zh: "至多列出几个变动的期限；默认 100",
                    en: "list at most so many deadlines that move; default: 100", example: "100"),
            ],
            confirm: true, roles: [.supervisor], errors: [.notFound, .forbidden, .blocked], help: help, example: example
        )
    }
}
