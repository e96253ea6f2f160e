import JSONText
import Procedures
import Testing
import WorkCalendar

@testable import ProcedureLibrary

@Suite("What a collective contract must have to stand")
struct ContractLawTests {
    private static let toTalks = ["invite", "accept", "name-teams", "set-agenda", "open-bargaining"]
    private static let toFiling = toTalks + ["agree-draft", "call-congress", "approve", "sign", "submit"]

    /// A collective contract opened on Monday 2 March 2026 and brought as far as these actions lead.
    private func after(_ actions: [String], _ values: String = "") throws -> CatalogueWalker {
        let (procedure, rules) = try Shipped.procedure("collective-contract")
        var walker = try CatalogueWalker(procedure, rules: rules, diligence: .required, start: "2026-03-02T01:30:00Z")
        if !values.isEmpty { try walker.send("case.set C-2026-00001 \(values)") }
        try walker.walk(actions)
        return walker
    }

    private func advance(_ action: String, _ values: String, _ walker: inout CatalogueWalker) -> String {
        do {
            try walker.send("case.advance C-2026-00001 do=\(action) \(values)")
            return "ok"
        } catch {
            return "\(error)"
        }
    }

    @Test(
        "a contract runs for 1 to 3 years, both its days counted; another term needs its reason",
        arguments: [
            ("2027-03-01", true), ("2027-02-28", false), ("2029-03-01", true), ("2029-03-02", true),
            ("2029-03-03", false), ("2026-03-01", false),
        ])
    func term(last: String, lawful: Bool) throws {
        var walker = try after(Self.toFiling)
        try walker.send(
            "case.doc C-2026-00001 kind=review-opinion name=审查意见书 sha256=\(String(repeating: "a", count: 64))")
        #expect(try !walker.unmet("pass-review").contains("term-within"), "no day is given yet")
        let days = "effective-on=2026-03-02 expires-on=\(last)"
        let said = advance("pass-review", days, &walker)
        #expect((walker.state.state == "in-force") == lawful, "\(said)")
        guard !lawful else { return }
        #expect(said.contains("term-within"))
        _ = advance("pass-review", "\(days) term-grounds=与主合同同时期满", &walker)
        #expect((walker.state.state == "in-force") == (last > "2026-03-02"), "no reason lets it end before it begins")
    }

    @Test("the workers' chief is the union's chair or delegated in writing, the employer's the legal representative")
    func chiefs() throws {
        var walker = try after(["invite", "accept"])
        for side in ["worker", "employer"] {
            for number in 1...3 {
                let chief = number == 1 ? "yes" : "no"
                try walker.send(
                    "case.party C-2026-00001 role=\(side)-representative name=\(side)\(number) chief=\(chief)")
            }
        }
        #expect(try walker.unmet("name-teams") == ["parties-settled", "parties-settled"])
        let chiefs = walker.state.parties.filter { $0.fields["chief"] == true }
        try walker.send("case.party C-2026-00001 party=\(chiefs[0].id) chosen-by=union")
        try walker.send("case.party C-2026-00001 party=\(chiefs[1].id) chosen-by=appointed")
        #expect(try walker.unmet("name-teams").count == 2, "sent by the union, or appointed, is not enough for a chief")
        for way in ["written-delegate", "union-head"] {
            try walker.send("case.party C-2026-00001 party=\(chiefs[0].id) chosen-by=\(way)")
            #expect(try walker.unmet("name-teams").count == 1, "the employer's chief")
        }
        try walker.send("case.party C-2026-00001 party=\(chiefs[1].id) chosen-by=legal-representative")
        #expect(try walker.unmet("name-teams").isEmpty)
    }

    @Test("one side may declare a deadlock at any time; fruitless meetings make one only when there were three")
    func deadlock() throws {
        var walker = try after(Self.toTalks)
        try walker.send("case.set C-2026-00001 deadlock-grounds=fruitless-meetings")
        for held in 1...3 {
            #expect(try walker.unmet("declare-deadlock") == ["record-on-file"])
            try walker.send(
                "case.record C-2026-00001 type=meeting session=\(held) workers-present=3 employer-present=3")
        }
        #expect(try walker.unmet("declare-deadlock").isEmpty)
        try walker.send("case.set C-2026-00001 deadlock-grounds=workers-declare")
        #expect(try after(Self.toTalks, "deadlock-grounds=workers-declare").unmet("declare-deadlock").isEmpty)
    }

    @Test(
        "a draft takes signed minutes of every meeting and the signatures of both chiefs, which are not the contract's")
    func draft() throws {
        var walker = try after(Self.toTalks)
        try walker.send("case.record C-2026-00001 type=meeting session=1 workers-present=3 employer-present=3")
        for side in ["workers", "employer"] {
            try walker.send("case.record C-2026-00001 type=signature side=\(side) signer=首席 signed-on=today")
        }
        let unmet = try walker.unmet("agree-draft")
        #expect(unmet.contains("records-settled") && unmet.contains("all-signed"))
        try walker.walk(["agree-draft"])
        #expect(walker.state.records.filter { $0.fields["signed-text"]?.string == "draft" }.count == 2)
        try walker.walk(["call-congress", "approve"])
        #expect(
            try walker.unmet("sign") == ["party-named", "party-named", "all-signed"], "nor is it known who contracts")
    }

    @Test("a seat that fell vacant during the talks is filled before a draft is agreed")
    func vacancy() throws {
        var walker = try after(Self.toTalks)
        let leaving = try #require(walker.state.parties.last { $0.role == "employer-representative" })
        try walker.send("case.party C-2026-00001 party=\(leaving.id) remove=yes")
        #expect(try walker.unmet("agree-draft").contains("equal-teams"))
        try walker.take("agree-draft")
        #expect(walker.state.state == "draft-agreed")
    }

    @Test("a dispute over performance is for consultation, then for the union to arbitrate within a year")
    func performance() throws {
        var walker = try after(Self.toFiling + ["pass-review"])
        try walker.send(
            "case.record C-2026-00001 type=performance-dispute disputed=第八条 arisen-on=2026-03-02 dispute-status=consulting"
        )
        let running = { (walker: CatalogueWalker) in
            walker.state.deadlines.last { $0.clock == "performance-limitation" && $0.isRunning }?.due.iso
        }
        #expect(running(walker) == "2027-03-02")
        let dispute = try #require(walker.state.records.last { $0.type == "performance-dispute" })
        try walker.send("case.record C-2026-00001 record=\(dispute.id) dispute-status=arbitration")
        #expect(running(walker) == nil)
    }

    @Test("talks are put off to a day that both sides agreed on, wherever the contract is made")
    func adjourned() throws {
        var walker = try after(Self.toTalks, "local-rules=national")
        try walker.take("adjourn")
        #expect(walker.state.deadlines.contains { $0.clock == "resumption" && $0.isRunning })
    }

    @Test("a contract goes to the bureau in three copies, that of an enterprise in several provinces not to a district")
    func filing() throws {
        var walker = try after(Self.toFiling.dropLast(), "reach=central")
        try walker.send("case.set C-2026-00001 filed-with=district")
        #expect(try walker.unmet("submit").contains("field-is"))
        try walker.send("case.set C-2026-00001 reach=one-province")
        #expect(try !walker.unmet("submit").contains("field-is"))
        let copies = try #require(walker.procedure.action("submit")?.fields.first { $0.name == "copies" })
        #expect(copies.required && copies.range?.lowerBound == 3)
    }

    @Test("Beijing's bureau wants sex, age, employer, post and identity number of each representative; others do not")
    func representatives() throws {
        for (local, asked) in [("beijing", 2), ("national", 0)] {
            var walker = try after(Self.toFiling.dropLast(), "local-rules=\(local)")
            #expect(try walker.unmet("submit").filter { $0 == "parties-complete" }.count == asked)
            try walker.take("submit")
            let team = walker.state.parties.filter { $0.role == "worker-representative" }
            #expect(team.allSatisfy { ($0.fields["id-number"] != nil) == (asked > 0) })
        }
    }

    @Test("a contract is published by each side to its own people")
    func publication() throws {
        var walker = try after(Self.toFiling + ["pass-review"])
        try walker.send(
            "case.record C-2026-00001 type=publication side=employer way=intranet published-on=today")
        #expect(try walker.unmet("publish") == ["record-on-file"])
        try walker.walk(["publish"])
        let sides = Set(
            walker.state.records.filter { $0.type == "publication" }.compactMap { $0.fields["side"]?.string })
        #expect(sides == ["workers", "employer"])
    }

    @Test("a vote that counts more in favour than were present is none")
    func overcounted() throws {
        var walker = try after(Self.toTalks + ["agree-draft", "call-congress"])
        try walker.send("case.record C-2026-00001 type=congress-vote total=100 present=70 in-favour=71")
        #expect(try walker.unmet("approve").contains("half-of-all"))
        try walker.send("case.record C-2026-00001 type=congress-vote total=100 present=70 in-favour=70")
        #expect(try !walker.unmet("approve").contains("half-of-all"))
    }

    @Test(
        "only a draft contract passes the congress by exactly half",
        arguments: ["layoff", "welfare", "election", "proposal", "rules", "other"])
    func majority(subject: String) throws {
        let (procedure, rules) = try Shipped.procedure("workers-congress")
        var walker = try CatalogueWalker(procedure, rules: rules, diligence: .required, start: "2026-03-02T01:30:00Z")
        try walker.send(
            "case.record W-2026-00001 type=item subject=\(subject) item-text=议题 majority=half-or-more outcome=passed "
                + "total=100 present=80 in-favour=50")
        try walker.walk(["give-notice", "open-session"])
        #expect(try walker.unmet("resolve").contains("no-record"))
    }

    @Test("a dispute in several provinces is coordinated by the ministry or a province that it names")
    func jurisdiction() throws {
        let (procedure, rules) = try Shipped.procedure("bargaining-coordination")
        var walker = try CatalogueWalker(procedure, rules: rules, diligence: .required, start: "2026-03-02T01:30:00Z")
        try walker.send("case.set \(walker.state.id) reach=several-provinces jurisdiction=city")
        #expect(try walker.unmet("accept").contains("field-is"))
        try walker.send("case.set \(walker.state.id) jurisdiction=ministry")
        #expect(try !walker.unmet("accept").contains("field-is"))
    }
}
