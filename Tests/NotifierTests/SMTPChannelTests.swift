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
        #expect(throws: SMTPSettingsProblem.passwordFile(.unreadable(path))) { try settings() }
        _ = FileManager.default.createFile(atPath: path, contents: Data("s3cret\n".utf8))
        for (mode, isTaken) in [(0o644, false), (0o660, false), (0o640, true), (0o600, true), (0o400, true)] {
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            if isTaken {
                #expect(try settings().password == "s3cret")
            } else {
                #expect(throws: SMTPSettingsProblem.passwordFile(.openToOthers(path))) { try settings() }
            }
        }
        #expect(throws: SMTPSettingsProblem.userAndPasswordFileBelongTogether) {
            try SMTPSettings(url: "smtp://mail.example.org", from: from, user: "parley")
        }
    }

    @Test(
        "a password is never sent in the clear beyond this machine, and nowhere by default",
        arguments: [
            ("smtp://mail.example.org", false, nil, SMTPSettings.TLS.ifOffered),
            ("smtp://127.0.0.1:25", false, nil, .never), ("smtps://mail.example.org", false, nil, .required),
            ("smtp://mail.example.org", false, .required, .required),
            ("smtp://localhost", false, .ifOffered, .ifOffered),
            ("smtp://mail.example.org", true, nil, .required), ("smtp://localhost", true, nil, .required),
            ("smtp://localhost", true, .never, .never), ("smtps://mail.example.org", true, nil, .required),
            ("smtp://mail.example.org", true, .never, nil), ("smtp://mail.example.org", true, .ifOffered, nil),
            ("smtp://localhost.example.org", true, .never, nil), ("smtp://127.example.org", true, .ifOffered, nil),
        ] as [(String, Bool, SMTPSettings.TLS?, SMTPSettings.TLS?)])
    func passwordNeedsTLS(
        _ url: String, _ hasUser: Bool, _ given: SMTPSettings.TLS?, _ taken: SMTPSettings.TLS?
    ) throws {
        let from = try #require(MailAddress("parley@example.org"))
        let path = try Self.passwordFile("s3cret")
        defer { try? FileManager.default.removeItem(atPath: path) }
        func settings() throws -> SMTPSettings {
            try SMTPSettings(
                url: url, from: from, user: hasUser ? "parley" : nil, passwordFile: hasUser ? path : nil,
                starttls: given)
        }
        if let taken {
            #expect(try settings().usesTLS == taken)
        } else {
            #expect(throws: SMTPSettingsProblem.passwordInTheClear) { try settings() }
        }
    }

    @Test("a server that offers a log-in but no STARTTLS hears neither user nor password")
    func noTLS() async throws {
        let sink = try MailSink(login: "AGE=")
        defer { sink.stop() }
        let path = try Self.passwordFile("s3cret")
        defer { try? FileManager.default.removeItem(atPath: path) }
        let from = try #require(MailAddress("parley@example.org"))
        let settings = try SMTPSettings(url: sink.url, from: from, user: "parley", passwordFile: path)
        let result = await lane.run(on: 0) { SMTPChannel(settings).send(Self.text, to: from) }
        #expect(result == .retry(reason: "smtp-no-tls"))
        #expect(sink.commands.first?.hasPrefix("EHLO") == true)
        #expect(!sink.commands.contains { $0.hasPrefix("AUTH") } && sink.mails.isEmpty)
    }

    private enum Trust: Sendable { case own, other, system }

    @Test(
        "over TLS a mail goes out only where certificate, host and password are right",
        arguments: [
            (Trust.own, "localhost", "s3cret", DeliveryResult.sent),
            (.own, "localhost", "guess", .retry(reason: "smtp-535-5.7.8")),
            (.own, "127.0.0.1", "s3cret", .retry(reason: "smtp-certificate")),
            (.other, "localhost", "s3cret", .retry(reason: "smtp-certificate")),
            (.system, "localhost", "s3cret", .retry(reason: "smtp-certificate")),
        ])
    private func overTLS(_ trust: Trust, _ host: String, _ password: String, _ expected: DeliveryResult) async throws {
        let (own, other) = (try SelfMadeCertificate(), try SelfMadeCertificate())
        defer {
            own.remove()
            other.remove()
        }
        let login = Base64.text(Array("\0parley\0s3cret".utf8))
        let sink = try MailSink(certificate: own, login: login)
        defer { sink.stop() }
        let path = try Self.passwordFile(password)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let caFile: String? =
            switch trust {
            case .own: own.certificate
            case .other: other.certificate
            case .system: nil
            }
        let address = try #require(MailAddress("parley@example.org"))
        let settings = try SMTPSettings(
            url: "smtps://\(host):\(sink.port)", from: address, user: "parley", passwordFile: path, caFile: caFile,
            connectSeconds: 5, totalSeconds: 5)
        let result = await lane.run(on: 0) { SMTPChannel(settings).send(Self.text, to: address) }
        #expect(result == expected)
        #expect(sink.mails.count == (expected == .sent ? 1 : 0))
        if expected == .retry(reason: "smtp-certificate") { #expect(sink.commands.isEmpty) }
    }

    @Test("a file that holds no certificate is refused at once")
    func caFile() throws {
        let from = try #require(MailAddress("parley@example.org"))
        let path = try Self.passwordFile("not a certificate")
        defer { try? FileManager.default.removeItem(atPath: path) }
        for file in [path, path + ".missing"] {
            #expect(throws: SMTPSettingsProblem.badCAFile(file)) {
                try SMTPSettings(url: "smtp://mail.example.org", from: from, caFile: file)
            }
        }
    }

    private static func passwordFile(_ password: String) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID().uuidString)").path()
        _ = FileManager.default.createFile(
            atPath: path, contents: Data("\(password)\n".utf8), attributes: [.posixPermissions: 0o600])
        return path
    }
}
