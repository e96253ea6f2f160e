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
                    "uid", .int, min: 0, max: 4_294_967_294, zh: "系统用户号", en: "its Unix user id",
                    example: "1001"),
                KeySpec("mail", .line, max: 254, zh: "邮箱", en: "its mail address", example: "li.wei@example.org"),
                KeySpec("disabled", .bool, zh: "停用", en: "no longer in use", example: "no"),
            ],
            roles: [.supervisor], errors: [.forbidden, .keyReused],
            help: Bilingual(zh: "设置账户（不能改自己的）", en: "Make or change an account, never one's own"),
            example: "account.set li.wei roles=mediator scope=BJ-CY uid=1001 mail=li.wei@example.org"),
    ]
}
