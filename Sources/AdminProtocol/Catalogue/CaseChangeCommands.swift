import Wording

extension CommandCatalogue {
    /// Changing a case that is open.
    static let caseChangeCommands: [CommandSpec] = [
        CommandSpec(
            "case.advance", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "do", .action, required: true, complete: "case.why", zh: "办理动作", en: "what happened",
                    example: "begin-talks"),
                CommonKeys.version(required: true), CommonKeys.at, CommonKeys.reason(required: false),
            ],
            roles: .caseWorkers, errors: [.conflict, .blocked, .notFound, .keyReused],
            help: Bilingual(zh: "推进案件", en: "Record an action that moves a case"),
            example: "case.advance N-2026-00017 do=begin-talks if=7"),
        CommandSpec(
            "case.set", .change, subject: Subjects.caseNumber,
            keys: [
                CommonKeys.version(required: true),
                KeySpec("title", .line, max: 300, zh: "案由", en: "what the case is about", example: "配送费协商"),
            ],
            roles: .caseWorkers, errors: [.conflict, .notFound, .keyReused],
            help: Bilingual(zh: "更改案件信息", en: "Change a case's fields"),
            example: "case.set N-2026-00017 if=7 title=\"配送费协商\""),
        CommandSpec(
            "case.party", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "role", .line, max: 64, complete: "procedure.show", zh: "新当事人的身份", en: "the role of a new party",
                    example: "worker-representative"),
                KeySpec("name", .line, max: 200, zh: "姓名或名称", en: "the party's name", example: "张三"),
                KeySpec(
                    "enterprise", .enterprise, complete: "enterprise.list", zh: "已登记的企业；填入名称等",
                    en: "an enterprise of the registry, which gives the name", example: "E-000123"),
                KeySpec(
                    "person", .person, complete: "person.list", zh: "已登记的人员；填入姓名等",
                    en: "a person of the registry, who gives the name", example: "P-000123"),
                KeySpec(
                    "party", .party, complete: "case.show", zh: "要更改的当事人", en: "the party to change", example: "p2"),
                KeySpec(
                    "remove", .bool, zh: "当事人退出；历史保留", en: "the party leaves; history keeps it", example: "yes"),
                CommonKeys.version(required: false),
            ],
            roles: .caseWorkers, errors: [.conflict, .notFound, .exists, .keyReused],
            help: Bilingual(zh: "当事人：添加、更改、退出", en: "Add, change or end a party"),
            example: "case.party N-2026-00017 role=worker-representative name=\"张三\""),
        CommandSpec(
            "case.record", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "type", .line, max: 64, complete: "procedure.show", zh: "新记录的类型", en: "the type of a new record",
                    example: "meeting"),
                KeySpec(
                    "record", .record, complete: "case.show", zh: "要更改的记录", en: "the record to change", example: "r3"),
                CommonKeys.at, CommonKeys.version(required: false),
            ],
            roles: .caseWorkers, errors: [.conflict, .notFound, .blocked, .keyReused],
            help: Bilingual(
                zh: "附属记录：会议、表决、诉求、方案、付款、承诺……", en: "Record a meeting, a vote, a claim, an offer, a payment …"),
            example: "case.record N-2026-00017 type=meeting"),
        CommandSpec(
            "case.note", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "text", .text, required: true, max: 1_048_576, secret: true, zh: "内容", en: "the note",
                    example: "电话沟通，约下周一见面"),
                KeySpec(
                    "private", .bool, zh: "只有承办人和负责人可见", en: "for the assignee and supervisors only", example: "yes"),
                CommonKeys.version(required: false),
            ],
            roles: .caseWorkers, errors: [.conflict, .notFound, .keyReused],
            help: Bilingual(zh: "记事", en: "Add a note"), example: "case.note N-2026-00017 text=\"电话沟通\""),
        CommandSpec(
            "case.doc", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "template", .line, max: 64, complete: "describe", zh: "按此模板由案件数据生成文书；否则须填 kind、sha256、name",
                    en: "make the document from this template; otherwise kind, sha256 and name are needed",
                    example: "acceptance-notice"),
                KeySpec(
                    "format", .enum, values: ["md", "html"], zh: "生成的格式；默认 md（Markdown），html 供打印",
                    en: "what the template gives: md (Markdown, the default), or html for printing", example: "html"),
                KeySpec(
                    "kind", .line, max: 64, complete: "procedure.show", zh: "所登记文件的文书种类",
                    en: "the kind of document of a file", example: "service-proof"),
                KeySpec(
                    "sha256", .sha256, zh: "所登记文件的 SHA-256", en: "the file's SHA-256",
                    example: String(repeating: "0", count: 64)),
                KeySpec("name", .line, max: 200, zh: "所登记文件的名称", en: "the file's name", example: "送达回证.pdf"),
                KeySpec("bytes", .int, min: 0, zh: "文件大小，字节", en: "the file's size in bytes", example: "40960"),
                CommonKeys.version(required: false),
            ],
            roles: .caseWorkers, errors: [.conflict, .notFound, .exists, .keyReused],
            help: Bilingual(
                zh: "登记文书，或按模板生成并登记", en: "Register a document, or make one from a template and register it"),
            example: "case.doc N-2026-00017 kind=service-proof name=\"送达回证.pdf\" sha256="
                + String(repeating: "0", count: 64)),
        CommandSpec(
            "case.link", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "to", .case, required: true, complete: "case.list", zh: "另一案件，须可查看",
                    en: "the other case, which you must see",
                    example: "M-2026-00003"),
                CommonKeys.linkKind(
                    required: true, zh: "本案相对另一案件的关系；另一案件同时记下相反的关系",
                    en: "what this case is to the other, which gets the inverse at once", example: "relates-to"),
                CommonKeys.version(required: true),
                KeySpec("remove", .bool, zh: "解除关联；历史保留", en: "take the link away; history keeps it", example: "yes"),
                CommonKeys.reason(required: false),
            ],
            roles: .caseWorkers, errors: [.conflict, .notFound, .exists, .keyReused],
            help: Bilingual(
                zh: "关联案件：上下级、合并、重复、重启、拆分、审议……", en: "Link two cases: parent, merged, duplicate, reopened, split …"),
            example: "case.link N-2026-00017 to=M-2026-00003 as=relates-to if=7"),
        CommandSpec(
            "case.assign", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "to", .account, required: true, complete: "account.list", zh: "新的承办人", en: "the new assignee",
                    example: "li.wei"),
                CommonKeys.version(required: true), CommonKeys.reason(required: false),
            ],
            roles: [.supervisor], errors: [.conflict, .notFound, .keyReused],
            help: Bilingual(zh: "指派承办人", en: "Assign a case"), example: "case.assign N-2026-00017 to=li.wei if=7"),
        CommandSpec(
            "case.grant", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "to", .account, required: true, complete: "account.list", zh: "获授权的账户（角色 reader）",
                    en: "the account that may look, a reader", example: "he.fa"),
                KeySpec(
                    "until", .date, required: true, zh: "最后一天；写已过去的一天即收回",
                    en: "the last day; one that is over takes it away",
                    example: "today+30d"),
                CommonKeys.reason(required: true), CommonKeys.version(required: false),
            ],
            roles: [.supervisor], errors: [.conflict, .notFound, .exists, .keyReused],
            help: Bilingual(
                zh: "授权只读人员查看本案立场与记事，到期自动失效；调解方案除外",
                en: "Let a reader see a case's positions and notes until a day; never its offers"),
            example: "case.grant N-2026-00017 to=he.fa until=today+30d reason=\"代理诉讼\""),
        CommandSpec(
            "case.correct", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "event", .int, required: true, min: 1, complete: "case.history", zh: "要更正的办理记录的 seq",
                    en: "the seq of the event to correct", example: "4420"),
                CommonKeys.version(required: true),
                CommonKeys.reason(required: true, zh: "更正的理由", en: "why it was wrong"), CommonKeys.at,
            ],
            confirm: true, roles: .caseWorkers, errors: [.conflict, .notFound, .blocked, .keyReused],
            help: Bilingual(zh: "更正：以新记录撤回旧记录，旧记录保留", en: "Reverse an old event by a new one; both stay on file"),
            example: "case.correct N-2026-00017 event=4420 if=7 reason=\"日期录错\""),
        CommandSpec(
            "case.move", .change, subject: Subjects.caseNumber,
            keys: [
                KeySpec(
                    "version", .int, required: true, min: 1, complete: "procedure.list", zh: "移至程序的哪一版",
                    en: "the version of its procedure that the case is to follow", example: "2"),
                KeySpec(
                    "state", .state, zh: "现状态在新版中没有时，接替它的状态",
                    en: "the state that takes the place of the present one, where the new version does not have that",
                    example: "talks"),
                CommonKeys.version(required: true),
                CommonKeys.reason(required: true),
            ],
            confirm: true, roles: [.supervisor], errors: [.conflict, .blocked, .notFound, .keyReused],
            help: Bilingual(
                zh: "把案件移至其程序的新版本；case.why 加 version= 可先看有何妨碍，dry=yes 列出差异",
                en:
                    "Take a case on to a newer version of its procedure; case.why with version= tells what stands in the "
                    + "way, dry=yes what will differ"),
            example: "case.move N-2026-00017 version=2 if=7 reason=\"程序更新\""),
    ]
}
