import Foundation
import Mediation
import TestSupport
import Testing

@testable import Notifier

@Suite struct SMTPChannelTests {
    private static let text = Array("Subject: x\r\n\r\n.\r\n..two\r\nlast\r\n".utf8)

    /// One thread: a conversation that stalls for its whole time must not keep a worker of the test from working.
    private let lane = BlockingLanes(count: 1)

    private func send(
        _ behaviour: MailSink.Behaviour, to recipient: String = "li.wei@example.org", knowsUTF8: Bool = true
    ) async throws -> (result: DeliveryResult, mails: [MailSink.Mail]) {
        let sink = try MailSink(behaviour, knowsUTF8: knowsUTF8)
        defer { sink.stop() }
        let settings = try SMTPSettings(
            url: sink.url, from: #require(MailAddress("parley@example.org")), connectSeconds: 2, totalSeconds: 2)
        let address = try #require(MailAddress(recipient))
        let result = await lane.run(on: 0) { SMTPChannel(settings).send(Self.text, to: address) }
        return (result, sink.mails)
    }

    @Test("a mail arrives byte by byte, lines of dots included, for the right person")
    func arrives() async throws {
        let (result, mails) = try await send(.accept)
        #expect(result == .sent)
        #expect(mails.count == 1)
        #expect(mails.first?.text == Self.text)
        #expect(mails.first?.to == ["<li.wei@example.org>"])
        #expect(mails.first?.from.hasPrefix("<parley@example.org>") == true)
    }

    @Test("an address beyond ASCII goes out with SMTPUTF8")
    func internationalAddress() async throws {
        let (result, mails) = try await send(.accept, to: "李伟@example.org")
        #expect(result == .sent)
        #expect(mails.first?.from == "<parley@example.org> SMTPUTF8")
        #expect(mails.first?.to == ["<李伟@example.org>"])
    }

    @Test(
        "4xx means later, 5xx means never, whatever the phase",
        arguments: [
            (MailSink.Phase.mail, "451 4.3.0 busy", DeliveryResult.retry(reason: "smtp-451-4.3.0")),
            (.rcpt, "450 4.2.1 later", .retry(reason: "smtp-450-4.2.1")),
            (.rcpt, "550 5.1.1 <li.wei@example.org> unknown", .failed(reason: "smtp-550-5.1.1")),
            (.mail, "553 5.1.8 who", .failed(reason: "smtp-553-5.1.8")),
            (.data, "554 no", .failed(reason: "smtp-554")),
            (.dot, "452 4.3.1 full", .retry(reason: "smtp-452-4.3.1")),
            (.dot, "554 5.7.1 spam", .failed(reason: "smtp-554-5.7.1")),
        ])
    func refusals(_ phase: MailSink.Phase, _ line: String, _ expected: DeliveryResult) async throws {
        let (result, mails) = try await send(.reply(phase, line))
        #expect(result == expected)
        #expect(mails.isEmpty)
    }

    @Test(
        "a line that breaks or falls silent before the text has gone means later",
        arguments: [MailSink.Phase.greeting, .ehlo, .mail, .rcpt, .data])
    func brokenBeforeText(_ phase: MailSink.Phase) async throws {
        for behaviour in [MailSink.Behaviour.cut(phase), .stall(phase)] {
            let (result, mails) = try await send(behaviour)
            guard case .retry = result else {
                Issue.record("\(behaviour): \(result)")
                continue
            }
            #expect(mails.isEmpty)
        }
    }

    @Test("a line that breaks or falls silent after the final dot is uncertain, for the server may have the mail")
    func brokenAfterDot() async throws {
        for behaviour in [MailSink.Behaviour.cut(.dot), .stall(.dot)] {
            let (result, mails) = try await send(behaviour)
            #expect(result == .uncertain(reason: "smtp-answer-lost"))
            #expect(mails.count == 1)
        }
    }

    @Test("a server that is not there is tried again")
    func unreachable() async throws {
        let sink = try MailSink()
        let url = sink.url
        sink.stop()
        let address = try #require(MailAddress("parley@example.org"))
        let settings = try SMTPSettings(url: url, from: address, connectSeconds: 1, totalSeconds: 1)
        let result = await lane.run(on: 0) { SMTPChannel(settings).send(Self.text, to: address) }
        guard case .retry = result else {
            Issue.record("\(result)")
            return
        }
    }

    @Test(
        "only a plain mail URL is taken",
        arguments: [
            ("smtp://mail.example.org", true), ("smtps://mail.example.org:465", true),
            ("smtp://[::1]:2525/parley.example.org", true), ("http://mail.example.org", false), ("mail", false),
            ("", false), ("smtp://user:pass@mail.example.org", false), ("file:///etc/passwd", false),
        ])
    func urls(_ url: String, _ isTaken: Bool) throws {
        let from = try #require(MailAddress("parley@example.org"))
        if isTaken {
            _ = try SMTPSettings(url: url, from: from)
        } else {
            #expect(throws: SMTPSettingsProblem.badURL) { try SMTPSettings(url: url, from: from) }
        }
    }

    @Test("a password file that others may read is refused; one for the group is not")
    func passwordFile() throws {
        let from = try #require(MailAddress("parley@example.org"))
        let path = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID().uuidString)").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        func settings() throws -> SMTPSettings {
            try SMTPSettings(url: "smtp://mail.example.org", from: from, user: "parley", passwordFile: path)
        }
        #expect(throws: SMTPSettingsProblem.passwordFileUnreadable(path)) { try settings() }
        _ = FileManager.default.createFile(atPath: path, contents: Data("s3cret\n".utf8))
        for (mode, isTaken) in [(0o644, false), (0o660, false), (0o640, true), (0o600, true), (0o400, true)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            if isTaken {
                #expect(try settings().password == "s3cret")
            } else {
                #expect(throws: SMTPSettingsProblem.passwordFileOpenToOthers(path)) { try settings() }
            }
        }
        #expect(throws: SMTPSettingsProblem.userAndPasswordFileBelongTogether) {
            try SMTPSettings(url: "smtp://mail.example.org", from: from, user: "parley")
        }
    }

    @Test("a password is never sent in the clear beyond this machine")
    func passwordNeedsTLS() throws {
        let from = try #require(MailAddress("parley@example.org"))
        #expect(try SMTPSettings(url: "smtp://mail.example.org", from: from).usesTLS == .whereOffered)
        #expect(try SMTPSettings(url: "smtp://127.0.0.1:25", from: from).usesTLS == .never)
        #expect(try SMTPSettings(url: "smtps://mail.example.org", from: from).usesTLS == .required)
    }
}
