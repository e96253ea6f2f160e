import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite struct CorrectionTests {
    @Test func `reversing the last advance brings back the state, the values and the clocks`() throws {
        var bench = try Bench.at("invited")
        let before = bench.state
        try bench.advance("answer", ["answered-on": ["today"]])
        try bench.correct(try bench.event(.caseAdvanced))
        let after = bench.state
        #expect(after.state == "invited")
        #expect(after.version == before.version + 2)
        #expect(after.fields == before.fields)
        #expect(after.lastAdvance == before.lastAdvance)
        #expect(after.lastAdvanceAt == before.lastAdvanceAt)
        #expect(after.taken == before.taken)
        #expect(after.deadlines[0] == before.deadlines[0], "what it stopped runs again")
        #expect(try bench.deadline("talk").status == .cancelled, "what it started is cancelled")
        #expect(bench.last.map(\.type) == [.caseCorrected, .dueCancelled, .dueRecomputed])
        #expect(bench.last.first?.from == "talks")
        #expect(bench.last.first?.to == "invited")
    }

    @Test func `steps are reversed one by one from the last, as far as the opening`() throws {
        var bench = try Bench.at("talks")
        try bench.advance("pause")
        let advances = bench.log.filter { $0.event.type == .caseAdvanced }
        #expect(try rejection { try bench.correct(advances[1]) }.conditions == ["last-advance"])
        for step in advances.reversed() { try bench.correct(step) }
        #expect(bench.state.state == "intake")
        #expect(bench.state.lastAdvance == nil)
        #expect(try bench.deadline("reply").status == .open)
        #expect(try rejection { try bench.correct(advances[0]) }.conditions == ["last-advance"])
    }

    @Test func `a terminal step can be reversed, and every clock runs again`() throws {
        var bench = try Bench.at("talks")
        try bench.record("promise", ["text": ["甲"], "due-by": ["today+10d"]])
        let running = bench.state.deadlines
        try bench.advance("withdraw")
        try bench.correct(try bench.event(.caseAdvanced))
        #expect(bench.state.state == "talks")
        #expect(bench.state.deadlines == running)
    }

    @Test func `a value that somebody has set since the step stays when the step is reversed`() throws {
        var bench = try Bench.at("talks")
        for role in ["worker", "platform"] {
            try bench.party(role, role + "一", ["chief": ["yes"]])
            try bench.party(role, role + "二")
        }
        try bench.advance("agree", ["outcome": ["signed"]])
        try bench.set(["outcome": ["none"]])
        try bench.correct(try bench.event(.caseAdvanced))
        #expect(bench.state.state == "talks")
        #expect(bench.state.fields["outcome"] == "none")
    }

    @Test func `a deadline that was changed since keeps its step from being reversed`() throws {
        var bench = try Bench.at("talks")
        try bench.advance("prolong", ["until": ["2026-09-29"]])
        try bench.setDue(what: "talk", extend: "1d")
        let refused = try rejection { try bench.correct(try bench.event(.caseAdvanced)) }
        #expect(refused.conditions == ["deadline-unchanged"])
    }

    @Test func `a corrected day moves the deadline that the step started, and keeps its extensions`() throws {
        var bench = try Bench.at("talks")
        try bench.setDue(what: "talk", extend: "2d")
        try bench.correct(try bench.event(.caseAdvanced), ["answered-on": ["2026-09-01"]])
        let talk = try bench.deadline("talk")
        #expect(talk.trigger.iso == "2026-09-01")
        #expect(talk.nominal.iso == "2026-09-18")
        #expect(bench.last.map(\.type) == [.caseCorrected, .dueRecomputed])
        #expect(bench.last.last?.payload["was-on"] == "2026-09-28")
        #expect(bench.last.last?.payload["on"] == "2026-09-18")
        #expect(bench.state.state == "talks")
        #expect(bench.state.fields["answered-on"] == "2026-09-01")
    }

    @Test func `a corrected moment moves the clock that runs from the step itself`() throws {
        var bench = try Bench.at("invited")
        bench.now = TestTalks.day("2026-09-15").at(hour: 9)
        try bench.advance("answer")
        #expect(try bench.deadline("talk").trigger.iso == "2026-09-15")
        try bench.correct(try bench.event(.caseAdvanced), at: "2026-09-13")
        #expect(try bench.deadline("talk").trigger.iso == "2026-09-13")
        #expect(bench.state.lastAdvanceAt.day.iso == "2026-09-13")
        #expect(try rejection { try bench.correct(try bench.event(.caseAdvanced), at: "2026-09-10") }.key == "at")
        #expect(try rejection { try bench.correct(try bench.event(.caseAdvanced), at: "2026-09-16") }.key == "at")
    }

    @Test func `a corrected opening moves the clocks that rest on it`() throws {
        var bench = try Bench.at("intake")
        try bench.correct(try bench.event(.caseOpened), ["received-on": ["2026-09-01"]])
        #expect(try bench.deadline("reply").due.iso == "2026-09-21")
        #expect(try rejection { try bench.correct(try bench.event(.caseOpened)) }.key == "event")
    }

    @Test func `a corrected value must be lawful`() throws {
        var bench = try Bench.at("talks")
        let event = try bench.event(.caseAdvanced)
        #expect(try rejection { try bench.correct(event, ["answered-on": ["today+1d"]]) }.key == "answered-on")
        #expect(try rejection { try bench.correct(event, ["colour": ["red"]]) }.key == "colour")
    }

    @Test func `a record is reversed with its clock, or given new values`() throws {
        var bench = try Bench.at("talks")
        try bench.record("promise", ["text": ["甲"], "due-by": ["today+10d"]])
        let added = try bench.event(.caseRecorded)
        try bench.correct(added, ["due-by": ["2026-09-30"]])
        #expect(try bench.deadline("promise").due.iso == "2026-09-30")
        try bench.correct(added)
        #expect(bench.state.records[0].reversed)
        #expect(try bench.deadline("promise").status == .cancelled)
        #expect(try rejection { try bench.correct(added) }.key == "event")
        #expect(try rejection { try bench.change(record: "r1", ["text": ["乙"]]) }.conditions == ["record-standing"])
    }

    @Test func `a change of a record is reversed to what it was, the latest first`() throws {
        var bench = try Bench.at("talks")
        try bench.record("promise", ["text": ["甲"], "due-by": ["today+10d"]])
        let before = bench.state.records
        try bench.change(record: "r1", ["due-by": ["2026-09-30"]])
        let first = try bench.event(.caseRecorded)
        try bench.change(record: "r1", ["status": ["done"]])
        #expect(try rejection { try bench.correct(first) }.conditions == ["unchanged-since"])
        try bench.correct(try bench.event(.caseRecorded))
        #expect(try bench.deadline("promise").status == .open)
        try bench.correct(first)
        #expect(bench.state.records == before)
        #expect(try bench.deadline("promise").due.iso == "2026-09-21")
    }

    @Test func `parties, documents and notes are reversed once`() throws {
        var bench = try Bench.at("intake")
        try bench.party("worker", "甲", ["chief": ["no"]])
        let party = try bench.event(.caseParty)
        try bench.correct(party, ["chief": ["yes"]])
        #expect(bench.state.parties[0].fields["chief"] == true)
        try bench.correct(party)
        #expect(bench.state.parties[0].ended)
        let digest = String(repeating: "a", count: 64)
        bench.take(
            try bench.decision.doc(bench.state, kind: "minutes", sha256: digest, name: "记录", bytes: 10))
        try bench.correct(try bench.event(.caseDoc))
        #expect(bench.state.documents[0].reversed)
        bench.take(try bench.decision.note(bench.state, text: "误记", isPrivate: false))
        try bench.correct(try bench.event(.caseNoted))
        #expect(bench.state.reversedNotes == [1])
        for type in [EventType.caseParty, .caseDoc, .caseNoted] {
            #expect(try rejection { try bench.correct(try bench.event(type)) }.key == "event")
        }
        bench.take(
            try bench.decision.doc(bench.state, kind: "minutes", sha256: digest, name: "记录", bytes: 10))
    }

    @Test func `what cannot be corrected is refused with the way that is open`() throws {
        var bench = try Bench.at("invited")
        try bench.set(["outcome": ["none"]])
        for type in [EventType.caseChanged, .dueStarted] {
            #expect(try rejection { try bench.correct(try bench.event(type)) }.key == "event")
        }
        let reasonless = try rejection {
            _ = try bench.decision.correct(
                bench.state, event: try bench.event(.caseAdvanced), reason: " ", at: nil, arguments: [:])
        }
        #expect(reasonless.key == "reason")
    }
}
