import Wording

extension CommandCatalogue {
    /// Deadlines of cases, and the arithmetic behind them.
    static let dueCommands: [CommandSpec] = [
        CommandSpec(
            "due.list", .read,
            keys: [
                KeySpec("case", .case, complete: "case.list", zh: "案件", en: "of this case", example: "N-2026-00017"),
                KeySpec(
                    "state", .enum, list: true, values: ["open", "soon", "overdue", "met", "waived"],
                    zh: "进行中、临近、逾期、已完成、已豁免", en: "in one of these states", example: "overdue"),
                KeySpec("before", .date, zh: "在此日之前到期", en: "due before this day", example: "today+7d"),
                CommonKeys.office,
                KeySpec(
                    "assignee", .account, complete: "account.list", zh: "承办人", en: "of cases assigned to this account",
                    example: "li.wei"),
                CommonKeys.limit, CommonKeys.after,
            ],
            roles: .caseReaders, errors: [.notFound], help: Bilingual(zh: "列出期限", en: "List deadlines"),
            example: "due.list state=overdue"),
        CommandSpec(
            "due.set", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec("due", .due, complete: "due.list", zh: "哪一个期限", en: "which deadline", example: "d4"),
                KeySpec(
                    "what", .line, max: 64, complete: "due.list", zh: "或期限名称，唯一时可用",
                    en: "or its name, where that is unique", example: "conclude-talks"),
                CommonKeys.version(required: true),
                CommonKeys.reason(required: true, zh: "调整的理由", en: "why it is changed"),
                KeySpec("on", .date, zh: "改到这一天", en: "move it to this day", example: "today+15d"),
                KeySpec("extend", .duration, zh: "延长多久", en: "extend it by this", example: "15d"),
                KeySpec("waive", .bool, zh: "豁免", en: "waive it", example: "yes"),
            ],
            roles: [.supervisor], errors: [.conflict, .blocked, .notFound, .keyReused],
            help: Bilingual(zh: "延长、改期或豁免期限", en: "Extend, move or waive a deadline"),
            example: "due.set N-2026-00017 due=d4 extend=15d if=7 reason=\"双方同意\""),
        CommandSpec(
            "due.compute", .read,
            keys: [
                KeySpec(
                    "rule", .rule, required: true, complete: "rule.list", zh: "期限规则", en: "the deadline rule",
                    example: "court-delegated-mediation-30d"),
                KeySpec(
                    "from", .instant, required: true, zh: "起算的日期；倒推规则则为所依据的日期",
                    en: "the day that it counts from; for a rule that counts back, its anchor", example: "2026-09-11"),
                KeySpec("extend", .duration, list: true, zh: "延长", en: "an extension", example: "15d"),
                KeySpec(
                    "excluded", .line, list: true, max: 32, zh: "不计入的期间（首尾都不计）",
                    en: "days that do not count, both ends included", example: "2026-10-01..2026-10-07"),
            ],
            roles: .everyone, errors: [.notFound],
            help: Bilingual(zh: "计算期限，不存储", en: "Compute a due day; nothing is stored"),
            example: "due.compute rule=court-delegated-mediation-30d from=2026-09-11"),
    ]
}
