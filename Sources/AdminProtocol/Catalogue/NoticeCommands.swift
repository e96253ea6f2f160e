import Wording

extension CommandCatalogue {
    /// Reminders and notices.
    static let noticeCommands: [CommandSpec] = [
        CommandSpec(
            "notice.list", .read,
            keys: [
                KeySpec("case", .case, complete: "case.list", zh: "案件", en: "of this case", example: "N-2026-00017"),
                KeySpec(
                    "state", .enum, values: ["held", "due", "claimed", "sent", "uncertain", "failed"],
                    zh: "等候工作日早晨、待发、发送中、已发、不确定、失败", en: "in this state; held waits for a working morning",
                    example: "uncertain"),
                CommonKeys.limit, CommonKeys.after,
            ],
            roles: [.mediator, .supervisor, .operator, .auditor], errors: [.notFound],
            help: Bilingual(zh: "列出通知", en: "List notices"), example: "notice.list state=uncertain"),
        CommandSpec(
            "notice.retry", .change,
            subject: Subjects.named(
                "notice", .notice, complete: "notice.list", zh: "通知编号", en: "the notice", example: "12"),
            keys: [CommonKeys.reason(required: true, zh: "重发的理由", en: "why it is sent again")],
            roles: [.supervisor, .operator], errors: [.notFound, .blocked, .keyReused],
            help: Bilingual(zh: "重发通知", en: "Send a notice again"), example: "notice.retry 12 reason=\"邮箱已修复\""),
    ]
}
