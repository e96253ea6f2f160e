import AdminProtocol
import JSONText
import Testing
import Wording

@testable import parley

@Suite struct `Exit statuses` {
    /// The table of the protocol, written out so that nothing can change by accident.
    static let table: [(String, Int32)] = [
        ("encoding", 2), ("syntax", 2), ("too-long", 2), ("unknown-command", 2), ("bad-argument", 2),
        ("auth-required", 4),
        ("auth-failed", 4), ("forbidden", 4), ("not-found", 3), ("conflict", 5), ("blocked", 6), ("exists", 5),
        ("key-reused", 2),
        ("gone", 3), ("busy", 7), ("timeout", 7), ("unavailable", 7), ("read-only", 7), ("draining", 7),
        ("unknown-outcome", 8),
        ("internal", 1),
    ]

    @Test(arguments: table)
    func `follow the error table, end to end`(_ code: String, _ status: Int32) {
        let answer = #"ERR \#(code) {"msg":"it went wrong"}"# + "\n"
        let daemon = ScriptedDaemon([answer + answer + answer, answer, answer])
        let printed = Printed()
        let conversation = Conversation(
            Surroundings(), printed.console, options: ClientOptions(), sender: daemon.sender())
        #expect(conversation.perform(Request("case.show", "N-1")) == status)
        #expect(printed.err.hasPrefix("error: it went wrong [\(code)]\n"))
        #expect(printed.out.isEmpty)
    }

    @Test func `cover every code`() { #expect(Set(Self.table.map(\.0)) == Set(ErrorCode.allCases.map(\.rawValue))) }

    @Test(arguments: [("no", 1), ("later", 7), ("same", 8), (nil, 1)] as [(String?, Int32)])
    func `treat an unknown code by its retry`(_ retry: String?, _ status: Int32) {
        #expect(ExitStatus.of(code: "brand-new", retry: retry) == status)
    }

    @Test(
        arguments: [
            (ClientFailure.usage(Texts.seeHelp), 2), (.local(Texts.seeHelp), 1), (.unreachable(path: "/x", code: 2), 7),
            (.unreachable(path: "/x", code: 13), 4), (.lost(why: nil), 1), (.lost(why: "drain"), 7), (.late, 7),
            (.hostile(Texts.notADaemon), 1),
            (.interrupted, 130),
            (.unknown(key: "K"), 8),
        ] as [(ClientFailure, Int32)])
    func `tell failures of this side apart`(_ failure: ClientFailure, _ status: Int32) {
        #expect(failure.exitStatus == status)
    }
}

@Suite struct `Errors for people` {
    static let blocked = ClientFailure.refused(
        code: "blocked",
        status: [
            "msg": "2 of 5 conditions are not met", "retry": "no", "conditions": ["delegates-named", "service-proved"],
        ])

    @Test func `name the conditions and the command to type next`() {
        let request = Request("case.advance", "N-2026-00017", [("do", "begin-talks"), ("if", "3")])
        #expect(
            ErrorText(language: .en, style: Style(isColoured: false)).lines(Self.blocked, of: request) == [
                "error: 2 of 5 conditions are not met [blocked]",
                "hint: see every condition and what would meet it: parley case why N-2026-00017 --do begin-talks",
            ])
        #expect(
            ErrorText(language: .zh, style: Style(isColoured: false)).lines(Self.blocked, of: request).last
                == "提示：逐条查看并照做：parley case why N-2026-00017 --do begin-talks")
    }

    @Test func `say which socket it was, who may use it and how to start the daemon`() {
        let text = ErrorText(language: .zh, style: Style(isColoured: false))
        let absent = text.lines(.unreachable(path: "/run/parley/admin.sock", code: 2)).joined(separator: "\n")
        #expect(absent.contains("/run/parley/admin.sock") && absent.contains("make run"))
        #expect(text.lines(.unreachable(path: "/run/parley/admin.sock", code: 13)).joined().contains("parley 组"))
    }

    @Test func `cannot be used to write to the terminal`() {
        let failure = ClientFailure.refused(
            code: "internal", status: ["msg": "\u{1B}]0;owned\u{7}", "ref": "\u{1B}c", "why": "\u{202E}"])
        let lines = ErrorText(language: .en, style: Style(isColoured: false)).lines(failure)
        #expect(lines.joined().unicodeScalars.allSatisfy(Sanitizer.isHarmless))
    }

    @Test func `are the status object with --json`() {
        let daemon = ScriptedDaemon([#"ERR blocked {"msg":"no","retry":"no","conditions":["a"]}"# + "\n"])
        let printed = Printed()
        var options = ClientOptions()
        options.json = true
        let conversation = Conversation(Surroundings(), printed.console, options: options, sender: daemon.sender())
        #expect(conversation.perform(Request("case.show", "N-1")) == 6)
        #expect(printed.err == #"{"msg":"no","retry":"no","conditions":["a"]}"# + "\n")
    }
}
