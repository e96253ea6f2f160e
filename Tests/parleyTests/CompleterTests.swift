import AdminProtocol
import JSONText
import Testing

@testable import parley

/// A daemon for completion: rows by request line.
struct KnownCandidates: CandidateSource {
    var answers: [String: [JSONObject]] = [:]

    func rows(_ request: Request) -> [JSONObject] { answers[RequestWriter.line(request)] ?? [] }
}

@Suite struct `Completion` {
    static let source = KnownCandidates(answers: [
        "case.list": [["case": "N-2026-00017", "title": "密"], ["case": "M-2026-00001"], ["case": "$(reboot)"]],
        #"case.show "N-2026-00017""#: [
            ["case": "N-2026-00017", "version": 7, "procedure": "p", "next": ["sign", "fail; rm"]]
        ],
        #"describe "case.advance" procedure="p""#: [
            [
                "cmd": "case.advance", "action": "sign",
                "keys": [
                    ["name": "signed-for", "type": "date"],
                    ["name": "way", "type": "enum", "values": ["post", "hand"]],
                ],
            ],
            ["cmd": "case.advance", "action": "fail", "keys": [["name": "why-failed", "type": "text"]]],
        ],
        #"describe "case.doc" procedure="p""#: [
            ["cmd": "case.doc", "kind": "application"], ["cmd": "case.doc", "kind": "minutes"],
            ["cmd": "case.doc", "template": "minutes-of-a-meeting", "kind": "minutes"],
            ["cmd": "case.doc", "template": "$(reboot)", "kind": "minutes"],
        ],
    ])

    func candidates(_ words: [String], form: Completer.Form = .shell) -> [String] {
        Completer(catalogue: .standard, source: Self.source).candidates(words, form: form)
    }

    @Test func `offers nouns, verbs and names`() {
        #expect(candidates(["ca"]) == ["case", "calendar"])
        #expect(candidates(["case", "no"]) == ["note"])
        #expect(candidates(["case.sh"]) == ["case.show"])
        #expect(candidates(["completions", ""]) == ["bash", "zsh", "fish"])
        #expect(candidates(["help", "case.o"]) == ["case.open"])
    }

    @Test func `offers ids, and nothing that a shell would run or a screen should not show`() {
        #expect(candidates(["case", "show", ""]).filter { !$0.hasPrefix("--") } == ["N-2026-00017", "M-2026-00001"])
        #expect(candidates(["case", "advance", "N-2026-00017", "--do", ""]) == ["sign"])
        #expect(candidates(["case", "advance", "N-2026-00017", "--if", ""]) == ["7"])
    }

    @Test func `offers keys and their values, the procedure's too`() {
        let keys = candidates(["case", "advance", "N-2026-00017", "--do", "sign", "--"])
        #expect(keys.contains("--signed-for") && keys.contains("--if") && keys.contains("--json"))
        #expect(!keys.contains("--why-failed") && !keys.contains("--do"))
        #expect(candidates(["case", "advance", "N-2026-00017", "--do", "sign", "--way", ""]) == ["post", "hand"])
        #expect(candidates(["case", "list", "--overdue", ""]) == ["yes", "no"])
        #expect(candidates(["case", "list", "--overdue=n"]) == ["--overdue=no"])
        #expect(candidates(["case", "list", "--overdue", "=", "n"]) == ["no"])
        #expect(candidates(["--lang", ""]) == ["zh", "en"])
        #expect(candidates(["--lang", "zh", "case", "no"]) == ["note"])
    }

    @Test func `offers the templates and kinds of documents of the case's procedure`() {
        #expect(candidates(["case", "doc", "N-2026-00017", "--template", ""]) == ["minutes-of-a-meeting"])
        #expect(candidates(["case", "doc", "N-2026-00017", "--kind", ""]) == ["application", "minutes"])
        #expect(
            candidates(["case.doc", "N-2026-00017", "template=m"], form: .wire) == ["template=minutes-of-a-meeting"])
    }

    @Test func `completes a line as far as all agree`() {
        let completion = LineCompletion(Completer(catalogue: .standard, source: Self.source))
        #expect(completion.complete("case sh").replacement == "show ")
        #expect(completion.complete("ca").replacement == nil)
        #expect(completion.complete("ca").choices == ["case", "calendar"])
        #expect(completion.complete("case.show N").replacement == "N-2026-00017 ")
        #expect(completion.complete("case.advance N-2026-00017 do=s").replacement == "do=sign ")
        #expect(completion.complete("case.advance N-2026-00017 do=sign signed").replacement == "signed-for=")
        #expect(completion.complete("zzz").choices.isEmpty)
    }

    @Test(arguments: Shell.allCases)
    func `has a script for every shell that asks the client itself`(_ shell: Shell) {
        #expect(CompletionScript.text(for: shell).contains("parley __complete"))
    }
}
