import CaseStorage
import Foundation
import Mediation
import Testing
import Wording

@testable import Notifier
@testable import parleyd

@Suite struct ChannelDeclarationTests {
    private static let offices = OfficeTree(
        [("BJ", nil), ("BJ-CY", "BJ")].map { Office(code: $0.0, parent: $0.1, name: Bilingual(zh: $0.0, en: $0.0)) })

    @Test func `a channel of each kind is read with its owner, its kinds and its pace`() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let secret = try folder.write("s3cret\n", to: "secret", mode: 0o600)
        let channels = try Self.channels(
            """
            channels:
              wecom-bj:
                type: wecom
                url: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k
                office: BJ
                kinds: [overdue, escalation]
              ding-cy:
                type: dingtalk
                url: https://oapi.dingtalk.com/robot/send?access_token=t
                secret-env: DING
                office: BJ-CY
                kinds: opened
                per-minute: 10
                uncertain: hold
              hook-li:
                type: webhook
                url: http://127.0.0.1:8080/parley
                http: yes
                private: yes
                secret-file: \(secret)
                account: li.wei
                link: https://cases.example.org/{case}
                lanes: 2
            """, in: folder, environment: ["DING": "SEC1"])
        #expect(
            channels.map(\.route) == [
                NamedChannel(
                    name: try #require(Delivery.Channel(rawValue: "wecom-bj")),
                    owner: .office("BJ", covering: ["BJ", "BJ-CY"]), kinds: [.overdue, .escalation], resends: true),
                NamedChannel(
                    name: try #require(Delivery.Channel(rawValue: "ding-cy")),
                    owner: .office("BJ-CY", covering: ["BJ-CY"]), kinds: [.opened], resends: false),
                NamedChannel(
                    name: try #require(Delivery.Channel(rawValue: "hook-li")), owner: .account("li.wei"),
                    kinds: Set(Obligation.Kind.allCases), resends: true),
            ])
        #expect(channels.map(\.webhook.name) == channels.map(\.route.name))
        #expect(channels.map { "\(type(of: $0.webhook.format))" } == ["WeComRobot", "DingTalkRobot", "SignedJSON"])
        #expect(
            channels.map(\.webhook.pace) == [
                ChannelPace(lanes: 1, perMinute: 20), ChannelPace(lanes: 1, perMinute: 10),
                ChannelPace(lanes: 2, perMinute: 120),
            ])
        #expect(channels.map(\.webhook.allowsPrivate) == [false, false, true])
        #expect(channels.map(\.webhook.allowsPlain) == [false, false, true])
        #expect(channels.map(\.webhook.link) == [nil, nil, "https://cases.example.org/{case}"])
    }

    /// A settings line that is wrong in place of a good one, or beside it; where that is said, and of what.
    private static let mistakes: [(lines: [String], place: Int, words: String)] = [
        (["type: sms", url, office], 3, "x.type"), ([url, office], 2, "type"), (["type: wecom", office], 2, "url"),
        (["type: wecom", url, "url-file: /u", office], 2, "url-file"), (["type: wecom", url], 2, "account"),
        (["type: wecom", url, office, "account: li.wei"], 2, "account"),
        (["type: wecom", url, office, "secret-file: /s", "secret-env: S"], 2, "secret-env"),
        (["type: wecom", url, office, "colour: red"], 6, "colour"),
        (["type: wecom", url, office, "kinds: [overdue, late]"], 6, "late"),
        (["type: wecom", url, office, "kinds: []"], 6, "x.kinds"),
        (["type: wecom", url, office, "lanes: [1, 2]"], 6, "x.lanes"),
        (["type: wecom", url, office, "lanes: 17"], 6, "x.lanes"),
        (["type: wecom", url, office, "per-minute: soon"], 6, "x.per-minute"),
        (["type: wecom", url, office, "uncertain: maybe"], 6, "maybe"),
        (["type: wecom", url, office, "link: https://h.example/"], 6, "x.link"),
        (["type: wecom", url, office, "ca-file: /nonexistent/ca.pem"], 6, "/nonexistent/ca.pem"),
        (["type: wecom", url, office, "secret-file: /nonexistent/key"], 6, "/nonexistent/key"),
        (["type: wecom", url, office, "secret-env: PARLEY_NO_SUCH"], 6, "PARLEY_NO_SUCH"),
        (["type: wecom", url, "office: ZZ"], 5, "ZZ"), (["type: wecom", "url: ftp://h.example/k", office], 4, "x.url"),
        (["type: wecom", "url: http://h.example/?key=k", office], 4, "http: yes"),
        (["type: webhook", url, office], 2, "x.secret-file"),
    ]
    private static let url = "url: https://h.example/send?key=k"
    private static let office = "office: BJ"

    @Test(arguments: mistakes)
    func `a mistake is told with its file, its line and its setting`(
        _ lines: [String], _ place: Int, _ words: String
    ) throws {
        let folder = try Folder()
        defer { folder.remove() }
        let told = Self.problems("channels:\n  x:\n" + lines.map { "    \($0)\n" }.joined(), in: folder)
        #expect(told.count == 1, "\(told)")
        let problem = try #require(told.first)
        #expect(problem.hasPrefix("\(folder.file):\(place): channels.x"), "\(problem)")
        #expect(problem.contains(words), "\(problem)")
    }

    @Test func `every mistake of every entry is told at once`() throws {
        let folder = try Folder()
        defer { folder.remove() }
        let told = Self.problems("channels:\n  smtp: {}\n  Big: 1\n  y: {type: sms, url: u, office: BJ}\n", in: folder)
        for place in [2, 3, 4] { #expect(told.contains { $0.hasPrefix("\(folder.file):\(place): ") }, "\(told)") }
        #expect(Self.problems("channels: none\n", in: folder).count == 1)
    }

    private static func channels(
        _ text: String, in folder: Folder, environment: [String: String] = [:]
    ) throws -> [DeclaredChannel] {
        let file = try folder.write(text, to: "parley.yaml")
        let configuration = try Configuration.read(file: file, environment: environment, flags: ["data": folder.path])
        return try DeclaredChannel.all(
            configuration.channels, offices: offices, environment: environment, isCheck: false)
    }

    private static func problems(_ text: String, in folder: Folder) -> [String] {
        do {
            _ = try channels(text, in: folder)
            return []
        } catch let problems as ConfigurationProblems {
            return problems.lines
        } catch {
            return ["\(error)"]
        }
    }

    private struct Folder {
        let path = FileManager.default.temporaryDirectory.appending(path: "parley-c\(UInt32.random(in: 0 ... .max))")
            .path()
        var file: String { path + "/parley.yaml" }

        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

        func write(_ text: String, to name: String, mode: Int = 0o644) throws -> String {
            let path = path + "/" + name
            try text.write(toFile: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            return path
        }

        func remove() { try? FileManager.default.removeItem(atPath: path) }
    }
}
