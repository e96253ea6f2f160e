import CaseStorage
import FoundationEssentials
import Glibc
import Mediation
import Notifier

/// A channel ready for use: what it is told, and where it posts that.
struct DeclaredChannel: Sendable {
    let route: NamedChannel
    let webhook: WebhookSettings

    /// Makes every channel or tells every problem.
    /// - Parameter isCheck: secrets that only the service can read are not looked at.
    static func all(
        _ declarations: [ChannelDeclaration], offices: OfficeTree, environment: [String: String], isCheck: Bool
    ) throws(ConfigurationProblems) -> [DeclaredChannel] {
        var channels: [DeclaredChannel] = []
        var problems: [String] = []
        for declaration in declarations {
            do throws(ConfigurationProblems) {
                channels.append(
                    try DeclaredChannel(declaration, offices: offices, environment: environment, isCheck: isCheck))
            } catch {
                problems += error.lines
            }
        }
        guard problems.isEmpty else { throw ConfigurationProblems(lines: problems) }
        return channels
    }

    private init(
        _ declaration: ChannelDeclaration, offices: OfficeTree, environment: [String: String], isCheck: Bool
    ) throws(ConfigurationProblems) {
        func problem(_ key: String, _ words: String) -> ConfigurationProblems {
            ConfigurationProblems(lines: [
                "\(declaration.place(of: key)): channels.\(declaration.name).\(key): \(words)"
            ])
        }
        func secret(_ key: String) throws(ConfigurationProblems) -> String? {
            guard let path = declaration[key] else { return nil }
            if isCheck, access(path, R_OK) != 0 { return "unread" }
            do throws(SecretFileProblem) {
                return try WebhookSettings.secret(at: path)
            } catch {
                throw problem(key, error.words)
            }
        }
        func number(_ key: String, _ range: ClosedRange<Int>) throws(ConfigurationProblems) -> Int? {
            guard let text = declaration[key] else { return nil }
            guard let number = Int(text), range.contains(number) else {
                throw problem(
                    key, "应为 \(range.lowerBound) 至 \(range.upperBound) 的整数 / must be a whole number in that range")
            }
            return number
        }
        guard let name = Delivery.Channel(rawValue: declaration.name),
            let kind = declaration["type"].flatMap(WebhookSettings.Kind.init(rawValue:))
        else { throw problem("type", "未知 / unknown") }
        let owner: NamedChannel.Owner
        if let office = declaration["office"] {
            guard offices[office] != nil else { throw problem("office", "没有该单位 / no such office: \(office)") }
            owner = .office(office, covering: Set(offices.expand([office]) ?? []))
        } else {
            owner = .account(declaration["account"] ?? "")
        }
        let kinds = declaration.words("kinds").map { Set($0.compactMap(Obligation.Kind.init(rawValue:))) }
        route = NamedChannel(
            name: name, owner: owner, kinds: kinds ?? Set(Obligation.Kind.allCases),
            resends: declaration["uncertain"] != "hold")
        var key = try secret("secret-file")
        if let variable = declaration["secret-env"] {
            key = environment[variable] ?? (isCheck ? "unread" : nil)
            if key == nil { throw problem("secret-env", "没有该环境变量 / no such variable: \(variable)") }
        }
        var url = declaration["url"] ?? ""
        if let path = declaration["url-file"] {
            let isHidden = isCheck && access(path, R_OK) != 0
            url = isHidden ? "https://unread.invalid/?key=unread" : try secret("url-file") ?? ""
        }
        let (lanes, perMinute) = (try number("lanes", 1...16), try number("per-minute", 1...6000))
        do throws(WebhookSettingsProblem) {
            webhook = try WebhookSettings(
                name: name, kind: kind, url: url, secret: key, allowsPrivate: declaration["private"] == "yes",
                allowsPlain: declaration["http"] == "yes", caFile: declaration["ca-file"], link: declaration["link"],
                lanes: lanes, perMinute: perMinute)
        } catch {
            throw problem(error.key, error.words)
        }
    }
}

extension SecretFileProblem {
    fileprivate var words: String {
        switch self {
        case .unreadable(let path): "无法读取 / cannot be read: \(path)"
        case .openToOthers(let path): "他人可读或同组可写 / others may read it, or its group may write it: \(path)"
        }
    }
}

extension WebhookSettingsProblem {
    fileprivate var key: String {
        switch self {
        case .badURL, .notEncrypted: "url"
        case .secretMissing: "secret-file"
        case .badCAFile: "ca-file"
        case .badLink: "link"
        }
    }

    fileprivate var words: String {
        switch self {
        case .badURL: "应为 https://主机/…，不含用户名和密码 / must be https://host/…, without user and password"
        case .notEncrypted: "应为 https://；http:// 须另写 http: yes / must be https://; http:// takes http: yes"
        case .secretMissing: "缺少密钥 / the secret is missing or empty"
        case .badCAFile(let path): "无法读取，或不含 PEM 证书 / cannot be read, or holds no certificate in PEM: \(path)"
        case .badLink: "应为含 {case} 的网址 / must be a web address with {case} in it"
        }
    }
}
