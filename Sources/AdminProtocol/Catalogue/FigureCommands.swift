import Wording

extension CommandCatalogue {
    /// The figure ledger: counts that are no cases.
    static let figureCommands: [CommandSpec] = [
        CommandSpec(
            "figure.show", .read,
            subject: Subjects.named(
                "figure", .line, required: false, complete: "figure.show", zh: "数字项目；不写则全部",
                en: "the figure; all where none is named", example: "service-uses"),
            roles: .everyone, errors: [.notFound],
            help: Bilingual(
                zh: "查看数字台账可登记的项目及其单位、口径", en: "Show what the figure ledger may hold, with units and counting"),
            example: "figure.show"),
        CommandSpec(
            "figure.record", .change,
            subject: Subjects.named(
                "figure", .line, complete: "figure.show", zh: "数字项目", en: "the figure", example: "service-uses"),
            keys: [
                KeySpec(
                    "value", .int, required: true, min: 0, zh: "数值（整数，不写万、亿）",
                    en: "the whole number; nothing in ten thousands", example: "3034000"),
                period, from, to,
                KeySpec(
                    "office", .office, zh: "哪个单位的数字（不含下属单位的）；默认本账户唯一的单位",
                    en: "whose count it is, without its children's; default: your only office", example: "BJ-CY"),
                KeySpec(
                    "evidence", .line, required: true, max: 500, zh: "依据（台账、文号或链接）",
                    en: "what it rests on: a register, a file number or a link", example: "12351平台月报2022年第6期"),
                KeySpec(
                    "unit", .line, max: 40, zh: "单位；与项目不符则拒绝", en: "its unit word; refused where it is another",
                    example: "人次"),
                KeySpec("target", .bool, zh: "yes：这是目标数", en: "yes: it is what is to be reached", example: "no"),
                KeySpec(
                    "corrects", .line, max: 20, complete: "figure.list", zh: "更正哪一笔；原笔保留，签字后由新笔代替",
                    en: "the entry that this one puts right; that one stays, and this takes its place once signed",
                    example: "F-12"),
            ],
            roles: .caseWorkers, errors: [.notFound, .exists, .keyReused],
            help: Bilingual(
                zh: "登记一个不是案件的数字；由另一人签字后才进入报表，只能以新笔更正",
                en:
                    "Enter a count that is no case; reports take it once another person has signed it, and only a new entry corrects it"
            ),
            example: "figure.record service-uses period=2022-H1 value=3034000 office=BJ evidence=\"12351平台月报2022年第6期\""),
        CommandSpec(
            "figure.sign", .change,
            subject: Subjects.named(
                "entry", .line, complete: "figure.list", zh: "台账编号", en: "the entry", example: "F-12"),
            roles: [.supervisor], errors: [.notFound, .forbidden, .exists, .keyReused],
            help: Bilingual(zh: "对他人登记的数字签字", en: "Sign an entry that somebody else has made"),
            example: "figure.sign F-12"),
        CommandSpec(
            "figure.list", .read,
            keys: [
                KeySpec(
                    "figure", .line, max: 64, complete: "figure.show", zh: "数字项目", en: "of this figure",
                    example: "service-uses"),
                KeySpec("period", .line, max: 24, zh: "在此期间之内", en: "about days within this period", example: "2022"),
                CommonKeys.office,
                KeySpec(
                    "state", .enum, values: ["entered", "signed", "corrected"], zh: "待签字、已签字、已被更正",
                    en: "waiting for a signature, signed, or corrected since", example: "entered"),
                CommonKeys.limit, CommonKeys.after,
            ],
            roles: .caseReaders, errors: [.notFound],
            help: Bilingual(zh: "列出台账，最新的在前", en: "List the ledger's entries, newest first"),
            example: "figure.list state=entered"),
    ]

    static let period = KeySpec(
        "period", .line, max: 24, zh: "期间：2022、2022-H1、2022-Q1、2022-03；或用 from= to=",
        en: "the period: 2022, 2022-H1, 2022-Q1, 2022-03; or say from= and to=", example: "2022-H1")
    static let from = KeySpec("from", .date, zh: "期间的第一天", en: "the period's first day", example: "2022-01-01")
    static let to = KeySpec("to", .date, zh: "期间的最后一天", en: "the period's last day", example: "2022-06-30")
}
