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
        CommandSpec(
            "procedure.list", .read, roles: .everyone, help: Bilingual(zh: "列出程序", en: "List the procedures"),
            example: "procedure.list"),
        CommandSpec(
            "procedure.show", .read,
            subject: Subjects.named(
                "procedure", .procedure, complete: "procedure.list", zh: "程序", en: "the procedure",
                example: "court-mediation"),
            keys: [
                KeySpec(
                    "version", .int, min: 1, zh: "版本；默认现行", en: "its version; default: the current one", example: "1"),
                KeySpec(
                    "format", .enum, values: ["json", "yaml", "mermaid", "dot"], zh: "格式；默认 json",
                    en: "the form; default: json", example: "mermaid"),
            ],
            roles: .everyone, errors: [.notFound], help: Bilingual(zh: "查看程序", en: "Show a procedure"),
            example: "procedure.show court-mediation format=json"),
        CommandSpec(
            "procedure.check", .read,
            keys: [
                KeySpec(
                    "text", .text, required: true, max: 1_048_576, zh: "程序的 YAML 文本", en: "the procedure as YAML",
                    example: "procedure: court-mediation")
            ],
            roles: .everyone, help: Bilingual(zh: "检查程序文本，不保存", en: "Check a procedure's text; nothing is stored"),
            example: "procedure.check text=\"procedure: court-mediation\""),
    ]
}
