import Glibc
import Notifier

extension Configuration.SMTP {
    /// The settings as the notifier takes them.
    func settings() throws(ConfigurationProblems) -> SMTPSettings {
        guard let from = MailAddress(from) else {
            throw ConfigurationProblems(lines: ["smtp.from: 不是邮件地址 / not a mail address: \(from)"])
        }
        let tls = try starttls.map { word throws(ConfigurationProblems) in
            guard let tls = SMTPSettings.TLS(rawValue: word) else {
                throw ConfigurationProblems(lines: [
                    "smtp.starttls: 应为 required、if-offered 或 never / must be one of these words: \(word)"
                ])
            }
            return tls
        }
        do throws(SMTPSettingsProblem) {
            return try SMTPSettings(
                url: url, from: from, user: user, passwordFile: passwordFile, starttls: tls, caFile: caFile)
        } catch {
            throw ConfigurationProblems(lines: [error.line])
        }
    }

    /// What can be said without being the daemon: a password that only the service can see is not looked at.
    func check() throws(ConfigurationProblems) {
        if let passwordFile, user != nil, access(passwordFile, R_OK) != 0 {
            _ = try Self(url: url, from: from, user: nil, passwordFile: nil, starttls: starttls, caFile: caFile)
                .settings()
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
        case .passwordFile(.unreadable(let path)): "smtp.password-file: 无法读取 / cannot be read: \(path)"
        case .passwordFile(.openToOthers(let path)):
            "smtp.password-file: 他人可读或同组可写 / others may read it, or its group may write it: \(path)"
        case .encryptedFromTheStart:
            "smtp.starttls: smtps:// 自始加密，不用 starttls / smtps:// is encrypted from the start; leave starttls out"
        case .passwordInTheClear:
            "smtp.starttls: 有用户名时须为 required，密码不得明文经过网络 / must be required with a user: "
                + "a password never crosses a network in the clear"
        case .badCAFile(let path):
            "smtp.ca-file: 无法读取，或不含 PEM 证书 / cannot be read, or holds no certificate in PEM: \(path)"
        }
    }
}
