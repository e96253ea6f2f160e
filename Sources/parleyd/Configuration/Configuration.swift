import FoundationEssentials
import Logging
import Mediation
import Notifier
import Postgres
import Wording

/// Everything the daemon must know before it starts: defaults, then the file, then `PARLEY_…`, then flags.
struct Configuration: Sendable {
    enum Database: Sendable, Hashable {
        /// A private PostgreSQL below this folder.
        case embedded(directory: String)
        /// A server reached by a libpq connection string.
        case server(conninfo: String)
    }

    struct SMTP: Sendable, Hashable {
        let url: String
        let from: String
        let user: String?
        let passwordFile: String?
        let starttls: String?
        let caFile: String?
    }

    let database: Database
    let socket: String
    let spool: String
    /// True where mails are spooled although SMTP is configured.
    let spoolsAlways: Bool
    let smtp: SMTP?
    /// The kinds of mail that are sent again though they may have arrived.
    let mailsResent: Set<Obligation.Kind>
    /// The site's own channels.
    let channels: [ChannelDeclaration]
    let offices: String?
    /// The site's own reminder policies.
    let reminders: String?
    /// The folder of the site's own texts.
    let texts: String?
    /// The folder of the site's own templates of documents.
    let forms: String?
    /// Which addresses belong to the house.
    let house: MailHouse
    /// Connections to the admin socket at most: in all, and of one account.
    let connections: (all: Int, perAccount: Int)
    let logLevel: Logger.Level
    /// Where each value came from, for `parleyd check --print`.
    let origins: [(name: String, value: String, origin: String)]

    /// Reads everything; throws every problem at once.
    static func read(
        file: String?, environment: [String: String], flags: [String: String]
    ) throws(ConfigurationProblems) -> Configuration {
        var problems: [String] = []
        var values: [String: (text: String, origin: String)] = [:]
        for setting in Setting.all {
            if let fallback = setting.fallback { values[setting.name] = (fallback, "default") }
        }
        let path = file ?? Self.usualFile
        var channels: [ChannelDeclaration] = []
        if let path {
            let read = ConfigurationFile(path: path)
            problems += read.problems
            channels = read.channels
            for (name, value) in read.values { values[name] = (value.text, value.place) }
        }
        for setting in Setting.all {
            if let text = environment[setting.variable], !text.isEmpty {
                values[setting.name] = (text, setting.variable)
            }
        }
        // Naming one database by flag sets aside the other one of the file.
        if flags["data"] != nil { values["database"] = nil }
        if flags["database"] != nil { values["data"] = nil }
        for (name, text) in flags { values[name] = (text, "--\(name)") }
        return try Configuration(values, channels: channels, problems: &problems)
    }

    private static var usualFile: String? {
        let path = "/etc/parley/parley.yaml"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    private init(
        _ given: [String: (text: String, origin: String)], channels: [ChannelDeclaration], problems: inout [String]
    ) throws(ConfigurationProblems) {
        var values = given
        func text(_ name: String) -> String? { given[name]?.text }
        for setting in Setting.all where text(setting.name)?.isEmpty == true {
            let origin = given[setting.name]?.origin ?? ""
            problems.append("\(origin): \(setting.name) 不能为空 / may not be empty")
        }
        switch (text("data"), text("database")) {
        case (let directory?, nil): database = .embedded(directory: Self.absolute(directory))
        case (nil, let conninfo?):
            database = .server(conninfo: conninfo)
            do throws(PostgresError) {
                values["database"]?.text = try ConnectionText(conninfo).shown
            } catch {
                let origin = values["database"]?.origin ?? ""
                problems.append("\(origin): database: 不是连接串 / not a connection string: \(error)")
            }
        case (nil, nil):
            problems.append("缺少 data 或 database（--data DIR 或 --database CONNINFO） / data or database is missing")
            database = .embedded(directory: "")
        case (_?, _?):
            problems.append("data 与 database 只能给一个 / exactly one of data and database")
            database = .embedded(directory: "")
        }
        socket = Self.absolute(text("socket") ?? "")
        let spoolText = text("spool") ?? ""
        spoolsAlways = spoolText.hasPrefix("always:")
        let spoolPath = spoolsAlways ? String(spoolText.dropFirst(7)) : spoolText
        if !spoolPath.isEmpty {
            spool = Self.absolute(spoolPath)
        } else if case .embedded(let directory) = database {
            spool = directory + "/spool"
        } else {
            spool = "/var/lib/parley/spool"
        }
        if let url = text("smtp.url") {
            if let from = text("smtp.from") {
                smtp = SMTP(
                    url: url, from: from, user: text("smtp.user"), passwordFile: text("smtp.password-file"),
                    starttls: text("smtp.starttls"), caFile: text("smtp.ca-file"))
            } else {
                problems.append(
                    "\(given["smtp.url"]?.origin ?? ""): 设置了 smtp.url 却缺少 smtp.from / smtp.url needs smtp.from")
                smtp = nil
            }
        } else {
            smtp = nil
        }
        self.channels = channels
        var resent: Set<Obligation.Kind> = []
        for kind in Obligation.Kind.allCases {
            switch text("uncertain.\(kind.rawValue)") {
            case "resend": resent.insert(kind)
            case nil, "hold": break
            case let other?:
                let origin = given["uncertain.\(kind.rawValue)"]?.origin ?? ""
                problems.append(
                    "\(origin): uncertain.\(kind.rawValue): 应为 resend 或 hold / must be resend or hold, not \(other)")
            }
        }
        mailsResent = resent
        offices = text("offices").map(Self.absolute)
        reminders = text("reminders").map(Self.absolute)
        texts = text("texts").map(Self.absolute)
        forms = text("forms").map(Self.absolute)
        let domains = (text("mail-domains") ?? "").split(separator: ",").map { domain in
            String(domain.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        for domain in domains where MailAddress("a@" + domain) == nil {
            let origin = given["mail-domains"]?.origin ?? ""
            problems.append("\(origin): mail-domains: 不是域名 / not a domain: \(domain)")
        }
        house = text("mail-link").map { MailHouse(domains: domains, link: $0) } ?? MailHouse(domains: domains)
        func count(_ name: String, _ allowed: ClosedRange<Int>) -> Int {
            if let count = text(name).flatMap({ Int($0) }), allowed.contains(count) { return count }
            problems.append(
                "\(given[name]?.origin ?? ""): \(name): 应为 \(allowed.lowerBound) 至 \(allowed.upperBound) 的整数 "
                    + "/ must be a whole number from \(allowed.lowerBound) to \(allowed.upperBound)")
            return allowed.lowerBound
        }
        connections = (count("connections", 16...60_000), count("connections-per-account", 1...60_000))
        if let level = Logger.Level(rawValue: text("log") ?? "info") {
            logLevel = level
        } else {
            problems.append(
                "\(given["log"]?.origin ?? ""): log 应为 debug、info、notice、warning 或 error / log must be one of these levels"
            )
            logLevel = .info
        }
        origins =
            Setting.all.compactMap { setting in
                values[setting.name].map { (setting.name, $0.text, $0.origin) }
            } + channels.map { ("channels.\($0.name)", $0.summary, $0.place) }
        guard problems.isEmpty else { throw ConfigurationProblems(lines: problems) }
    }

    private static func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/") else { return path }
        return FileManager.default.currentDirectoryPath + "/" + path
    }
}

/// What is wrong with the configuration: every problem, one line each. The daemon exits with 78.
struct ConfigurationProblems: Error {
    let lines: [String]
}
