import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite struct ChangeTests {
    @Test func `parties get ids that are never used again`() throws {
        var bench = try Bench.at("intake")
        try bench.party("worker", "甲")
        try bench.party("worker", "乙")
        bench.take(
            try bench.decision.party(
                bench.state, role: nil, name: nil, party: "p2", remove: true, arguments: [:]))
        try bench.party("worker", "乙")
        #expect(bench.state.parties.map(\.id) == ["p1", "p2", "p3"])
        #expect(bench.state.parties.map(\.ended) == [false, true, false])
        let gone = try rejection {
            _ = try bench.decision.party(
                bench.state, role: nil, name: "丙", party: "p2", remove: false, arguments: [:])
        }
        #expect(gone.conditions == ["party-present"])
    }

    @Test func `the same name in the same role is already there, in another role it is not`() throws {
        var bench = try Bench.at("intake")
        try bench.party("worker", "甲")
        guard case .exists("p1", _) = try rejection({ try bench.party("worker", "甲") }) else {
            Issue.record("the same name in the same role exists")
            return
        }
        try bench.party("platform", "甲")
        try bench.party("worker", "乙")
        guard
            case .exists("p1", let text) = try rejection({
                _ = try bench.decision.party(
                    bench.state, role: nil, name: "甲", party: "p3", remove: false, arguments: [:])
            })
        else {
            Issue.record("a change of name is checked as well")
            return
        }
        #expect(!text.zh.contains("甲"), "no names of persons in texts")
    }

    @Test func `a party's fields change one by one`() throws {
        var bench = try Bench.at("intake")
        try bench.party("worker", "甲", ["chief": ["no"], "outsider": ["no"]])
        bench.take(
            try bench.decision.party(
                bench.state, role: nil, name: nil, party: "p1", remove: false,
                arguments: ["chief": ["yes"], "outsider": [""]]))
        #expect(bench.state.parties[0].fields == ["chief": true])
    }

    @Test(
        "a bad party command names its key",
        arguments: [
            (nil as String?, nil as String?, nil as String?, false, "role"), ("nobody", "甲", nil, false, "role"),
            ("worker", nil, nil, false, "name"), ("worker", " ", nil, false, "name"), (nil, nil, nil, true, "party"),
            (nil, nil, "p1", false, "party"), ("platform", nil, "p1", false, "role"),
            (nil, "乙", "p1", true, "remove"),
        ])
    func badParty(_ role: String?, _ name: String?, _ party: String?, _ remove: Bool, _ key: String) throws {
        var bench = try Bench.at("intake")
        try bench.party("worker", "甲")
        let refused = try rejection {
            _ = try bench.decision.party(
                bench.state, role: role, name: name, party: party, remove: remove, arguments: [:])
        }
        #expect(refused.key == key)
    }

    @Test func `a required value may be changed but not cleared`() throws {
        var bench = try Bench.at("intake")
        #expect(try rejection { try bench.set(["channel": [""]]) }.key == "channel")
        try bench.set(["channel": ["summary"]], title: "新题")
        #expect(bench.state.title == "新题")
        #expect(try rejection { try bench.set([:]) }.key == "title")
        #expect(try rejection { try bench.set([:], title: "一\n二") }.key == "title")
    }

    @Test func `a date may lie in the future only where its field says so`() throws {
        var bench = try Bench.at("intake")
        try bench.set(["meeting-on": ["today+30d"]])
        #expect(bench.state.fields["meeting-on"] == "2026-10-11")
        #expect(try rejection { try bench.set(["received-on": ["today+1d"]]) }.key == "received-on")
    }

    @Test func `a document is on file once by its kind and digest`() throws {
        var bench = try Bench.at("intake")
        let digest = String(repeating: "A", count: 64)
        bench.take(try bench.decision.doc(bench.state, kind: "minutes", sha256: digest, name: "记录", bytes: nil))
        #expect(bench.state.documents[0].sha256 == digest.lowercased())
        guard
            case .exists("1", _) = try rejection({
                _ = try bench.decision.doc(
                    bench.state, kind: "minutes", sha256: digest.lowercased(), name: "副本", bytes: nil)
            })
        else {
            Issue.record("the same document exists")
            return
        }
        for (kind, sha256, key) in [("song", digest, "kind"), ("minutes", "abc", "sha256"), ("minutes", "", "sha256")] {
            let refused = try rejection {
                _ = try bench.decision.doc(bench.state, kind: kind, sha256: sha256, name: "记录", bytes: nil)
            }
            #expect(refused.key == key)
        }
    }

    @Test func `a note keeps its lines and says whether it is private`() throws {
        var bench = try Bench.at("intake")
        bench.take(try bench.decision.note(bench.state, text: "一\r\n二\t三", isPrivate: true))
        let payload = try bench.event(.caseNoted).event.payload
        #expect(payload["text"] == "一\n二\t三")
        #expect(payload["private"] == true)
        #expect(bench.state.notes == 1)
        #expect(try rejection { _ = try bench.decision.note(bench.state, text: "", isPrivate: false) }.key == "text")
    }

    @Test func `an assignment to the same account is already there`() throws {
        var bench = try Bench.at("intake")
        bench.take(try bench.decision.assign(bench.state, to: "chen.yu", reason: nil))
        #expect(bench.state.assignee == "chen.yu")
        guard case .exists = try rejection({ _ = try bench.decision.assign(bench.state, to: "chen.yu", reason: nil) })
        else {
            Issue.record("the same assignee exists")
            return
        }
    }

    @Test func `a record of the future or of an unknown kind is refused`() throws {
        var bench = try Bench.at("intake")
        #expect(try rejection { try bench.record("song", [:]) }.key == "type")
        #expect(try rejection { try bench.record("clause", ["void": ["no"]], at: "today+1d") }.key == "at")
        try bench.record("clause", ["void": ["no"]], at: "today-9d")
        #expect(bench.state.records[0].at.day.iso == "2026-09-02")
        guard case .notFound = try rejection({ try bench.change(record: "r9", ["void": ["no"]]) }) else {
            Issue.record("an unknown record is not found")
            return
        }
    }
}
