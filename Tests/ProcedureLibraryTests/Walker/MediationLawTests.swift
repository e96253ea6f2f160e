import Procedures
import Testing
import WorkCalendar

@testable import ProcedureLibrary

@Suite("What the law asks of mediation and of what follows it")
struct MediationLawTests {
    private func opened(_ id: String, start: String = "2026-03-02T01:30:00Z") throws -> CatalogueWalker {
        let (procedure, rules) = try Shipped.procedure(id)
        return try CatalogueWalker(procedure, rules: rules, diligence: .required, start: start)
    }

    /// A union mediation, received on Monday 2 March 2026, whose agreement has been drafted.
    private func drafted() throws -> CatalogueWalker {
        var walker = try opened("union-mediation")
        try walker.walk([
            "begin-screening", "ask-other-side", "accept", "assign", "begin-mediation", "draft-agreement",
        ])
        return walker
    }

    private func due(_ clock: String, _ walker: CatalogueWalker) -> String? {
        walker.state.deadlines.last { $0.clock == clock && $0.isRunning }?.due.iso
    }

    private func status(_ clock: String, _ walker: CatalogueWalker) -> Deadline.Status? {
        walker.state.deadlines.last { $0.clock == clock }?.status
    }

    private func noon(_ day: String) throws -> Instant { try #require(CivilDay(iso: day)).at(hour: 12, minute: 0) }

    @Test("the 15 days from receipt open the way to arbitration, those from acceptance end the mediation")
    func twoClocks() throws {
        var walker = try opened("union-mediation")
        try walker.walk(["begin-screening", "ask-other-side"])
        try walker.advance(to: try noon("2026-03-05"))
        try walker.walk(["accept", "assign", "begin-mediation"])
        #expect(due("receipt-term", walker) == "2026-03-17")
        #expect(due("mediate", walker) == "2026-03-20")
        try walker.advance(to: try noon("2026-03-18"))
        #expect(status("receipt-term", walker) == .overdue)
        #expect(walker.state.state == "mediating")
        try walker.advance(to: try noon("2026-03-21"))
        #expect(walker.state.state == "failed")
    }

    @Test("the body's legal kind decides the clocks and the routes")
    func bodyKind() throws {
        for (kind, rule) in [
            ("enterprise-committee", "mediation-15d-accept"), ("other", "mediation-15d-accept-office"),
        ] {
            var walker = try opened("union-mediation")
            try walker.send("case.set U-2026-00001 body-kind=\(kind)")
            try walker.walk(["begin-screening", "ask-other-side", "accept"])
            #expect(walker.state.deadlines.last { $0.clock == "mediate" }?.rule == rule)
        }
        var walker = try drafted()
        try walker.take("bring-into-force")
        try walker.send("case.set U-2026-00001 body-kind=other")
        #expect(try walker.unmet("apply-confirmation").contains("field-is-not"))
        #expect(try walker.unmet("apply-arb-review").contains("field-is-not"))
    }

    @Test("confirmation by the court and review by the commission exclude each other")
    func routes() throws {
        var walker = try drafted()
        try walker.take("bring-into-force")
        #expect(due("confirm-application", walker) == "2026-04-01")
        #expect(due("arb-review-application", walker) == "2026-03-17")
        try walker.take("apply-confirmation")
        #expect(try walker.unmet("apply-arb-review").contains("state"))
        try walker.take("withdraw-confirmation")
        #expect(due("confirm-application", walker) == "2026-04-01")
        try walker.take("apply-arb-review")
        #expect(try walker.unmet("apply-confirmation").contains("state"))
        try walker.walk(["accept-arb-review", "issue-arb-document"])
        #expect(due("confirm-application", walker) == nil)
    }

    @Test("an application made in time may be recorded later, one made late may not")
    func lateRecord() throws {
        for (day, state) in [("2026-03-17", "arb-reviewing"), ("2026-03-18", "agreement-in-force")] {
            var walker = try drafted()
            try walker.take("bring-into-force")
            for side in ["applicant", "respondent"] {
                try walker.send("case.record U-2026-00001 type=consent side=\(side) about=arb-review answer=yes")
            }
            try walker.advance(to: try noon("2026-03-20"))
            try? walker.send(
                "case.advance U-2026-00001 do=apply-arb-review arb-commission=BJ-CY arb-applied-on=\(day)")
            #expect(walker.state.state == state)
        }
    }

    @Test("a collective dispute needs ten workers with a claim each, an early report, and the consent of each")
    func collective() throws {
        var walker = try opened("union-mediation")
        try walker.send("case.set U-2026-00001 collective=yes")
        try walker.take("begin-screening")
        for name in ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬"] {
            try walker.send("case.party U-2026-00001 role=worker name=\(name)")
        }
        #expect(
            try walker.unmet("ask-other-side") == ["record-on-file", "party-named", "each-recorded", "record-on-file"])
        try walker.walk(["ask-other-side", "accept"])
        for name in ["甲", "乙", "丙", "丁", "戊", "己"] {
            try walker.send("case.party U-2026-00001 role=elected-representative name=代表\(name)")
        }
        try walker.send("case.party U-2026-00001 role=case-mediator name=李调解 chosen-by=parties disclosure=无")
        #expect(try walker.unmet("assign") == ["party-named"], "representatives may be elected, five at most")
        try walker.walk(["assign", "begin-mediation", "draft-agreement"])
        #expect(try walker.unmet("bring-into-force").contains("each-consents"))
        let workers = walker.state.parties.filter { $0.role == "worker" }
        #expect(workers.count == 10)
        for worker in workers {
            let answer = worker.id == workers.last?.id ? "no" : "yes"
            try walker.send("case.record U-2026-00001 type=worker-consent worker=\(worker.id) answer=\(answer)")
        }
        #expect(try walker.unmet("bring-into-force").contains("each-consents"))
        try walker.take("bring-into-force")
        #expect(walker.state.state == "agreement-in-force")
    }

    @Test("an instalment that is not paid keeps the case open, and its breach restarts limitation")
    func instalments() throws {
        var walker = try drafted()
        let owed = "case.record U-2026-00001 type=instalment amount=50000 pay-by="
        for day in ["2026-03-20", "2026-04-20"] { try walker.send(owed + day) }
        try walker.walk(["bring-into-force", "begin-performance"])
        let instalments = walker.state.records.filter { $0.type == "instalment" }.map(\.id)
        let payment = "case.record U-2026-00001 type=payment paid-on=today evidence=\"卷内第3页\" instalment="
        try walker.send(payment + "\(instalments[0]) amount=20000")
        func standing() -> [Deadline.Status] {
            walker.state.deadlines.filter { $0.clock == "instalment" }.map(\.status)
        }
        #expect(standing() == [.open, .open], "a part of it does not settle an instalment")
        try walker.send(payment + "\(instalments[0]) amount=30000")
        #expect(standing() == [.met, .open])
        #expect(try walker.unmet("record-performance") == ["paid-in-full"])
        try walker.advance(to: try noon("2026-04-22"))
        #expect(status("instalment", walker) == .overdue)
        try walker.take("record-breach", ["breached-on": ["2026-04-20"], "unpaid": ["50000"]])
        #expect(walker.state.state == "breached")
        #expect(due("limitation", walker) == "2027-04-20")
        #expect(try walker.unmet("record-performance") == ["paid-in-full"])
        try walker.send(
            "case.record U-2026-00001 type=payment amount=50000 paid-on=today evidence=\"卷内第9页\"")
        try walker.take("record-performance")
        #expect(walker.state.state == "performed")
    }

    @Test("limitation has two dates for a claim: relying on nothing, and relying on the proof of a restart")
    func limitation() throws {
        var walker = try opened("union-mediation")
        try walker.send("case.record U-2026-00001 type=claim-limitation accrual=employment-end accrued-on=2025-06-10")
        try walker.send(
            "case.record U-2026-00001 type=limitation-event restart=complaint happened-on=2026-01-15 evidence=\"登记表\"")
        #expect(due("limitation-bare", walker) == "2026-06-10")
        #expect(due("limitation", walker) == "2027-01-15")
        try walker.send("case.record U-2026-00001 record=r2 superseded=yes")
        #expect(due("limitation", walker) == "2027-03-02", "what runs then is the limitation restarted by the request")
    }

    @Test("a partial agreement comes into force once every claim is told apart and the rest has a case of its own")
    func partial() throws {
        var walker = try drafted()
        try walker.send("case.set U-2026-00001 agreement-scope=agreed-partial")
        #expect(try walker.unmet("bring-into-force").contains("field-is"))
        let unmet = try walker.unmet("bring-part-into-force")
        #expect(unmet.contains("records-settled") && unmet.contains("linked"))
        try walker.take("bring-part-into-force")
        #expect(walker.state.links.contains { $0.kind == .splitInto })
    }

    @Test("the tribunal's ten working days cannot be extended and end the mediation")
    func entrusted() throws {
        var walker = try opened("arbitration-referred-mediation")
        try walker.send("case.set A-2026-00001 channel=arb-in")
        try walker.walk(["begin-screening", "ask-other-side", "accept-entrusted", "assign", "begin-mediation"])
        #expect(due("entrusted-term", walker) == "2026-03-16")
        #expect(try walker.unmet("extend").contains("field-is"))
        try walker.advance(to: try noon("2026-03-17"))
        #expect(walker.state.state == "failed")
        try walker.send(
            "case.record A-2026-00001 type=handover direction=returned items=\"全案\" contains-offers=yes "
                + "handed-on=today receiver=\"甲\"")
        #expect(try walker.unmet("return-to-tribunal").contains("no-record"))
    }

    @Test(
        "what follows an order that lapses depends on its ground", arguments: ["mediation-agreement", "wage-arrears"])
    func lapsedOrder(ground: String) throws {
        var walker = try opened("payment-order")
        try walker.send("case.set P-2026-00001 ground=\(ground)")
        try walker.walk(["accept", "issue-order", "record-service"])
        #expect(due("objection", walker) == "2026-03-17")
        try walker.walk(["object", "lapse"])
        #expect(try walker.unmet("sue-on-agreement").isEmpty == (ground == "mediation-agreement"))
        #expect(try walker.unmet("go-to-arbitration").isEmpty)
    }

    @Test("an order that is neither paid nor opposed can be enforced, one that is not served ends")
    func silence() throws {
        var walker = try opened("payment-order")
        try walker.walk(["accept", "issue-order", "record-service"])
        try walker.advance(to: try noon("2026-03-18"))
        #expect(walker.state.state == "unopposed")
        walker = try opened("payment-order")
        try walker.walk(["accept", "issue-order"])
        try walker.advance(to: try noon("2026-04-02"))
        #expect(walker.state.state == "terminated")
    }

    @Test("legal aid starts before the decision only when a limit is fewer than seven days away")
    func earlyAid() throws {
        var walker = try opened("legal-aid")
        try walker.take("apply")
        #expect(due("review", walker) == "2026-03-09")
        try walker.send("case.set L-2026-00001 limit-on=2026-03-09")
        #expect(try walker.unmet("start-early") == ["day-within"])
        try walker.send("case.set L-2026-00001 limit-on=2026-03-08")
        #expect(try walker.unmet("start-early").isEmpty)
    }

    @Test("the employer has 15 days for the union's opinion, the authority 15 working days for its result")
    func supervision() throws {
        var walker = try opened("labour-supervision")
        try walker.walk(["remind", "send-opinion"])
        #expect(due("employer-reply", walker) == "2026-03-17")
        try walker.walk(["send-proposal", "refer"])
        #expect(due("authority-result", walker) == "2026-03-23")
    }
}
