import JSONText
import Procedures
import Testing
import WorkCalendar

@testable import ProcedureLibrary

@Suite("What the law asks of the shipped procedures")
struct RuleOfLawTests {
    /// A court case in mediation since Monday 2 March 2026.
    private func mediating(channel: String = "entrusted-summary") throws -> CatalogueWalker {
        let (procedure, rules) = try Shipped.procedure("court-mediation")
        var walker = try CatalogueWalker(procedure, rules: rules, diligence: .required, start: "2026-03-02T01:30:00Z")
        try walker.send("case.set M-2026-00001 channel=\(channel)")
        try walker.walk(["begin-screening", "ask-other-side", "accept", "assign", "begin-mediation"])
        return walker
    }

    private func due(_ clock: String, _ walker: CatalogueWalker) -> String? {
        walker.state.deadlines.last { $0.clock == clock && $0.isRunning }?.due.iso
    }

    @Test(
        "the term of mediation follows the channel",
        arguments: [
            ("entrusted-summary", "2026-03-09"), ("entrusted-ordinary", "2026-03-17"), ("pre-filing", "2026-04-01"),
        ])
    func term(channel: String, due day: String) throws {
        #expect(due("mediate", try mediating(channel: channel)) == day)
    }

    @Test("each extension needs the fresh consent of both sides, and all of them at most 30 days")
    func extensions() throws {
        var walker = try mediating()
        #expect(try walker.unmet("extend") == ["both-consent"])
        try walker.take("extend", ["extend-by": ["7d"]])
        #expect(due("mediate", walker) == "2026-03-16")
        #expect(try walker.unmet("extend") == ["both-consent"])
        try walker.take("extend", ["extend-by": ["23d"]])
        #expect(due("mediate", walker) == "2026-04-08")
        #expect(try walker.unmet("extend").contains("extension-cap"))
    }

    @Test("the term ends the mediation on the day after its last day, not before")
    func timeOver() throws {
        var walker = try mediating()
        let last = try #require(CivilDay(iso: "2026-03-09"))
        try walker.advance(to: last.at(hour: 23, minute: 59))
        #expect(walker.state.state == "mediating")
        try walker.advance(to: last.adding(days: 1).start)
        #expect(walker.state.state == "failed")
        #expect(walker.events.last { $0.action != nil }?.action == "time-over")
    }

    @Test("while the mediation is suspended its term stands still, and the days are added")
    func suspension() throws {
        var walker = try mediating()
        try walker.take("suspend")
        try walker.advance(to: try #require(CivilDay(iso: "2026-03-20")).start)
        #expect(walker.state.state == "suspended")
        try walker.take("resume")
        #expect(due("mediate", walker) == "2026-03-26")
    }

    @Test("an agreement not to pay social insurance blocks the draft")
    func voidClause() throws {
        var walker = try mediating()
        try walker.send(
            "case.record M-2026-00001 type=clause clause-kind=other wording=免缴社保 waives-social-insurance=yes")
        #expect(try walker.unmet("draft-agreement") == ["record-on-file", "no-record"], "there was no session yet")
        try walker.take("draft-agreement")
        #expect(walker.state.records.first { $0.type == "clause" }?.fields["waives-social-insurance"] == false)
    }

    @Test("an agreement is in force only with both signatures, the mediator's and the seal")
    func signatures() throws {
        var walker = try mediating(channel: "pre-filing")
        try walker.take("draft-agreement")
        for who in ["applicant", "respondent", "case-mediator"] {
            try walker.send("case.record M-2026-00001 type=signature signed-by=\(who) signed-on=today")
            #expect(try walker.unmet("bring-into-force").contains("all-signed"))
        }
        try walker.send("case.record M-2026-00001 type=signature signed-by=mediation-organisation signed-on=today")
        #expect(try !walker.unmet("bring-into-force").contains("all-signed"))
        try walker.take("bring-into-force")
        #expect(due("confirm-application", walker) == "2026-04-01")
    }

    @Test("a worker of a collective dispute who does not agree holds the agreement up")
    func collective() throws {
        var walker = try mediating()
        try walker.take("draft-agreement")
        try walker.send("case.party M-2026-00001 role=worker name=甲")
        let worker = try #require(walker.state.parties.last?.id)
        try walker.send("case.record M-2026-00001 type=worker-consent worker=\(worker) answer=no")
        #expect(try walker.unmet("bring-into-force").contains("each-consents"))
    }

    @Test("a failed case that was entrusted after docketing goes back to trial")
    func backToTrial() throws {
        var walker = try mediating()
        try walker.take("fail")
        #expect(try walker.unmet("return-for-docketing").contains("field-is"))
        #expect(try !walker.unmet("return-to-trial").contains("field-is"))
        try walker.take("return-to-trial")
        #expect(walker.state.state == "returned-court")
    }

    /// A negotiation whose teams are to be named.
    private func accepted() throws -> CatalogueWalker {
        let (procedure, rules) = try Shipped.procedure("platform-negotiation")
        var walker = try CatalogueWalker(procedure, rules: rules, diligence: .required, start: "2026-03-02T01:30:00Z")
        try walker.walk(["start-collection", "invite", "accept"])
        return walker
    }

    private let teams = "case.party N-2026-00001 role="

    @Test("teams are equal and have one chief each, who is no outsider")
    func teamRules() throws {
        var walker = try accepted()
        for (name, chief) in [("甲", "yes"), ("乙", "no"), ("丙", "yes"), ("丁", "no")] {
            try walker.send(teams + "worker-representative name=\(name) chief=\(chief) outsider=\(chief)")
        }
        for (name, chief) in [("戊", "yes"), ("己", "no"), ("丁", "no")] {
            try walker.send(teams + "platform-representative name=\(name) chief=\(chief)")
        }
        #expect(
            try walker.unmet("name-teams") == [
                "equal-teams", "one-chief", "outsiders-at-most-third", "nobody-on-both-sides",
            ])
    }

    @Test("an unanswered demand may still be answered after the union has urged")
    func lateAnswer() throws {
        let (procedure, rules) = try Shipped.procedure("platform-negotiation")
        var walker = try CatalogueWalker(procedure, rules: rules, diligence: .required, start: "2026-03-02T01:30:00Z")
        try walker.walk(["start-collection", "invite", "no-answer", "urge", "accept"])
        #expect(walker.state.state == "accepted")
        #expect(!walker.state.deadlines.contains { $0.isRunning })
    }

    @Test(
        "exactly half of all delegates is enough, fewer is not, and two thirds must be present",
        arguments: [
            (66, 60, ["two-thirds-present"]), (67, 50, []), (80, 49, ["half-of-all"]),
            (66, 49, ["two-thirds-present", "half-of-all"]),
        ])
    func congress(present: Int, inFavour: Int, unmet: [String]) throws {
        var walker = try accepted()
        try walker.walk(["name-teams", "open-meeting", "agree-outcome", "submit-to-congress"])
        try walker.send(
            "case.record N-2026-00001 type=congress-vote total=100 present=\(present) in-favour=\(inFavour)")
        #expect(try walker.unmet("sign-approved").filter { $0 != "all-signed" } == unmet)
    }

    @Test(
        "a draft collective contract is not signed in the negotiation: review and filing belong to the contract's case")
    func collectiveContract() throws {
        var walker = try accepted()
        try walker.walk(["name-teams", "open-meeting"])
        try walker.take("agree-outcome", ["outcome-form": ["collective-contract-draft"]])
        #expect(try walker.unmet("sign").contains("field-is-not"))
        try walker.walk(["submit-to-congress"])
        #expect(try walker.unmet("sign-approved").contains("field-is-not"))
    }

    @Test("a commitment is due on its day and met when it is fulfilled")
    func commitments() throws {
        var walker = try accepted()
        try walker.send(
            "case.record N-2026-00001 type=commitment owner=平台 pledge=取消扣款 deliver-by=2026-05-06 commitment-status=open"
        )
        #expect(due("commitment", walker) == "2026-05-06")
        try walker.send("case.record N-2026-00001 record=r\(walker.state.records.count) commitment-status=fulfilled")
        #expect(walker.state.deadlines.last { $0.clock == "commitment" }?.status == .met)
    }
}
