import Foundation
import JSONText
import Mediation
import TestSupport
import Testing
import Wording
import WorkCalendar

@testable import Notifier

/// Whatever a case, a procedure or an account is called, a notice has its own form in every channel.
@Suite struct HostileValueTests {
    private static let texts = [
        "x\r\nBcc: thief@example.com\r\n\r\n", "a\nParley-Signature: v1=0", "\u{202E}gnp.exe\u{2066}",
        "a\u{0}b\u{1B}[31m",
        "{{case}} {case} {nobody} ${HOME} $(id) `id`", "<@all> @all <script>alert(1)</script> &amp;",
        "# h **b** [l](http://evil.example) > q <font color=\"warning\">x</font>",
        #""},"msgtype":"markdown","x":{"y":"\"#,
        "a\u{2028}b\u{85}c\u{FEFF}", String(repeating: "长", count: 3000), "'; drop table delivery; --", "",
    ]

    private func composer(_ text: String) throws -> NoticeComposer {
        let words = NoticeVocabulary(
            rules: RuleShelf(NoticeVocabulary.sample.rules), procedure: { _, _ in Bilingual(zh: text, en: text) },
            clock: { _, _, _ in Bilingual(zh: text, en: text) })
        return NoticeComposer(templates: try NoticeTemplates(files: Embedded.files), vocabulary: words)
    }

    private func delivery(_ text: String, _ kind: Obligation.Kind) -> Delivery {
        .sample(caseID: text, clock: text, step: text, kind: kind, account: text, mail: nil)
    }

    private let now = Instant(microseconds: 1_790_730_000_000_000)

    @Test("a mail has its nine headers, and no line that a value began", arguments: texts)
    func mail(_ text: String) throws {
        for kind in Obligation.Kind.allCases {
            let composer = try composer(text)
            let fair = try self.composer("fair").message(
                delivery("fair", kind), from: .local, to: .account("fair"), now: now)
            let bytes = try composer.message(delivery(text, kind), from: .local, to: .account(text), now: now).bytes(
                .eightBit)
            let mail = ReceivedMail(bytes)
            #expect(mail.names.count == 9)
            #expect(
                mail.body.split(separator: "\n", omittingEmptySubsequences: false).count
                    == ReceivedMail(fair.bytes(.eightBit)).body.split(separator: "\n", omittingEmptySubsequences: false)
                    .count)
            #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { Self.isDangerous($0) })
        }
    }

    @Test("a webhook's JSON has its own members, and its headers are words", arguments: texts)
    func json(_ text: String) throws {
        let notice = try composer(text).notice(delivery(text, .overdue), link: "https://p.example/{case}/x", now: now)
        let request = SignedJSON(url: "https://h.example/", secret: "s").request(notice, moment: 1)
        let object = try #require(try JSONReader.read(request.body).object)
        #expect(
            object.members.map(\.name)
                == ["version", "notice", "kind", "case", "step", "due", "what", "text", "link"])
        #expect(object["kind"] == "overdue")
        #expect(request.headers.count == 3)
        for line in request.headers { #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }) }
        let link = try #require(object["link"]?.string)
        #expect(link.hasPrefix("https://p.example/") && link.hasSuffix("/x"))
        #expect(link.dropFirst(18).dropLast(2).utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 && $0 != 0x2F && $0 != 0x3F })
        for value in [
            object["case"]?.string, object["what"]?.object?["zh"]?.string, object["text"]?.object?["en"]?.string,
        ] {
            #expect(value?.unicodeScalars.contains { Self.isDangerous($0) || $0 == "\n" } == false)
        }
    }

    @Test("a robot's text has two lines and a link, calls nobody and marks nothing up", arguments: texts)
    func robots(_ text: String) throws {
        let notice = try composer(text).notice(delivery(text, .overdue), link: nil, now: now)
        let formats: [any WebhookFormat] = [
            WeComRobot(url: "https://h.example/?key=k"), DingTalkRobot(url: "https://h.example/?t=k", secret: "s"),
        ]
        for format in formats {
            let request = format.request(notice, moment: 1)
            let object = try #require(try JSONReader.read(request.body).object)
            #expect(object["msgtype"] == "text" && object.members.count <= 3)
            let content = try #require(object["text"]?.object?["content"]?.string)
            #expect(content.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
            #expect(content.utf8.count <= 2048)
            #expect(!content.contains { "<>@[]`*#\\".contains($0) })
            #expect(!content.unicodeScalars.contains { Self.isDangerous($0) })
            #expect(request.headers.isEmpty)
        }
    }

    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D: false
        case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
