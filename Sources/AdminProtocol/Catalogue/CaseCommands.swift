import Wording

extension CommandCatalogue {
    /// Opening cases and looking at them.
    static let caseCommands: [CommandSpec] = [
        CommandSpec(
            "case.open", .change,
            keys: [
                KeySpec(
                    "procedure", .procedure, required: true, complete: "procedure.list", zh: "按哪个程序办理",
                    en: "the procedure to follow", example: "platform-negotiation"),
                KeySpec(
                    "title", .line, required: true, max: 300, zh: "案由", en: "what the case is about",
                    example: "外卖配送费与工时协商"),
                KeySpec(
                    "office", .office, zh: "承办单位；只管辖一个单位时可省略",
                    en: "the office in charge; not needed when your account has only one", example: "BJ-CY"),
                CommonKeys.at,
                KeySpec(
                    "parent", .case, complete: "case.list", zh: "关联的已有案件", en: "a case that this one is linked to",
                    example: "N-2026-00017"),
                CommonKeys.linkKind(
                    required: false, zh: "新案件相对 parent= 的关系；默认 child-of（从属于）",
                    en: "what the new case is to `parent`; default: child-of", example: "arises-from"),
                KeySpec(
                    "external", .line, max: 100, zh: "外部编号：其他系统或台账中的编号；同一程序、同一单位内不得重复",
                    en: "the number that another system or a list knows it by: one case per procedure and office",
                    example: "GD20260302001"),
            ],
            roles: .caseWorkers, errors: [.badArgument, .notFound, .blocked, .exists, .keyReused],
            help: Bilingual(zh: "立案", en: "Open a case"),
            example: "case.open procedure=platform-negotiation office=BJ-CY title=\"外卖配送费与工时协商\""),
        CommandSpec(
            "case.show", .read, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "parts", .enum, list: true,
                    values: ["state", "due", "parties", "records", "links", "notes", "docs"],
                    zh: "看哪些部分；默认 state、due、parties", en: "the parts to show; default: state, due and parties",
                    example: "due")
            ],
            roles: .caseReaders, errors: [.notFound],
            help: Bilingual(zh: "查看案件", en: "Show a case"), example: "case.show N-2026-00017"),
        CommandSpec(
            "case.list", .read,
            keys: [
                KeySpec(
                    "procedure", .procedure, complete: "procedure.list", zh: "程序", en: "of this procedure",
                    example: "court-mediation"),
                KeySpec("state", .state, list: true, zh: "状态", en: "in one of these states", example: "talks"),
                CommonKeys.office, CommonKeys.assignee,
                KeySpec(
                    "party", .line, max: 200, zh: "当事人名称包含；新立案件在前",
                    en: "with a party whose name contains this; newest cases first", example: "配送"),
                KeySpec(
                    "external", .line, max: 100, zh: "外部编号（其他系统或台账中的编号）",
                    en: "known to others by this number", example: "GD20260302001"),
                KeySpec("overdue", .bool, zh: "是否有逾期", en: "with a term that has passed", example: "yes"),
                KeySpec("due-before", .date, zh: "在此日之前到期", en: "with a term due before this day", example: "today+7d"),
                KeySpec("opened-from", .date, zh: "立案不早于", en: "opened on this day or later", example: "today-30d"),
                KeySpec("opened-to", .date, zh: "立案不晚于", en: "opened on this day or earlier", example: "today"),
                KeySpec(
                    "text", .line, max: 200,
                    zh: "包含这些词（空格分开）：案号、案由、当事人、登记事项、记录；按此顺序，同处新立案件在前；过千件时只按新立在前。不查找方案等调解秘密、敏感信息和私人记录",
                    en:
                        "with all these words, in number, title, parties, fields, records or notes: in this order, newest first; newest first only where over a thousand have them. Offers and the like, sensitive values and private notes are not searched",
                    example: "配送费"),
                CommonKeys.limit, CommonKeys.after,
            ],
            roles: .caseReaders, help: Bilingual(zh: "列出案件，按立案时间和案号", en: "List cases by opening and number"),
            example: "case.list overdue=yes"),
        CommandSpec(
            "case.why", .read, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "do", .action, complete: "case.why", zh: "办理动作；默认当前可能的全部动作",
                    en: "the action; default: all that are possible from here", example: "begin-talks"),
                KeySpec(
                    "version", .int, min: 1, complete: "procedure.list", zh: "改问：移至程序的这一版有何妨碍",
                    en: "asks instead what stands in the way of a move to this version of the procedure", example: "2"),
                KeySpec(
                    "state", .state, zh: "移版时接替现状态的状态",
                    en: "with version: the state that takes the place of the present one",
                    example: "talks"),
            ],
            roles: .caseReaders, errors: [.notFound],
            help: Bilingual(zh: "为什么不能办、怎样才能办", en: "Explain every condition of a step, and what would satisfy it"),
            example: "case.why N-2026-00017 do=begin-talks"),
        CommandSpec(
            "case.similar", .read, subject: Subjects.caseNumber, roles: .caseReaders, errors: [.notFound],
            help: Bilingual(
                zh: "可能重复的案件：同一程序中未结、当事人或企业相同的", en: "Open cases of the procedure with the same enterprise or party"),
            example: "case.similar N-2026-00017"),
        CommandSpec(
            "case.history", .read, subject: Subjects.caseNumber, keys: [CommonKeys.limit, CommonKeys.after],
            roles: .caseReaders, errors: [.notFound], help: Bilingual(zh: "办理记录", en: "What happened in a case"),
            example: "case.history N-2026-00017"),
    ]
}
