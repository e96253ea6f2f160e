import ProcedureLibrary
import Procedures
import Testing
import WorkCalendar

@Suite("What the daily work of a union asks for")
struct UnionServiceTests {
    private func walker(_ id: String) throws -> CatalogueWalker {
        let (procedure, rules) = try Shipped.procedure(id)
        return try CatalogueWalker(procedure, rules: rules, diligence: .required, start: "2026-03-02T01:30:00Z")
    }

    private func due(_ clock: String, _ walker: CatalogueWalker) -> String? {
        walker.state.deadlines.last { $0.clock == clock && $0.isRunning }?.due.iso
    }

    @Test("a worker meeting is followed up only when every issue has an answer")
    func issues() throws {
        var walker = try walker("worker-meeting")
        try walker.take("hold")
        try walker.send(
            "case.record \(walker.state.id) type=issue subject=pay issue-text=单价 owner=权益部 due-by=2026-03-20 issue-status=open"
        )
        #expect(due("issue", walker) == "2026-03-20")
        #expect(try walker.unmet("follow-up") == ["records-settled"])
        try walker.send("case.record \(walker.state.id) record=r1 issue-status=explained")
        #expect(due("issue", walker) == nil)
        #expect(try walker.unmet("follow-up").isEmpty)
    }

    @Test("an enterprise meeting needs an enterprise, and the agreed day of its union is a deadline")
    func enterprises() throws {
        var walker = try walker("enterprise-meeting")
        #expect(try walker.unmet("hold") == ["party-named"])
        try walker.take("hold")
        try walker.send("case.record \(walker.state.id) type=forming-pledge form-by=2026-06-01 pledge-status=open")
        #expect(due("forming", walker) == "2026-06-01")
        #expect(try walker.unmet("follow-up") == ["records-settled"])
    }

    @Test(
        "the class of a ticket decides its time, counted from the day the hotline took it",
        arguments: [("ordinary", "2026-03-09"), ("difficult", "2026-03-16"), ("complex", "2026-03-30")])
    func classes(_ word: String, _ day: String) throws {
        var walker = try walker("hotline-ticket")
        try walker.take("dispatch", ["ticket-class": [word]])
        #expect(due("answer", walker) == day)
        try walker.take("send-back")
        try walker.take("dispatch", ["ticket-class": ["complex"]])
        #expect(due("answer", walker) == "2026-03-30")
    }

    @Test("a special action ends only after three months with its teams on site, and with every measure accounted for")
    func threeMonths() throws {
        var walker = try walker("special-action")
        try walker.take("launch")
        #expect(walker.procedure.actions(from: "active").allSatisfy { $0.to != "concluded" })
        try walker.advance(to: try #require(CivilDay(iso: "2026-06-02")).at(hour: 23, minute: 0))
        #expect(walker.state.state == "active")
        try walker.advance(to: try #require(CivilDay(iso: "2026-06-03")).at(hour: 1, minute: 0))
        #expect(walker.state.state == "served")
        #expect(try walker.unmet("conclude") == ["records-settled", "records-settled"])
    }

    @Test("a joint union takes two units")
    func joint() throws {
        var walker = try walker("union-formation")
        try walker.send("case.set \(walker.state.id) form=joint")
        try walker.take("prepare")
        #expect(try walker.unmet("approve") == ["party-named"])
        try walker.send("case.party \(walker.state.id) role=unit name=第二家")
        #expect(try walker.unmet("approve").isEmpty)
    }

    @Test("a first registration needs the approval and the proof of funds, a change does not")
    func registration() throws {
        var walker = try walker("union-registration")
        try walker.take("accept")
        try walker.send("case.set \(walker.state.id) matter=initial")
        #expect(try walker.unmet("register") == ["document-on-file", "document-on-file"])
        try walker.send("case.set \(walker.state.id) matter=change")
        #expect(try walker.unmet("register").isEmpty)
    }

    @Test("a question becomes a case only where the case is named")
    func convert() throws {
        #expect(try walker("legal-consultation").unmet("convert") == ["linked"])
        #expect(try walker("hotline-ticket").unmet("merge") == ["linked"])
    }
}
