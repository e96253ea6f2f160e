import Wording

extension CommandCatalogue {
    /// Reports over cases and ledger.
    static let reportCommands: [CommandSpec] = [
        CommandSpec(
            "report.list", .read,
            subject: Subjects.named(
                "report", .line, required: false, complete: "report.list", zh: "报表或程序；写明则列出其各行的口径",
                en: "a report or a procedure, to list its rows with their definitions", example: "work-report"),
            roles: .everyone, errors: [.notFound],
            help: Bilingual(zh: "列出报表", en: "List the reports"), example: "report.list"),
        CommandSpec(
            "report.run", .read, subject: report,
            keys: [
                period, from, to,
                CommonKeys.office,
                KeySpec(
                    "trade", .line, max: 64, zh: "行业（案件的 trade 字段）", en: "only cases of this trade", example: "express"),
                KeySpec(
                    "asof", .int, min: 0, zh: "按日志到这一号为止的情况计算；默认到最新",
                    en: "as the log was at this event; default: as it is now", example: "4411"),
            ],
            roles: .caseReaders, errors: [.notFound, .busy],
            help: Bilingual(
                zh: "出报表：每行有数值、单位、口径，比率写明分子分母；并附校验结果；已发布的一并显示发布数与重述",
                en:
                    "Run a report: each row with value, unit and definition, ratios with both sides, then the checks; what was "
                    + "published is shown beside it"
            ),
            example: "report.run work-report period=2022-H1 office=BJ"),
        CommandSpec(
            "report.freeze", .change, subject: report,
            keys: [
                period, from, to,
                KeySpec(
                    "office", .office, required: true, zh: "单位代码；含下属单位", en: "office code; its children are included",
                    example: "BJ"),
                KeySpec("trade", .line, max: 64, zh: "行业", en: "only cases of this trade", example: "express"),
                CommonKeys.reason(required: true, zh: "发布的缘由", en: "why it is published"),
            ],
            confirm: true, roles: [.supervisor], errors: [.notFound, .exists, .busy, .keyReused],
            help: Bilingual(
                zh: "发布报表：数字从此固定，以后的变动作为重述显示",
                en: "Publish a report: its numbers stay, later changes are shown as restatements"),
            example: "report.freeze work-report period=2022-H1 office=BJ reason=\"十四届五次全会报告\""),
    ]

    private static let report = Subjects.named(
        "report", .line, complete: "report.list", zh: "报表；写程序名则为该程序自行统计的指标",
        en: "the report; a procedure's name for what it counts by itself", example: "work-report")
}
