import Wording

/// One setting: its name in the file, what it takes, its default, what it is for. The reader, `parleyd check --print`
/// and the example file are all held against this table.
struct Setting: Sendable {
    enum Kind: String, Sendable { case text, path, url, list, number }

    /// The name in the file, dots between levels: `smtp.url`.
    let name: String
    let kind: Kind
    let fallback: String?
    let help: Bilingual

    /// The environment variable: `PARLEY_SMTP_URL` for `smtp.url`.
    var variable: String {
        "PARLEY_" + name.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }.joined()
    }

    static let all: [Setting] = [
        Setting(
            name: "data", kind: .path, fallback: nil,
            help: Bilingual(
                zh: "自带 PostgreSQL 的数据目录；与 database 二选一",
                en: "folder of the embedded PostgreSQL; exactly one of data and database")),
        Setting(
            name: "database", kind: .text, fallback: nil,
            help: Bilingual(
                zh: "libpq 连接串，可列多个主机；与 data 二选一",
                en: "libpq connection string, several hosts included; exactly one of data and database")),
        Setting(
            name: "socket", kind: .path, fallback: "/run/parley/admin.sock",
            help: Bilingual(zh: "管理套接字的路径", en: "path of the admin socket")),
        Setting(
            name: "spool", kind: .text, fallback: nil,
            help: Bilingual(
                zh: "邮件存放目录；默认为 data 目录下的 spool。写 always:目录 则即使配置了 smtp 也同时存放",
                en: "folder for mails; default: spool below data. always:FOLDER keeps a copy even when smtp is set")),
        Setting(
            name: "smtp.url", kind: .url, fallback: nil,
            help: Bilingual(
                zh: "邮件服务器，如 smtp://mail.example:587", en: "mail server, such as smtp://mail.example:587")),
        Setting(
            name: "smtp.from", kind: .text, fallback: nil,
            help: Bilingual(zh: "发件人地址", en: "the sender's address")),
        Setting(
            name: "smtp.user", kind: .text, fallback: nil,
            help: Bilingual(zh: "邮件服务器用户名", en: "user name at the mail server")),
        Setting(
            name: "smtp.password-file", kind: .path, fallback: nil,
            help: Bilingual(
                zh: "存放密码的文件，不得让他人可读", en: "file that holds the password; nobody else may read it")),
        Setting(
            name: "smtp.starttls", kind: .text, fallback: nil,
            help: Bilingual(
                zh: "smtp:// 的加密：required（有用户名时的默认值）、if-offered 或 never",
                en: "encryption of smtp://: required (the default with a user), if-offered or never")),
        Setting(
            name: "smtp.ca-file", kind: .path, fallback: nil,
            help: Bilingual(
                zh: "代替系统信任的 CA 证书（PEM）", en: "certificates (PEM) to trust in place of the system's")),
        uncertain("opened", zh: "开案", en: "of an opening"),
        uncertain("reminder", zh: "提醒", en: "reminding"),
        uncertain("overdue", zh: "逾期", en: "of a passed term"),
        uncertain("escalation", zh: "升级", en: "to a superior"),
        Setting(
            name: "offices", kind: .path, fallback: nil,
            help: Bilingual(
                zh: "本地补充的单位文件（YAML）", en: "a file of further offices (YAML)")),
        Setting(
            name: "reminders", kind: .path, fallback: nil,
            help: Bilingual(
                zh: "本地的提醒政策、静默日与值班人（YAML）",
                en: "the site's own reminder policies, quiet days and people on duty (YAML)")),
        Setting(
            name: "texts", kind: .path, fallback: nil,
            help: Bilingual(
                zh: "本地通知文本的目录，其中同名文件代替自带的文本", en: "folder of texts of the site's own, in place of the shipped ones")),
        Setting(
            name: "forms", kind: .path, fallback: nil,
            help: Bilingual(
                zh: "本地文书模板的目录，其中同标识的模板代替自带的",
                en: "folder of templates of the site's own, in place of the shipped ones of the same id")),
        Setting(
            name: "mail-domains", kind: .list, fallback: nil,
            help: Bilingual(
                zh: "本单位的邮件域名；其他地址只收到案号和查看方法。未设置则不区分",
                en:
                    "mail domains of the house; other addresses get a case number and where to look. Default: no difference"
            )),
        Setting(
            name: "mail-link", kind: .text, fallback: nil,
            help: Bilingual(
                zh: "写给外部地址的查看方法，{case} 处填案号", en: "where outside addresses look, {case} standing for the number")),
        Setting(
            name: "connections", kind: .number, fallback: "4096",
            help: Bilingual(
                zh: "管理套接字的连接数上限，其中 8 个留给运维",
                en: "connections to the admin socket at most, 8 of them kept for operators")),
        Setting(
            name: "connections-per-account", kind: .number, fallback: "1024",
            help: Bilingual(zh: "每个账户的连接数上限", en: "connections of one account at most")),
        Setting(
            name: "log", kind: .text, fallback: "info",
            help: Bilingual(
                zh: "日志级别：debug、info、notice、warning、error",
                en: "log level: debug, info, notice, warning, error")),
    ]

    private static func uncertain(_ kind: String, zh: String, en: String) -> Setting {
        Setting(
            name: "uncertain.\(kind)", kind: .text, fallback: nil,
            help: Bilingual(
                zh: "\(zh)邮件不知是否送到时：resend 重发，hold 留待人工（默认）",
                en: "a mail \(en) that may have arrived: resend, or hold for a person (default)"))
    }
}
