import JSONText
import Mediation
import ProcedureLibrary
import Procedures
import Testing
import WorkCalendar

@Suite("one request about a case is one unit")
struct CaseServiceTests {
    private func cause(_ body: () async throws(CaseFailure) -> CaseOutcome) async -> CaseFailure? {
        do {
            _ = try await body()
            return nil
        } catch {
            return error
        }
    }

    @Test("whoever opens a case as mediator becomes its assignee, in the only office of the account")
    func opening() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        let state = try #require(federation.store[id])
        #expect(state.assignee == "li.wei")
        #expect(state.office == "BJ-CY")
        #expect(state.version == 1)
    }

    @Test("a version that is not the present one is a conflict that names the winner, and nothing is written")
    func staleVersion() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        let writes = federation.store.appends
        let failure = await cause { () async throws(CaseFailure) in
            try await federation.perform([CaseStep(.set(id, title: "新标题", arguments: [:]), expected: .exactly(7))])
        }
        guard case .conflict(let conflict) = failure?.cause else {
            Issue.record("no conflict: \(String(describing: failure))")
            return
        }
        #expect(conflict.version == 1)
        #expect(conflict.by == "other")
        #expect(federation.store.appends == writes)
    }

    @Test(
        "a refusal by rules that others have meanwhile added to is decided again by the new ones",
        arguments: [false, true])
    func rulesJustInstalled(_ dry: Bool) async throws {
        let shipped = try ShippedRules.ruleBook()
        let old = RuleBook(rules: [], calendars: shipped.calendars, reminders: shipped.reminders)
        let new = old.replacing(shipped.rules, generation: 1)
        let opening = CaseStep(
            .open(
                procedure: "legal-consultation", title: "加班费咨询", office: nil, at: nil, parent: nil,
                arguments: ["asked-on": ["2026-03-02"], "question": ["加班费如何计算"], "cause": ["wage"], "online": ["yes"]]))
        let behind = try await Federation(shelf: RuleShelf(old))
        let refused = await cause { () async throws(CaseFailure) in try await behind.perform([opening], dry: dry) }
        guard case .rejected(let rejection) = refused?.cause else {
            Issue.record("not refused: \(String(describing: refused))")
            return
        }
        #expect("\(rejection)".contains("rule-in-force"), "\(rejection)")
        let federation = try await Federation(
            shelf: RuleShelf(old) { generation throws(Fault) in generation < 1 ? new : nil })
        #expect(try await federation.perform([opening], dry: dry).rows.first?["case"]?.string != nil)
    }

    @Test("a request that lost its race without naming a version is decided again, five times and no more")
    func lostRace() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        federation.store.intrude(times: 4)
        let noted = try await federation.perform([CaseStep(.note(id, text: "甲", isPrivate: false))])
        #expect(noted.version == 6)
        federation.store.intrude(times: 5)
        let failure = await cause { () async throws(CaseFailure) in
            try await federation.perform([CaseStep(.note(id, text: "乙", isPrivate: false))])
        }
        guard case .fault(.busy) = failure?.cause else {
            Issue.record("not busy: \(String(describing: failure))")
            return
        }
    }

    @Test("a request that named its version and lost the race is told so, not decided again")
    func lostRaceWithVersion() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        federation.store.intrude(times: 1)
        let failure = await cause { () async throws(CaseFailure) in
            try await federation.perform([CaseStep(.set(id, title: "新", arguments: [:]), expected: .exactly(1))])
        }
        guard case .conflict = failure?.cause else {
            Issue.record("no conflict: \(String(describing: failure))")
            return
        }
    }

    @Test("the same key and request are answered again before the version is looked at")
    func replay() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        let step = CaseStep(.set(id, title: "新标题", arguments: [:]), expected: .exactly(1))
        let first = try await federation.perform([step], key: "key-00001")
        let again = try await federation.perform([step], key: "key-00001")
        #expect(again.replayed)
        #expect(again.rows == first.rows)
        #expect(again.seq == first.seq)
        let failure = await cause { () async throws(CaseFailure) in
            try await federation.perform([step], key: "key-00001", hash: [2])
        }
        guard case .keyReused = failure?.cause else {
            Issue.record("not key-reused: \(String(describing: failure))")
            return
        }
    }

    @Test("a batch is one unit: later steps see earlier ones, $1 is the case that step 1 opened")
    func batch() async throws {
        let federation = try await Federation()
        let writes = federation.store.appends
        let outcome = try await federation.perform(
            [
                Federation.opening,
                CaseStep(.note("$1", text: "首次电话联系", isPrivate: false), subject: Federation.newCase),
                CaseStep(.show("$1", parts: [.notes]), subject: Federation.newCase),
            ], isBatch: true)
        #expect(federation.store.appends == writes + 1)
        #expect(outcome.rows.map { $0["step"]?.integer } == [1, 2, 3])
        let shown = outcome.rows.last?["rows"]?.array?.first?.object
        #expect(shown?["version"]?.integer == 2)
        #expect(shown?["notes"]?.array?.first?.object?["text"]?.string == "首次电话联系")
    }

    @Test("a batch whose step is refused leaves nothing behind and names the step")
    func refusedBatch() async throws {
        let federation = try await Federation()
        let failure = await cause { () async throws(CaseFailure) in
            try await federation.perform(
                [
                    Federation.opening,
                    CaseStep(
                        .advance("$1", action: "publish", at: nil, reason: nil, arguments: [:]),
                        expected: .exactly(1), subject: Federation.newCase),
                ], isBatch: true)
        }
        #expect(failure?.step == 2)
        #expect(failure?.command == "case.advance")
        #expect(federation.store.appends == 0)
    }

    @Test("a rehearsed change shows what it would do and writes nothing")
    func dryRun() async throws {
        let federation = try await Federation()
        let outcome = try await federation.perform([Federation.opening], dry: true)
        #expect(outcome.dry)
        #expect(outcome.rows.first?["case"]?.string == "N-2026-?")
        #expect(federation.store.appends == 0)
    }

    @Test("a case out of scope is answered as one that does not exist")
    func outOfScope() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        let stranger = Federation.caller("zhao", [.mediator], scope: ["BJ-HD"])
        for step in [CaseStep(.show(id, parts: [])), CaseStep(.show("N-2026-99999", parts: []))] {
            let failure = await cause { () async throws(CaseFailure) in
                try await federation.perform([step], by: stranger)
            }
            guard case .noSuchCase = failure?.cause else {
                Issue.record("not hidden: \(String(describing: failure))")
                return
            }
        }
    }

    @Test("a colleague of the office reads the case and may not change it; the supervisor may")
    func somebodyElsesCase() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        let colleague = Federation.caller("wang", [.mediator])
        #expect(try await federation.perform([CaseStep(.show(id, parts: []))], by: colleague).rows.count == 1)
        let failure = await cause { () async throws(CaseFailure) in
            try await federation.perform([CaseStep(.note(id, text: "x", isPrivate: false))], by: colleague)
        }
        guard case .notYours = failure?.cause else {
            Issue.record("not refused: \(String(describing: failure))")
            return
        }
        let supervisor = Federation.caller("chen.yu", [.supervisor], scope: ["BJ"])
        #expect(
            try await federation.perform([CaseStep(.note(id, text: "x", isPrivate: false))], by: supervisor).version
                == 2)
    }

    @Test("notes that would not fit on one line of answer are refused, never cut; the rest is still shown")
    func tooManyNotes() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        let long = String(repeating: "甲", count: 349_525)
        for _ in 1...5 { _ = try await federation.perform([CaseStep(.note(id, text: long, isPrivate: false))]) }
        let failure = await cause { () async throws(CaseFailure) in
            try await federation.perform([CaseStep(.show(id, parts: [.notes]))])
        }
        guard case .answerTooLong = failure?.cause else {
            Issue.record("not refused: \(String(describing: failure))")
            return
        }
        #expect(try await federation.perform([CaseStep(.show(id, parts: [.state]))]).rows.count == 1)
    }

    @Test("a request whose time was over before its turn came does nothing")
    func timeOver() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        let limit = TimeLimit(.seconds(10))
        _ = limit.expire()
        let failure = await TimeLimit.$current.withValue(limit) {
            await cause { () async throws(CaseFailure) in
                try await federation.perform([CaseStep(.note(id, text: "x", isPrivate: false))])
            }
        }
        guard case .fault(.timeout) = failure?.cause else {
            Issue.record("not timed out: \(String(describing: failure))")
            return
        }
        #expect(federation.store[id]?.version == 1)
    }

    @Test("many changes of one case at once all take effect, each with its own version")
    func turns() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        let versions = await withTaskGroup(of: Int?.self) { group in
            for number in 1...64 {
                group.addTask {
                    try? await federation.perform([CaseStep(.note(id, text: "\(number)", isPrivate: false))]).version
                }
            }
            return await group.reduce(into: Set<Int>()) { if let version = $1 { $0.insert(version) } }
        }
        #expect(versions == Set(2...65))
    }
}
