import Foundation
import JSONText
import Mediation
import TestSupport
import Testing
import Wording
import WorkCalendar

@testable import Notifier

@Suite struct WebhookTests {
    private static let moment: Int64 = 1_772_413_200_123
    private let lane = BlockingLanes(count: 1)

    private func settings(
        _ kind: WebhookSettings.Kind = .webhook, url: String, secret: String? = "s3cret", isPrivate: Bool = true,
        isPlain: Bool = true, caFile: String? = nil, link: String? = nil
    ) throws -> WebhookSettings {
        try WebhookSettings(
            name: #require(Delivery.Channel(rawValue: "hook")), kind: kind, url: url, secret: secret,
            allowsPrivate: isPrivate, allowsPlain: isPlain, caFile: caFile, link: link, connectSeconds: 2,
            totalSeconds: 2)
    }

    private func send(_ delivery: Delivery = .sample(), _ settings: WebhookSettings) async throws -> DeliveryResult {
        let composer = NoticeComposer(
            templates: try NoticeTemplates(files: Embedded.files), vocabulary: .sample)
        var channel = WebhookChannel(settings: settings, composer: composer)
        channel.moment = { Self.moment }
        let now = try #require(Instant(iso: "2026-09-30T01:00:00Z"))
        guard case .ready(let handOver) = try channel.prepare(delivery, now: now) else {
            throw WebhookSettingsProblem.badURL
        }
        return await lane.run(on: 0, handOver)
    }

    private func send(
        _ kind: WebhookSettings.Kind, answer: String?, secret: String? = "s3cret", delivery: Delivery = .sample()
    ) async throws -> (result: DeliveryResult, requests: [WebSink.Request]) {
        let sink = try WebSink(answer)
        defer { sink.stop() }
        let url = "http://127.0.0.1:\(sink.port)/hook?a=b"
        let result = try await send(
            delivery, settings(kind, url: url, secret: secret, link: "https://p.example/{case}"))
        return (result, sink.requests)
    }

    @Test("a webhook is told number, what, day, kind and link, signed over timestamp and body, under a lasting key")
    func signed() async throws {
        let (result, requests) = try await send(.webhook, answer: WebSink.ok)
        #expect(result == .sent)
        let request = try #require(requests.first)
        #expect(request.line == "POST /hook?a=b HTTP/1.1")
        #expect(request["Parley-Delivery"] == "parley.7.N-2026-00017.3d.2026-10-08")
        let time = try #require(request["Parley-Timestamp"])
        #expect(time == "1772413200")
        #expect(request["Parley-Signature"] == "v1=" + (try opensslHMAC("\(time).", request.body, key: "s3cret")))
        let object = try #require(try JSONReader.read(request.body).object)
        #expect(object["case"] == "N-2026-00017" && object["kind"] == "reminder" && object["due"] == "2026-10-08")
        #expect(object["what"]?.object?["zh"] == "书面答复协商要求")
        #expect(object["link"] == "https://p.example/N-2026-00017")
        #expect(!String(decoding: request.body, as: UTF8.self).contains("li.wei"))
    }

    @Test("WeCom gets a text, its key in the query")
    func wecom() async throws {
        let (result, requests) = try await send(.wecom, answer: WebSink.json(#"{"errcode":0,"errmsg":"ok"}"#))
        #expect(result == .sent)
        let request = try #require(requests.first)
        #expect(request.line == "POST /hook?a=b&key=s3cret HTTP/1.1")
        let object = try #require(try JSONReader.read(request.body).object)
        #expect(object["msgtype"] == "text")
        let text = try #require(object["text"]?.object?["content"]?.string)
        #expect(text.hasPrefix("N-2026-00017 书面答复协商要求：还剩 1 个工作日（8 天），2026-10-08 到期\nN-2026-00017 answer"))
        #expect(text.hasSuffix("\nhttps://p.example/N-2026-00017"))
    }

    @Test("DingTalk gets a text, the request signed in its query as its documents say")
    func dingtalk() async throws {
        let (result, requests) = try await send(
            .dingtalk, answer: WebSink.json(#"{"errcode":0,"errmsg":"ok"}"#), secret: "SECabc")
        #expect(result == .sent)
        // printf '1772413200123\nSECabc' | openssl dgst -sha256 -hmac SECabc -binary | base64, percent-encoded
        let sign = PercentText.encoded(
            Base64.text(try opensslHMACBytes("\(Self.moment)\nSECabc", [], key: "SECabc")))
        #expect(requests.first?.line == "POST /hook?a=b&timestamp=\(Self.moment)&sign=\(sign) HTTP/1.1")
        let object = try #require(try JSONReader.read(requests.first?.body ?? []).object)
        #expect(object["msgtype"] == "text" && object["at"]?.object?["isAtAll"] == false)
    }

    @Test(
        "an answer says sent, later or never, whichever receiver gives it",
        arguments: [
            (WebhookSettings.Kind.webhook, WebSink.json("{}", status: "204 No Content"), DeliveryResult.sent),
            (
                .webhook, WebSink.json("", status: "302 Found", headers: "Location: http://127.0.0.1:1/\r\n"),
                .failed(reason: "webhook-redirect-302")
            ),
            (.webhook, WebSink.json("", status: "404 Not Found"), .failed(reason: "webhook-404")),
            (
                .webhook, WebSink.json("", status: "429 Slow", headers: "Retry-After: 17\r\n"),
                .retry(reason: "webhook-429", after: 17)
            ),
            (.webhook, WebSink.json("", status: "503 Down"), .retry(reason: "webhook-503")),
            (.webhook, WebSink.json(String(repeating: "x", count: 200_000)), .sent),
            (
                .webhook,
                "HTTP/1.1 200 OK\r\n" + String(repeating: "X: \(String(repeating: "y", count: 1000))\r\n", count: 100),
                .sent
            ),
            (.webhook, "", .uncertain(reason: "webhook-answer-lost")),
            (
                .wecom, WebSink.json(#"{"errcode":93000,"errmsg":"invalid webhook url"}"#),
                .failed(reason: "wecom-93000")
            ),
            (.wecom, WebSink.json(#"{"errcode":45009}"#), .retry(reason: "wecom-45009", after: 60)),
            (.wecom, WebSink.json(#"{"errcode":-1}"#), .retry(reason: "wecom--1")),
            (.wecom, WebSink.json("<html>"), .retry(reason: "wecom-bad-answer")),
            (
                .dingtalk, WebSink.json(#"{"errcode":310000,"errmsg":"sign not match"}"#),
                .failed(reason: "dingtalk-310000")
            ),
            (.dingtalk, WebSink.json(#"{"errcode":130101}"#), .retry(reason: "dingtalk-130101", after: 600)),
        ])
    func answers(_ kind: WebhookSettings.Kind, _ answer: String, _ expected: DeliveryResult) async throws {
        let (result, requests) = try await send(kind, answer: answer.isEmpty ? nil : answer)
        #expect(result == expected)
        // Nothing is followed and nothing is said twice.
        #expect(requests.count == 1)
    }

    @Test(
        "no address of this machine or of a private network is connected to, whatever its name is",
        arguments: ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "0x7f.1"])
    func privateAddresses(_ host: String) async throws {
        let sink = try WebSink()
        defer { sink.stop() }
        let url = "http://\(host):\(sink.port)/"
        #expect(
            try await send(.sample(), settings(url: url, isPrivate: false))
                == .failed(reason: "webhook-private-address"))
        #expect(sink.requests.isEmpty)
    }

    @Test("a receiver is believed only with its own certificate")
    func certificates() async throws {
        let (own, other) = (try SelfMadeCertificate(), try SelfMadeCertificate())
        defer {
            own.remove()
            other.remove()
        }
        for (caFile, expected) in [
            (own.certificate, DeliveryResult.sent), (other.certificate, .retry(reason: "webhook-certificate")),
        ] {
            let sink = try WebSink(certificate: own)
            defer { sink.stop() }
            let settings = try settings(url: "https://localhost:\(sink.port)/", isPlain: false, caFile: caFile)
            #expect(try await send(.sample(), settings) == expected)
            #expect(sink.requests.count == (expected == .sent ? 1 : 0))
        }
    }

    @Test(
        "settings that would give something away are refused",
        arguments: [
            (WebhookSettings.Kind.webhook, "http://h.example/", "s", WebhookSettingsProblem.notEncrypted),
            (.webhook, "ftp://h.example/", "s", .notEncrypted), (.webhook, "https://u:p@h.example/", "s", .badURL),
            (.webhook, "https://h.example/ x", "s", .badURL), (.webhook, "h", "s", .badURL),
            (.webhook, "https://h.example/\r\nX: y", "s", .badURL),
            (.webhook, "https://h.example/", nil, .secretMissing),
            (.webhook, "https://h.example/", "", .secretMissing),
            (.wecom, "https://h.example/send", nil, .secretMissing),
        ] as [(WebhookSettings.Kind, String, String?, WebhookSettingsProblem)])
    func refused(_ kind: WebhookSettings.Kind, _ url: String, _ secret: String?, _ problem: WebhookSettingsProblem) {
        #expect(throws: problem) { try settings(kind, url: url, secret: secret, isPlain: false) }
    }

    private func opensslHMAC(_ start: String, _ rest: [UInt8], key: String) throws -> String {
        Signature.hex(try opensslHMACBytes(start, rest, key: key))
    }

    /// What another program makes of it.
    private func opensslHMACBytes(_ start: String, _ rest: [UInt8], key: String) throws -> [UInt8] {
        let openssl = Process()
        openssl.executableURL = URL(filePath: "/usr/bin/openssl")
        openssl.arguments = ["dgst", "-sha256", "-hmac", key, "-binary"]
        let (input, output) = (Pipe(), Pipe())
        openssl.standardInput = input
        openssl.standardOutput = output
        try openssl.run()
        try input.fileHandleForWriting.write(contentsOf: Data(start.utf8) + Data(rest))
        try input.fileHandleForWriting.close()
        return Array(try output.fileHandleForReading.readToEnd() ?? Data())
    }
}
