import Wording

extension CommandCatalogue {
    /// Accounts, their roles and their scope.
    static let accountCommands: [CommandSpec] = [
        CommandSpec(
            "account.list", .read,
            subject: Subjects.named(
                "account", .account, required: false, complete: "account.list", zh: "账户名", en: "one account's name",
                example: "li.wei"),
            roles: [.supervisor, .operator, .auditor], help: Bilingual(zh: "列出账户", en: "List accounts"),
            example: "account.list"),
        CommandSpec(
            "account.set", .change,
            subject: Subjects.named(
                "account", .account, complete: "account.list", zh: "账户名；没有则新建",
                en: "the account's name; a new one is made",
                example: "li.wei"),
            keys: [
                KeySpec(
                    "roles", .enum, list: true, clears: true, values: RoleName.allCases.map(\.rawValue), zh: "角色",
                    en: "its roles", example: "mediator"),
                KeySpec(
                    "scope", .office, list: true, clears: true, zh: "管辖单位；* 为全部",
                    en: "the offices in its scope; * is all", example: "BJ-CY"),
                KeySpec(
                    "uid", .int, list: true, clears: true, min: 0, max: 4_294_967_295, zh: "系统用户号，可有多个",
                    en: "its Unix user ids", example: "1001"),
                KeySpec(
                    "cert", .sha256, list: true, clears: true, zh: "客户端证书公钥的 SHA-256，可有多个（供 TCP 使用）",
                    en: "the SHA-256 of its certificates' public keys (for TCP)",
                    example: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"),
                KeySpec("mail", .line, max: 254, zh: "邮箱", en: "its mail address", example: "li.wei@example.org"),
                KeySpec(
                    "digest", .bool, zh: "每个早晨汇总为一封邮件", en: "one mail a morning with everything, not one for each term",
                    example: "yes"),
                KeySpec("disabled", .bool, zh: "停用", en: "no longer in use", example: "no"),
            ],
            roles: [.supervisor], errors: [.forbidden, .notFound, .exists, .keyReused],
            help: Bilingual(
                zh: "新建或更改账户（不能改自己的）；列表项整体替换，空值清空",
                en:
                    "Make or change an account, never one's own; a list replaces the whole list, an empty value clears it"
            ),
            example: "account.set li.wei roles=mediator scope=BJ-CY uid=1001 mail=li.wei@example.org"),
        CommandSpec(
            "account.token", .change,
            subject: Subjects.named(
                "account", .account, complete: "account.list", zh: "账户名", en: "the account's name", example: "li.wei"),
            keys: [
                KeySpec(
                    "expires", .instant, zh: "新令牌有效至何时（日期含当日）", en: "make a token valid until then (a day is included)",
                    example: "today+90d"),
                KeySpec(
                    "revoke", .line, max: 32, complete: "account.list", zh: "或作废这个令牌", en: "or take this token back",
                    example: "t3"),
            ],
            roles: [.supervisor], errors: [.forbidden, .notFound, .keyReused],
            help: Bilingual(
                zh: "为账户发放令牌（只在答复中显示一次，不保存原文），或作废令牌；不能用于自己的账户",
                en:
                    "Give an account a token, shown once in the answer and kept by nobody, or take one back; never one's own"
            ),
            example: "account.token li.wei expires=2027-06-30"),
    ]
}
