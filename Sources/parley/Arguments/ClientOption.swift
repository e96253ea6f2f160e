import Wording

/// The client's own options. A procedure may not name a field like one of them (decisions.md 4).
enum ClientOption: String, CaseIterable, Sendable {
    case socket, json, csv, lang, timeout, columns
    case quiet, noHeaders = "no-headers", color, noPager = "no-pager", yes
    case dryRun = "dry-run", explain, help

    /// What stands for the value in help; nil when the option takes none.
    var value: String? {
        switch self {
        case .socket: "PATH"
        case .lang: "zh|en"
        case .timeout: "30s"
        case .columns: "a,b"
        case .color: "auto|always|never"
        case .json, .csv, .quiet, .noHeaders, .noPager, .yes, .dryRun, .explain, .help: nil
        }
    }

    /// What it does.
    var text: Bilingual {
        switch self {
        case .socket: Bilingual(zh: "守护进程的套接字", en: "the daemon's socket")
        case .json: Bilingual(zh: "原样输出协议的数据行", en: "print the protocol's data lines as they are")
        case .csv:
            Bilingual(
                zh: "输出 CSV（UTF-8 带 BOM，可直接用 Excel、LibreOffice 打开）",
                en: "print CSV (UTF-8 with a mark, opens in Excel and LibreOffice)")
        case .lang: Bilingual(zh: "语言", en: "language")
        case .timeout: Bilingual(zh: "最多等多久", en: "how long to wait at most")
        case .columns: Bilingual(zh: "只显示这些列", en: "show these columns only")
        case .quiet: Bilingual(zh: "只显示编号（也可写 -q）", en: "print ids only (also -q)")
        case .noHeaders: Bilingual(zh: "不显示表头", en: "leave out the heads of tables")
        case .color: Bilingual(zh: "颜色", en: "colour")
        case .noPager: Bilingual(zh: "不分页", en: "do not start a pager")
        case .yes: Bilingual(zh: "不再询问确认", en: "do not ask for confirmation")
        case .dryRun: Bilingual(zh: "试办，什么也不留下（dry=yes）", en: "rehearse, store nothing (dry=yes)")
        case .explain: Bilingual(zh: "不办理，只说明条件（case why）", en: "do nothing, list the conditions (case why)")
        case .help: Bilingual(zh: "用法（也可写 -h）", en: "usage (also -h)")
        }
    }

    /// The option that a word such as `--json` or `-q` names.
    init?(flag: String) {
        switch flag {
        case "-q": self = .quiet
        case "-h": self = .help
        case _ where flag.hasPrefix("--"): self.init(rawValue: String(flag.dropFirst(2)))
        default: return nil
        }
    }
}
