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
                    "roles", .enum, list: true, values: RoleName.allCases.map(\.rawValue), zh: "角色", en: "its roles",
                    example: "mediator"),
                KeySpec(
                    "scope", .office, list: true, zh: "管辖单位；* 为全部", en: "the offices in its scope; * is all",
                    example: "BJ-CY"),
                KeySpec(
                    "uid", .int, list: true, min: 0, max: 4_294_967_294, zh: "系统用户号", en: "its Unix user ids",
                    example: "1001"),
                KeySpec(
                    "cert", .sha256, list: true, zh: "客户端证书公钥的 SHA-256",
                    en: "the SHA-256 of its certificates' public keys",
                    example: String(repeating: "0", count: 64)),
                KeySpec("mail", .line, max: 254, zh: "邮箱", en: "its mail address", example: "li.wei@example.org"),
                KeySpec("disabled", .bool, zh: "停用", en: "no longer in use", example: "no"),
            ],
            roles: [.supervisor], errors: [.forbidden, .keyReused],
            help: Bilingual(zh: "设置账户（不能改自己的）", en: "Make or change an account, never one's own"),
            example: "account.set li.wei roles=mediator scope=BJ-CY uid=1001 mail=li.wei@example.org"),
        CommandSpec(
            "account.token", .change,
            subject: Subjects.named(
                "account", .account, complete: "account.list", zh: "账户名", en: "the account's name", example: "li.wei"),
            keys: [
                KeySpec("expires", .instant, zh: "发新令牌，何时失效", en: "make a token that ends then", example: "today+90d"),
                KeySpec("revoke", .line, max: 64, zh: "收回这个令牌", en: "revoke this token", example: "t1"),
            ],
            roles: [.supervisor], errors: [.forbidden, .notFound, .keyReused],
            help: Bilingual(zh: "发放或收回令牌", en: "Issue or revoke a token"),
            example: "account.token li.wei expires=today+90d"),
    ]
}
