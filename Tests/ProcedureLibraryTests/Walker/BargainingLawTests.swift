import Procedures
import Testing
import WorkCalendar

@testable import ProcedureLibrary

@Suite("What the law asks of collective bargaining")
struct BargainingLawTests {
    private static let toCongress = [
        "invite", "accept", "name-teams", "set-agenda", "open-bargaining", "agree-draft", "call-congress",
    ]

    /// A case opened on Monday 2 March 2026 with these values in place of the examples.
    private func opened(_ id: String, _ values: String = "") throws -> CatalogueWalker {
        let (procedure, rules) = try Shipped.procedure(id)
        var walker = try CatalogueWalker(procedure, rules: rules, diligence: .required, start: "2026-03-02T01:30:00Z")
        if !values.isEmpty { try walker.send("case.set \(walker.state.id) \(values)") }
        return walker
    }

    private func due(_ clock: String, _ walker: CatalogueWalker) -> String? {
        walker.state.deadlines.last { $0.clock == clock && $0.isRunning }?.due.iso
    }

    @Test("a demand has 20 days; who is silent until then refuses, and may still agree when urged")
    func response() throws {
        var walker = try opened("collective-contract")
        try walker.walk(["invite"])
        #expect(due("response", walker) == "2026-03-23", "the twentieth day is a Sunday")
        try walker.advance(to: try #require(CivilDay(iso: "2026-03-23")).at(hour: 23, minute: 59))
        #expect(walker.state.state == "invited")
        try walker.advance(to: try #require(CivilDay(iso: "2026-03-24")).start)
        #expect(walker.state.state == "refused")
        try walker.walk(["demand-correction"])
        #expect(due("correction", walker) == "2026-04-08")
        try walker.walk(["accept-late"])
        #expect(walker.state.state == "accepted")
    }

    @Test(
        "a wage agreement is submitted in 7 days and published in 5, any other contract in 10",
        arguments: [("wage", "2026-03-09", "2026-03-09"), ("general", "2026-03-12", "2026-03-12")])
    func variants(kind: String, submission: String, publication: String) throws {
        var walker = try opened("collective-contract", "contract-kind=\(kind)")
        try walker.walk(Self.toCongress + ["approve", "sign"])
        #expect(due("submission", walker) == submission)
        try walker.walk(["submit", "pass-review"])
        #expect(due("publication", walker) == publication)
        #expect((due("wage-round", walker) == "2027-03-02") == (kind == "wage"))
    }

    @Test(
        "the bureau's silence for 15 days lets the contract be presumed in force, until somebody has looked at the post"
    )
    func silence() throws {
        var walker = try opened("collective-contract")
        try walker.walk(Self.toCongress + ["approve", "sign", "submit"])
        #expect(due("review", walker) == "2026-03-17")
        try walker.advance(to: try #require(CivilDay(iso: "2026-03-18")).start)
        #expect(walker.state.state == "presumed-in-force")
        #expect(due("publication", walker) == "2026-03-23")
        #expect(due("term", walker) == nil)
        try walker.take("confirm-in-force", ["effective-on": ["2026-03-18"], "expires-on": ["2029-03-17"]])
        #expect(walker.state.state == "in-force")
        #expect(due("term", walker) == "2029-03-17")
    }

    @Test("an objection sends the contract back; signed again it has its full term for submission")
    func objection() throws {
        var walker = try opened("collective-contract", "contract-kind=general")
        try walker.walk(Self.toCongress + ["approve", "sign", "submit"])
        try walker.advance(to: try #require(CivilDay(iso: "2026-03-10")).at(hour: 9))
        try walker.walk(["object", "renegotiate", "agree-draft", "call-congress"])
        #expect(due("review", walker) == nil)
        #expect(try walker.unmet("approve").contains("half-of-all"), "an old vote does not count")
        try walker.walk(["approve", "sign"])
        #expect(due("submission", walker) == "2026-03-20")
    }

    @Test(
        "exactly half of all delegates is enough and is told, fewer is not, and two thirds must be present",
        arguments: [(67, 50, [], true), (80, 49, ["half-of-all"], false), (66, 60, ["two-thirds-present"], false)])
    func congress(present: Int, inFavour: Int, unmet: [String], warned: Bool) throws {
        var walker = try opened("collective-contract")
        try walker.walk(Self.toCongress)
        try walker.send(
            "case.record C-2026-00001 type=congress-vote total=100 present=\(present) in-favour=\(inFavour)")
        #expect(try walker.unmet("approve").filter { $0 != "document-on-file" } == unmet)
        #expect(try walker.warnings("approve").isEmpty == !warned)
    }

    @Test("Beijing bounds a team by ten, and the team of workers without a union needs more than half of them")
    func teams() throws {
        var walker = try opened("collective-contract", "union-status=none")
        try walker.walk(["invite", "accept"])
        for number in 1...11 {
            for side in ["worker", "employer"] {
                try walker.send(
                    "case.party C-2026-00001 role=\(side)-representative name=\(side)\(number) chief=\(number == 1 ? "yes" : "no")"
                )
            }
        }
        try walker.send("case.record C-2026-00001 type=election total=320 in-favour=160")
        let ways = ["parties-settled", "parties-settled"]
        #expect(try walker.unmet("name-teams") == ["equal-teams"] + ways + ["half-of-all"])
        try walker.send("case.set C-2026-00001 local-rules=national")
        try walker.send("case.record C-2026-00001 type=election total=320 in-favour=161")
        #expect(try walker.unmet("name-teams") == ways, "who chose each of them is not told")
        for party in walker.state.parties where party.role.hasSuffix("representative") {
            let way = party.role == "worker-representative" ? "election" : "legal-representative"
            try walker.send("case.party C-2026-00001 party=\(party.id) chosen-by=\(way)")
        }
        #expect(try walker.unmet("name-teams").isEmpty)
    }

    @Test("while a contract is in force, talks on its renewal end neither it nor the case; it goes on")
    func renewal() throws {
        var walker = try opened("collective-contract")
        try walker.walk(
            Self.toCongress + ["approve", "sign", "submit", "pass-review", "open-renewal", "propose-renewal"])
        #expect(due("response", walker) == "2026-03-23")
        try walker.walk(["refuse-renewal"])
        #expect(try walker.unmet("withdraw") == ["clock-not-running"])
        #expect(try walker.unmet("close-refused").contains("clock-not-running"))
        try walker.walk(["keep-contract"])
        #expect(walker.state.state == "in-force")
        #expect(due("renewal-window", walker) != nil)
    }

    @Test("a contract never in force cannot be kept, and no fix leads that way")
    func neverInForce() throws {
        var walker = try opened("collective-contract")
        try walker.walk(["invite"])
        #expect(try walker.fixes("publish").first?.contains("kind=bargaining-answer") == true)
        try walker.walk(["refuse"])
        #expect(try walker.unmet("keep-contract") == ["clock-running"])
    }

    @Test("put to the vote in each enterprise, a contract of a trade needs the vote of each that joined")
    func enterprises() throws {
        var walker = try opened("industry-bargaining", "ratification=each-enterprise")
        for (name, answer) in [("甲", "joined"), ("乙", "joined"), ("丙", "asked")] {
            try walker.send("case.party I-2026-00001 role=member-employer name=\(name) opt-in=\(answer)")
        }
        try walker.walk(["invite", "accept", "name-teams", "open-bargaining", "agree-draft"])
        #expect(try walker.unmet("call-congress") == ["parties-settled"], "one has not answered")
        try walker.send("case.party I-2026-00001 party=p3 opt-in=declined")
        try walker.walk(["call-congress"])
        try walker.send("case.party I-2026-00001 party=p1 vote-total=120 vote-present=80 vote-in-favour=60")
        #expect(try walker.unmet("approve").contains("each-ratified"))
        try walker.send("case.party I-2026-00001 party=p2 vote-total=90 vote-present=60 vote-in-favour=59")
        #expect(try !walker.unmet("approve").contains("each-ratified"))
        #expect(try walker.warnings("approve").count == 1, "exactly half in one of them")
    }

    @Test("coordination takes 30 days from acceptance, and the bureau may add 15")
    func coordination() throws {
        var walker = try opened("bargaining-coordination")
        try walker.walk(["accept"])
        #expect(due("coordinate", walker) == "2026-04-01")
        try walker.walk(["begin-investigation", "make-plan", "confer"])
        try walker.take("extend", ["extend-by": ["15d"]])
        #expect(due("coordinate", walker) == "2026-04-16")
        #expect(try walker.unmet("extend").contains("extension-cap"))
        try walker.advance(to: try #require(CivilDay(iso: "2026-04-17")).start)
        #expect(walker.state.state == "failed")
    }

    @Test("a congress passes a draft contract by half of all, everything else by more than half")
    func majorities() throws {
        var walker = try opened("workers-congress")
        for (subject, majority) in [("collective-contract", "half-or-more"), ("welfare", "more-than-half")] {
            try walker.send(
                "case.record W-2026-00001 type=item subject=\(subject) item-text=议题 majority=\(majority) outcome=passed "
                    + "total=100 present=67 in-favour=50")
        }
        try walker.walk(["give-notice", "open-session"])
        #expect(try walker.unmet("resolve").filter { $0 != "document-on-file" } == ["each-ratified"])
        try walker.send("case.record W-2026-00001 record=r2 outcome=rejected")
        #expect(try walker.unmet("resolve").filter { $0 != "document-on-file" }.isEmpty)
        try walker.walk(["resolve", "publish"])
        #expect(due("annual", walker) == "2027-03-02")
    }

    @Test("a platform negotiation that ends in a draft contract goes on as a linked collective contract")
    func joining() throws {
        var walker = try opened("platform-negotiation")
        try walker.walk(["start-collection", "invite", "accept", "name-teams", "open-meeting"])
        try walker.take("agree-outcome", ["outcome-form": ["collective-contract-draft"]])
        #expect(try walker.unmet("sign").contains("field-is-not"))
        #expect(try walker.unmet("continue-as-contract") == ["linked"])
        try walker.walk(["continue-as-contract"])
        #expect(walker.state.state == "joined-contract")
        var contract = try opened("collective-contract")
        #expect(try contract.unmet("adopt-draft").contains("linked"))
        try contract.walk(["adopt-draft"])
        #expect(contract.state.state == "draft-agreed")
    }

    @Test("what a platform promised in a reply is due on the day that it named")
    func promises() throws {
        var walker = try opened("platform-negotiation")
        try walker.send(
            "case.record N-2026-00001 type=suggestion-class class-name=补贴 reply-status=in-progress promised-on=2026-05-06"
        )
        #expect(due("promise", walker) == "2026-05-06")
        try walker.send("case.record N-2026-00001 record=r1 reply-status=solved")
        #expect(due("promise", walker) == nil)
    }
}
