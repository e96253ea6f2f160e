import Wording

extension CommandCatalogue {
    /// Operating the daemon.
    static let opsCommands: [CommandSpec] = [
        CommandSpec(
            "ops.status", .operate, roles: [.supervisor, .operator, .auditor],
            help: Bilingual(zh: "运行状况", en: "How the daemon is"), example: "ops.status"),
        CommandSpec(
            "ops.clients", .operate, roles: [.operator], help: Bilingual(zh: "当前连接", en: "Who is connected"),
            example: "ops.clients"),
        CommandSpec(
            "ops.reload", .operate, roles: [.operator], errors: [.badArgument],
            help: Bilingual(
                zh: "重读配置与单位文件；答复哪些已生效、哪些须重启；有误则一切照旧",
                en: "Read the configuration and its files anew; tells what is in force and what waits for a restart"),
            example: "ops.reload"),
        CommandSpec(
            "ops.pause", .operate,
            keys: [
                KeySpec(
                    "what", .enum, required: true, values: ["notices"], zh: "暂停什么", en: "what to pause",
                    example: "notices"),
                KeySpec(
                    "notices", .bool, zh: "yes 暂停（默认），no 恢复", en: "yes pauses (the default), no goes on", example: "no"),
                CommonKeys.reason(required: false),
            ],
            roles: [.operator], help: Bilingual(zh: "暂停或恢复发送通知", en: "Pause notices, or go on"),
            example: "ops.pause what=notices"),
        CommandSpec(
            "ops.drain", .operate,
            keys: [KeySpec("wait", .duration, zh: "至多等多久", en: "wait at most this long", example: "20s")],
            confirm: true, roles: [.operator],
            help: Bilingual(zh: "办完已收到的请求后停止", en: "Finish what was received, then stop"), example: "ops.drain"),
        CommandSpec(
            "ops.clock", .operate,
            keys: [
                KeySpec("advance", .duration, zh: "把时钟拨快多久", en: "move the clock by this", example: "30d"),
                KeySpec("to", .instant, zh: "或拨到何时", en: "or to this moment", example: "2026-12-12"),
            ],
            roles: [.operator], errors: [.forbidden],
            help: Bilingual(zh: "拨动演练时钟（仅演练模式）", en: "Move the rehearsal's clock (rehearsals only)"),
            example: "ops.clock advance=30d"),
    ]
}
