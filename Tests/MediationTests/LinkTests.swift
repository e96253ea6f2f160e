import JSONText
import Mediation
import Procedures
import Testing

@Suite("a link stands in both cases, and both change in one unit")
struct LinkTests {
    private func link(
        _ id: String, _ other: String, _ kind: LinkKind, remove: Bool = false, expected: ExpectedVersion = .notGiven
    ) -> CaseStep {
        CaseStep(.link(id, to: other, as: kind, remove: remove, reason: "同一事项"), expected: expected)
    }

    private func cause(_ federation: Federation, _ step: CaseStep, by caller: Caller = Federation.caller()) async
        -> CaseFailure.Cause?
    {
        do {
            _ = try await federation.perform([step], by: caller)
            return nil
        } catch {
            return error.cause
        }
    }

    private func badKey(_ cause: CaseFailure.Cause?) -> String? {
        guard case .rejected(.badArgument(let key, _)) = cause else { return nil }
        return key
    }

    @Test("by one command, with the inverse in the other case; a repetition under its key changes nothing")
    func bothSides() async throws {
        let federation = try await Federation()
        let (one, other) = (try await federation.open(), try await federation.open())
        let writes = federation.store.appends
        let step = link(one, other, .mergedInto, expected: .exactly(1))
        let first = try await federation.perform([step], key: "key-00001")
        let again = try await federation.perform([step], key: "key-00001")
        #expect(again.replayed && again.rows == first.rows)
        #expect(first.version == 2)
        #expect(federation.store.appends == writes + 1)
        #expect(federation.store[one]?.isLinked(to: other, as: .mergedInto) == true)
        #expect(federation.store[other]?.isLinked(to: one, as: .absorbs) == true)
        #expect(federation.store[other]?.version == 2)
        #expect(federation.store.events.suffix(2).map(\.event.type) == [.caseLinked, .caseLinked])
    }

    @Test("and is taken away from both, by command or by a correction of its event")
    func takenAway() async throws {
        let federation = try await Federation()
        let (one, other) = (try await federation.open(), try await federation.open())
        func links() -> Int {
            [one, other].reduce(0) { $0 + (federation.store[$1]?.links.filter { !$0.ended }.count ?? 0) }
        }
        _ = try await federation.perform([link(one, other, .duplicates)])
        let seq = try #require(federation.store.events.first { $0.event.type == .caseLinked }?.seq)
        _ = try await federation.perform([link(other, one, .duplicatedBy, remove: true)])
        #expect(links() == 0)
        #expect(await cause(federation, link(one, other, .duplicates, remove: true)) != nil)
        let undo = CaseStep(.correct(one, event: seq, reason: "误关联", at: nil, arguments: [:]), expected: .any)
        #expect(await cause(federation, undo) != nil, "what was taken away cannot be reversed")
        _ = try await federation.perform([link(one, other, .relatesTo)])
        let last = try #require(
            federation.store.events.last { $0.event.type == .caseLinked && $0.caseID == one }?.seq)
        _ = try await federation.perform([
            CaseStep(.correct(one, event: last, reason: "误关联", at: nil, arguments: [:]), expected: .exactly(4))
        ])
        #expect(links() == 0)
        #expect(federation.store[other]?.version == 5)
    }

    @Test("never to itself, twice, against its opposite, or round in a circle")
    func refused() async throws {
        let federation = try await Federation()
        var ids: [String] = []
        for _ in 1...3 { ids.append(try await federation.open()) }
        #expect(badKey(await cause(federation, link(ids[0], ids[0], .parentOf))) == "to")
        _ = try await federation.perform([link(ids[0], ids[1], .parentOf)])
        guard case .rejected(.exists) = await cause(federation, link(ids[1], ids[0], .childOf)) else {
            Issue.record("a second link of the same kind")
            return
        }
        #expect(badKey(await cause(federation, link(ids[1], ids[0], .parentOf))) != nil)
        _ = try await federation.perform([link(ids[2], ids[1], .childOf)])
        #expect(badKey(await cause(federation, link(ids[2], ids[0], .parentOf))) == "to")
        #expect(badKey(await cause(federation, link(ids[0], ids[2], .childOf))) == "to")
        _ = try await federation.perform([link(ids[0], ids[2], .reopens)])
    }

    @Test("nothing is merged into a case that is merged away itself, so one case always stays")
    func mergedAway() async throws {
        let federation = try await Federation()
        var ids: [String] = []
        for _ in 1...3 { ids.append(try await federation.open()) }
        _ = try await federation.perform([link(ids[0], ids[1], .mergedInto)])
        _ = try await federation.perform([link(ids[1], ids[2], .mergedInto)])
        #expect(badKey(await cause(federation, link(ids[2], ids[0], .mergedInto))) == "to")
        #expect(badKey(await cause(federation, link(ids[0], ids[2], .absorbs))) == "to")
        #expect(badKey(await cause(federation, link(ids[1], ids[0], .absorbs))) != nil)
    }

    @Test("needs the right to change the one case, and for the other no more than to see it")
    func rights() async throws {
        let federation = try await Federation()
        let colleague = Federation.caller("wang", [.mediator])
        let stranger = Federation.caller("zhao", [.mediator], scope: ["BJ-HD"])
        let (mine, theirs) = (try await federation.open(), try await federation.open(by: colleague))
        let far = try await federation.open(by: stranger)
        guard case .notYours = await cause(federation, link(theirs, mine, .relatesTo)) else {
            Issue.record("changed somebody else's case")
            return
        }
        for id in [far, "N-2026-99999"] {
            guard case .noSuchCase = await cause(federation, link(mine, id, .relatesTo)) else {
                Issue.record("\(id) is known")
                return
            }
        }
        _ = try await federation.perform([link(mine, theirs, .arisesFrom)])
        // A supervisor of both offices links across; the mediator then sees the number, and nothing of the other case.
        let supervisor = Federation.caller("chen.yu", [.supervisor], scope: ["BJ"])
        _ = try await federation.perform([link(mine, far, .relatesTo)], by: supervisor)
        let shown = try await federation.perform([CaseStep(.show(mine, parts: [.links]))])
        let rows = shown.rows.first?["links"]?.array?.compactMap(\.object) ?? []
        #expect(rows.map { $0["case"]?.string } == [theirs, far])
        #expect(rows.map { $0["asName"]?.string } == ["源于", "相关"])
        #expect(rows.map { $0["title"] != nil } == [true, false])
        #expect(rows.map { $0["state"] != nil } == [true, false])
    }

    @Test("at an opening too, also in a rehearsal, where only the reply tells")
    func opening() async throws {
        let federation = try await Federation()
        let old = try await federation.open()
        let writes = federation.store.appends
        let reopening = CaseStep(
            .open(
                procedure: "platform-negotiation", title: "重新协商", office: nil, at: nil, parent: old, as: .reopens,
                arguments: ["platform": ["某外卖平台公司"]]))
        let dry = try await federation.perform([reopening], dry: true)
        #expect(dry.rows.first?["as"]?.string == "reopens")
        #expect(federation.store.appends == writes)
        let new = try #require(try await federation.perform([reopening]).rows.first?["case"]?.string)
        #expect(federation.store.appends == writes + 1)
        #expect(federation.store[new]?.version == 1)
        #expect(federation.store[new]?.isLinked(to: old, as: .reopens) == true)
        #expect(federation.store[old]?.isLinked(to: new, as: .reopenedAs) == true)
    }

    @Test("a race lost over the other case is decided again, though the version of the own case was named")
    func lostRace() async throws {
        let federation = try await Federation()
        let (one, other) = (try await federation.open(), try await federation.open())
        federation.store.intrude(times: 2, on: other)
        let linked = try await federation.perform([link(one, other, .relatesTo, expected: .exactly(1))])
        #expect(linked.version == 2)
        #expect(federation.store[other]?.version == 4)
    }
}
