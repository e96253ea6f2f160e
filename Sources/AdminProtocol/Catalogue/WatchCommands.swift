import Wording

extension CommandCatalogue {
    /// Following changes, changing many things at once, and the audit trail.
    static let watchCommands: [CommandSpec] = [
        CommandSpec(
            "watch", .read,
            keys: [
                KeySpec(
                    "from", .int, min: 0, zh: "从此 seq 之后；默认从现在起", en: "events after this seq; default: from now",
                    example: "4411"),
                KeySpec(
                    "case", .case, complete: "case.list", zh: "只看此案件", en: "of this case only", example: "N-2026-00017"),
                KeySpec(
                    "type", .line, list: true, max: 64, zh: "只看这些类型", en: "of these types only",
                    example: "case.advanced"),
                KeySpec("limit", .int, min: 1, max: 1_000_000, zh: "至多几条", en: "end after this many", example: "10"),
                KeySpec("wait", .duration, zh: "至多等多久", en: "end after this time", example: "30s"),
            ],
            roles: .everyone, errors: [.gone, .notFound],
            help: Bilingual(zh: "持续关注变化；发任何一行即结束", en: "Follow changes as they happen; any further line ends it"),
            example: "watch from=4411 type=case.advanced"),
        CommandSpec(
            "batch", .change,
            keys: [
                KeySpec(
                    "do", .text, required: true, max: 1_048_576, secret: true, zh: "每行一个请求；$2 代表第 2 步新建之物",
                    en: "one request per line; $2 stands for what step 2 made", example: "case.show N-2026-00017")
            ],
            roles: [.mediator, .reader, .supervisor], errors: [.conflict, .blocked, .notFound, .exists, .keyReused],

            help: Bilingual(zh: "多个请求一次办成，或全部不办", en: "Do several requests in one transaction, or none"),
            example: "batch do=\"case.show N-2026-00017\""),
        CommandSpec(
            "audit.list", .read,
            keys: [
                KeySpec("actor", .account, complete: "account.list", zh: "谁", en: "by this account", example: "li.wei"),
                KeySpec("case", .case, complete: "case.list", zh: "案件", en: "about this case", example: "N-2026-00017"),
                KeySpec("from", .instant, zh: "不早于", en: "not before", example: "today-7d"),
                KeySpec("to", .instant, zh: "不晚于", en: "not after", example: "now"),
                CommonKeys.limit, CommonKeys.after,
            ],
            roles: [.auditor], help: Bilingual(zh: "谁查看、更改过什么", en: "Who saw and changed what"),
            example: "audit.list actor=li.wei from=today-7d"),
        CommandSpec(
            "audit.verify", .read,
            keys: [
                KeySpec("from", .int, min: 1, zh: "从此 seq；默认开头", en: "from this seq; default: the first", example: "1"),
                KeySpec("to", .int, min: 1, zh: "至此 seq；默认末尾", en: "to this seq; default: the last", example: "4411"),
            ],
            roles: [.operator, .auditor], help: Bilingual(zh: "验证记录未被改动", en: "Prove that the log was not altered"),
            example: "audit.verify"),
    ]
}
