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
                KeySpec(
                    "period", .enum, values: ["today", "week", "month"], zh: "今日、本周（周一至周日）或本月到期",
                    en: "due today, this week (Monday to Sunday) or this month", example: "week"),
                KeySpec(
                    "before", .date, zh: "在此日或之前到期", en: "due on or before this day", example: "today+7d"),
                CommonKeys.office, CommonKeys.assignee,
                KeySpec(
                    "procedure", .procedure, complete: "procedure.list", zh: "程序", en: "of cases under this procedure",
                    example: "court-mediation"),
                KeySpec(
                    "format", .enum, values: ["rows", "ics"], zh: "ics：一行内的 iCalendar 日历，每页至多 500 项",
                    en: "ics: an iCalendar file in one line, 500 events a page at most", example: "rows"),
                CommonKeys.limit, CommonKeys.after,
            ],
            roles: .caseReaders, errors: [.notFound],
            help: Bilingual(
                zh: "列出期限及剩余（逾期）的日数和工作日数；不写 state 则为进行中和逾期的",
                en:
                    "List deadlines, with the days and working days that are left or overdue; running ones unless `state` is given"
            ),
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
