import Foundation
import Testing
import WorkCalendar

@testable import Notifier

@Suite struct MailMessageTests {
    private func message(
        subject: String = "N-2026-00017 答复", body: String = "你好\n", to: MailRecipient? = nil,
        identity: String = "parley.7"
    ) throws -> MailMessage {
        let from = try #require(MailAddress("parley@union.example.org"))
        let recipient = try to ?? .address(#require(MailAddress("li.wei@example.org")))
        let date = try #require(Instant(iso: "2026-09-30T01:00:00Z"))
        return MailMessage(
            from: from, to: recipient, subject: subject, body: body, date: date, identity: identity)
    }

    private static let headers = [
        "Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
        "Auto-Submitted",
    ]

    @Test(
        "whatever the values hold, a mail has its nine headers and no other",
        arguments: [
            "案件\r\nBcc: thief@example.com", "a\nBcc: b@c.d", "a\u{2028}Bcc: x", "a\u{85}Bcc: x", "\r\n\r\nbody",
            "=?UTF-8?B?DQpCY2M6IHhAeS56?=", "\u{0}\u{1B}[31m红", String(repeating: "长", count: 400),
            String(repeating: "x", count: 2000), "",
        ])
    func injection(_ text: String) throws {
        for encoding in [MailMessage.BodyEncoding.quotedPrintable, .eightBit] {
            let mail = ReceivedMail(
                try message(subject: text, body: text, to: .account(text), identity: text).bytes(encoding))
            #expect(mail.names == Self.headers)
            #expect(mail["Message-ID"]?.hasSuffix("@union.example.org>") == true)
        }
    }

    @Test(
        "a subject in any script comes back letter by letter",
        arguments: [
            "N-2026-00017 书面答复协商要求：还剩 3 个工作日（8 天） / answer the demand",
            "纯中文标题没有空格而且很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长",
            "plain ASCII only", "𠮷野家 emoji 👩‍⚖️ mixed", "e\u{301} combining", "a =?x?= b",
        ])
    func subjects(_ subject: String) throws {
        let bytes = try message(subject: subject).bytes(.quotedPrintable)
        #expect(ReceivedMail(bytes).decoded("Subject") == subject)
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\r\n") { #expect(line.utf8.count <= 78) }
    }

    @Test("quoted-printable gives the text back, in lines of at most 76 ASCII characters")
    func quotedPrintable() throws {
        let body = "案件：N-2026-00017 = 重要 \n\n.\n..\n\(String(repeating: "很长的一行", count: 60))\nends in space \n"
        let mail = ReceivedMail(try message(body: body).bytes(.quotedPrintable))
        #expect(mail.body == body)
        for line in mail.rawBody.components(separatedBy: "\r\n") {
            #expect(line.utf8.count <= 76)
            #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
        }
    }

    @Test("a spooled mail can be read as it is")
    func eightBit() throws {
        let mail = ReceivedMail(try message(body: "应办：答复\n").bytes(.eightBit))
        #expect(mail["Content-Transfer-Encoding"] == "8bit")
        #expect(mail.rawBody == "应办：答复\r\n")
    }

    @Test("the date is business time in Shanghai")
    func date() throws {
        #expect(ReceivedMail(try message().bytes(.eightBit))["Date"] == "Wed, 30 Sep 2026 09:00:00 +0800")
    }

    @Test("an account without an address is named as a group that nobody belongs to")
    func noAddress() throws {
        let mail = ReceivedMail(try message(to: .account("chen.yu")).bytes(.eightBit))
        #expect(mail["To"] == "\"chen.yu\":;")
    }

    @Test(
        "an address is taken only where it is safe in a header and an SMTP command",
        arguments: [
            ("li.wei@example.org", true), ("a+b@c-d.example", true), ("parley@localhost", true),
            ("李伟@例子.中国", true), ("x@xn--fsqu00a.example", true),
            ("", false), ("li.wei", false), ("@example.org", false), ("a@", false), ("a@b@c", false),
            ("a b@example.org", false), ("a@example.org\r\nRCPT TO:<x@y.z>", false), ("<a@example.org>", false),
            ("a@example.org>", false), ("\"a b\"@example.org", false), ("a..b@example.org", false),
            (".a@example.org", false), ("a@-example.org", false), ("a@example..org", false), ("a@[127.0.0.1]", false),
            ("a,b@example.org", false), ("a@example.org,b@example.org", false), ("a@exam\u{0}ple.org", false),
            ("a@example.org\u{202E}", false), ("\(String(repeating: "a", count: 65))@example.org", false),
        ])
    func addresses(_ text: String, _ isSafe: Bool) {
        #expect((MailAddress(text) != nil) == isSafe)
    }
}
