import Wording

extension CommandCatalogue {
    /// About the connection and about the protocol itself.
    static let sessionCommands: [CommandSpec] = [
        CommandSpec(
            "hello", .session,
            keys: [
                KeySpec(
                    "lang", .enum, values: Language.allCases.map(\.rawValue), zh: "答复所用语言",
                    en: "the language of messages", example: "zh"),
                KeySpec(
                    "client", .line, max: 80, zh: "客户端名称与版本，记入日志", en: "your program's name and version, for the log",
                    example: "parley/1.0"),
            ],
            roles: .everyone, help: Bilingual(zh: "设定语言，报上客户端名称", en: "Set the language and name your program"),
            example: "hello lang=zh client=parley/1.0"),
        CommandSpec(
            "whoami", .session, roles: .everyone,
            help: Bilingual(zh: "我的账户、角色和管辖范围", en: "Your account, roles and scope"), example: "whoami"),
        CommandSpec(
            "ping", .session, roles: .everyone,
            help: Bilingual(zh: "测试连接；也用来结束 watch", en: "Test the connection, or end a watch"), example: "ping"),
        CommandSpec(
            "quit", .session, roles: .everyone, help: Bilingual(zh: "关闭连接", en: "Close the connection"), example: "quit"
        ),
        CommandSpec(
            "help", .read,
            subject: Subjects.named(
                "command", .command, required: false, complete: "describe", zh: "命令名", en: "a command's name",
                example: "case.open"),
            roles: .everyone, help: Bilingual(zh: "用法说明", en: "Explain commands in sentences"),
            example: "help case.open"),
        CommandSpec(
            "describe", .read,
            subject: Subjects.named(
                "command", .command, required: false, complete: "describe", zh: "命令名", en: "a command's name",
                example: "case.open"),
            keys: [
                KeySpec(
                    "procedure", .procedure, complete: "procedure.list", zh: "连同该程序自己的参数",
                    en: "with this procedure's own keys", example: "platform-negotiation")
            ],
            roles: .everyone, errors: [.notFound],
            help: Bilingual(zh: "供程序使用的命令目录", en: "Describe commands for programs"),
            example: "describe case.open procedure=platform-negotiation"),
    ]
}
