import Glibc
import Notifier

extension Configuration.SMTP {
    /// The settings as the notifier takes them.
    func settings() throws(ConfigurationProblems) -> SMTPSettings {
        guard let from = MailAddress(from) else {
            throw ConfigurationProblems(lines: ["smtp.from: 不是邮件地址 / not a mail address: \(from)"])
        }
        do throws(SMTPSettingsProblem) {
            return try SMTPSettings(url: url, from: from, user: user, passwordFile: passwordFile)
        } catch {
            throw ConfigurationProblems(lines: [error.line])
        }
    }

    /// What can be said without being the daemon: a password that only the service can see is not looked at.
    func check() throws(ConfigurationProblems) {
        if let passwordFile, user != nil, access(passwordFile, R_OK) != 0 {
            _ = try Self(url: url, from: from, user: nil, passwordFile: nil).settings()
        } else {
            _ = try settings()
        }
    }
}

extension SMTPSettingsProblem {
    /// What to change, in both languages.
    fileprivate var line: String {
        switch self {
        case .badURL:
            "smtp.url: 应为 smtp://主机[:端口] 或 smtps://主机[:端口]，不含用户名和密码 / "
                + "must be smtp://host[:port] or smtps://host[:port], without user and password"
        case .userAndPasswordFileBelongTogether:
            "smtp: user 与 password-file 须同时给出 / user and password-file belong together"
        case .passwordFileUnreadable(let path): "smtp.password-file: 无法读取 / cannot be read: \(path)"
        case .passwordFileOpenToOthers(let path):
            "smtp.password-file: 他人可读或同组可写 / others may read it, or its group may write it: \(path)"
        }
    }
}
