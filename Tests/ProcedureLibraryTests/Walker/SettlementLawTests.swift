import JSONText
import Procedures
import Testing
import WorkCalendar

@testable import ProcedureLibrary

@Suite("What makes a mediation agreement stand, and what may follow it")
struct SettlementLawTests {
    private static let toDraft = ["assign", "begin-mediation", "draft-agreement"]

    /// A case opened on Monday 2 March 2026 with these values and brought as far as these actions lead.
    private func after(_ id: String, _ actions: [String], _ values: String = "") throws -> CatalogueWalker {
        let (procedure, rules) = try Shipped.procedure(id)
        var walker = try CatalogueWalker(procedure, rules: rules, diligence: .required, start: "2026-03-02T01:30:00Z")
        if !values.isEmpty { try walker.send("case.set \(walker.state.id) \(values)") }
        try walker.walk(actions)
        return walker
    }

    private func drafted(_ values: String) throws -> CatalogueWalker {
        try after("union-mediation", ["begin-screening", "ask-other-side", "accept"] + Self.toDraft, values)
    }

    private func runs(_ clock: String, _ walker: CatalogueWalker) -> Bool {
        walker.state.deadlines.contains { $0.clock == clock && $0.isRunning }
    }

    @Test(
        "the agreement of a lawful body carries that body's own seal; a union's seal does not stand for it",
        arguments: ["enterprise-committee", "peoples-mediation", "street-body", "arbitration-centre"])
    func seal(kind: String) throws {
        var walker = try drafted("body-kind=\(kind)")
        for who in ["applicant", "respondent", "case-mediator", "mediation-organisation"] {
            try walker.send("case.record U-2026-00001 type=signature signed-by=\(who) signed-on=today")
        }
        try walker.send("case.record U-2026-00001 record=r\(walker.state.records.count) seal=union")
        #expect(try walker.unmet("bring-into-force") == ["record-on-file", "document-on-file"])
        try walker.send("case.record U-2026-00001 record=r\(walker.state.records.count) seal=body")
        #expect(try walker.unmet("bring-into-force") == ["document-on-file"])
        try walker.take("bring-into-force")
        #expect(runs("confirm-application", walker) && runs("arb-review-application", walker))
    }

    @Test(
        "an agreement before another body is a contract: both sides sign, and no right to confirmation or review runs")
    func contract() throws {
        var walker = try drafted("body-kind=other")
        for who in ["applicant", "respondent"] {
            try walker.send("case.record U-2026-00001 type=signature signed-by=\(who) signed-on=today")
        }
        #expect(try walker.unmet("bring-into-force") == ["document-on-file"])
        try walker.take("bring-into-force")
        #expect(!runs("confirm-application", walker) && !runs("arb-review-application", walker))
    }

    @Test(
        "an application is on file as it was made: in writing, or recorded on the spot", arguments: ["written", "oral"])
    func application(form: String) throws {
        var walker = try after("union-mediation", [], "application-form=\(form)")
        let kind = form == "oral" ? "oral-application" : "application"
        #expect(try walker.fixes("begin-screening").contains { $0.contains("kind=\(kind) ") })
        try walker.take("begin-screening")
        #expect(walker.state.documents.map(\.kind) == [kind])
    }

    @Test(
        "confirmation and review follow a delegated mediation; what was entrusted after docketing ends with the court",
        arguments: [("pre-filing", true), ("entrusted-ordinary", false), ("entrusted-summary", false)])
    func routes(channel: String, open: Bool) throws {
        var walker = try after(
            "court-mediation", ["begin-screening", "ask-other-side", "accept"] + Self.toDraft, "channel=\(channel)")
        try walker.take("bring-into-force")
        #expect(runs("confirm-application", walker) == open && runs("arb-review-application", walker) == open)
        #expect(try walker.unmet("apply-confirmation").contains("field-is") != open)
        #expect(try walker.unmet("apply-arb-review").contains("field-is") != open)
        #expect(try walker.unmet("court-document-issued").isEmpty != open)
    }

    @Test("an agreement comes of a session in which identities were checked and rights told")
    func session() throws {
        var walker = try after("union-mediation", ["begin-screening", "ask-other-side", "accept", "assign"])
        try walker.take("begin-mediation")
        let session = "case.record U-2026-00001 type=session session-form=video identity-checked=yes rights-told="
        try walker.send(session + "no")
        #expect(try walker.unmet("draft-agreement").filter { $0 == "record-on-file" }.count == 2)
        try walker.send(session + "yes")
        #expect(try walker.unmet("draft-agreement") == ["record-on-file"], "only the clauses are missing")
    }

    @Test("a tribunal that entrusted the case makes the document itself: no term for a review runs")
    func tribunal() throws {
        let actions = ["begin-screening", "ask-other-side", "accept-entrusted"] + Self.toDraft + ["bring-into-force"]
        let walker = try after("arbitration-referred-mediation", actions, "channel=arb-in")
        #expect(!runs("arb-review-application", walker))
        #expect(try walker.unmet("issue-tribunal-document").isEmpty)
    }

    @Test("a breached agreement with an enforceable title goes to enforcement, one without it to arbitration or a suit")
    func enforceable() throws {
        let ways = ["pursue-payment-order", "pursue-arbitration", "pursue-wage-suit"]
        var plain = try drafted("body-kind=street-body")
        try plain.walk(["bring-into-force", "begin-performance", "record-breach"])
        for way in ways { #expect(try !plain.unmet(way).contains("clock-not-running"), "\(way)") }
        var confirmed = try drafted("body-kind=street-body")
        try confirmed.walk([
            "bring-into-force", "apply-confirmation", "docket-confirmation", "confirm", "begin-performance",
            "record-breach",
        ])
        for way in ways { #expect(try confirmed.unmet(way).contains("clock-not-running"), "\(way)") }
        #expect(try confirmed.unmet("pursue-enforcement") == ["record-on-file"])
    }

    @Test(
        "suspicion of a sham stops every mediation from its acceptance on, with the report on file",
        arguments: [
            ("union-mediation", "accept"), ("court-mediation", "accept"),
            ("arbitration-referred-mediation", "accept-proposed"),
        ])
    func sham(id: String, acceptance: String) throws {
        var walker = try after(id, ["begin-screening", "ask-other-side", acceptance])
        #expect(try walker.unmet("stop-as-sham") == ["record-on-file", "document-on-file"])
        try walker.take("stop-as-sham")
        #expect(walker.state.state == "failed" && !runs("mediate", walker) && !runs("choose-mediator", walker))
    }

    @Test(
        "a mediation that failed is sent back in two working days, however it failed",
        arguments: [
            ("court-mediation", "accept", ["no-consent", "refuse-mediator", "fail", "stop-as-sham", "time-over"]),
            ("arbitration-referred-mediation", "accept-proposed", ["no-consent", "fail", "stop-as-sham", "time-over"]),
        ])
    func sentBack(id: String, acceptance: String, ends: [String]) throws {
        for end in ends {
            let way = ["begin-screening", "ask-other-side"] + (end == "no-consent" ? [] : [acceptance]) + [end]
            var walker = try after(id, way)
            #expect(runs("return", walker), "\(end)")
            try walker.take(id == "court-mediation" ? "return-to-trial" : "return-to-commission")
            #expect(!runs("return", walker))
        }
        let walker = try after("court-mediation", ["begin-screening", "ask-other-side", "no-consent"])
        #expect(walker.state.deadlines.last { $0.clock == "return" }?.due.iso == "2026-03-04")
    }

    @Test("hardship is not checked for migrant workers who claim wages or injury compensation, and for nobody else")
    func aid() throws {
        var walker = try after("legal-aid", ["apply", "begin-review"], "exemption=wage-or-injury matter=termination")
        #expect(try walker.unmet("grant") == ["field-is", "party-named"])
        try walker.send("case.set \(walker.state.id) matter=wage")
        try walker.send("case.party \(walker.state.id) party=p1 migrant=yes")
        #expect(try walker.unmet("grant").isEmpty)
    }
}
