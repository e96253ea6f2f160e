import JSONText
import Mediation
import Procedures
import Testing
import WorkCalendar

@Suite("a grant shows a reader the positions and notes of one case for a time, and never its offers")
struct GrantTests {
    private let supervisor = Federation.caller("chen.yu", [.supervisor], scope: ["BJ"])
    private let reader = Federation.caller("he.fa", [.reader], scope: ["BJ-HD"])

    private func grant(_ id: String, to name: String = "he.fa", until: String = "today+30d") -> CaseStep {
        CaseStep(.grant(id, to: name, until: until, reason: "代理诉讼"))
    }

    private func cause(_ federation: Federation, _ step: CaseStep, by caller: Caller) async -> CaseFailure.Cause? {
        do {
            _ = try await federation.perform([step], by: caller)
            return nil
        } catch {
            return error.cause
        }
    }

    private func mediation(_ federation: Federation) async throws -> String {
        let opened = try await federation.perform([
            CaseStep(
                .open(
                    procedure: "court-mediation", title: "工资争议", office: nil, at: nil, parent: nil,
                    arguments: [
                        "received-on": ["today"], "cause": ["wage"], "channel": ["pre-filing"], "court": ["朝阳法院"],
                    ]))
        ])
        let id = try #require(opened.rows.first?["case"]?.string)
        let offer: Arguments = ["side": ["applicant"], "offer-text": ["一次性支付"]]
        _ = try await federation.perform([
            CaseStep(.record(id, type: "offer", record: nil, at: nil, arguments: offer))
        ])
        _ = try await federation.perform([CaseStep(.note(id, text: "双方立场", isPrivate: false))])
        _ = try await federation.perform([CaseStep(.note(id, text: "私下所说", isPrivate: true))])
        return id
    }

    @Test("from a supervisor, to the last day, told in the log; out of scope the case is there from then on")
    func granted() async throws {
        let federation = try await Federation()
        let id = try await mediation(federation)
        let show = CaseStep(.show(id, parts: Set(CasePart.allCases)))
        guard case .noSuchCase = await cause(federation, show, by: reader) else {
            Issue.record("seen before the grant")
            return
        }
        _ = try await federation.perform([grant(id)], by: supervisor)
        let event = try #require(federation.store.events.last?.event)
        #expect(event.type == .caseGranted)
        #expect(event.payload["until"]?.string == "2026-04-01" && event.payload["reason"]?.string == "代理诉讼")
        let shown = try #require(try await federation.perform([show], by: reader).rows.first)
        #expect(shown["notes"]?.array?.compactMap { $0.object?["text"]?.string } == ["双方立场"])
        #expect(!shown.line.contains("一次性支付") && !shown.line.contains("offer"))
        let state = try #require(federation.store[id])
        let last = try #require(CivilDay(iso: "2026-04-01"))
        #expect(CaseAccess(reader).depth(of: state, on: last) == .granted)
        #expect(CaseAccess(reader).depth(of: state, on: last.adding(days: 1)) == .nothing)
        #expect(CaseAccess(Federation.caller("other", [.reader])).depth(of: state, on: last) == .status)
        #expect(CaseAccess(Federation.caller("he.fa", [.operator])).depth(of: state, on: last) == .nothing)
    }

    @Test("an earlier grant is replaced; a day that is over takes it away, where there is one")
    func replaced() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        #expect(await cause(federation, grant(id, until: "today-1d"), by: supervisor) != nil)
        _ = try await federation.perform([grant(id)], by: supervisor)
        guard case .rejected(.exists) = await cause(federation, grant(id), by: supervisor) else {
            Issue.record("the same grant twice")
            return
        }
        _ = try await federation.perform([grant(id, until: "today-1d")], by: supervisor)
        #expect(federation.store[id]?.grants.count == 1)
        let show = CaseStep(.show(id, parts: []))
        guard case .noSuchCase = await cause(federation, show, by: reader) else {
            Issue.record("seen after the grant")
            return
        }
    }

    @Test("only to an account with the role of a reader")
    func readersOnly() async throws {
        let federation = try await Federation()
        let id = try await federation.open()
        for name in ["li.wei", "nobody"] {
            guard case .noSuchReader = await cause(federation, grant(id, to: name), by: supervisor) else {
                Issue.record("granted to \(name)")
                return
            }
        }
    }
}
