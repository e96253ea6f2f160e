import ProcedureLibrary
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite("Shipped procedures")
struct ShippedProcedureTests {
    @Test("all are read")
    func all() throws {
        let procedures = try ShippedProcedures.all(rules: Shipped.rules.get())
        #expect(Set(procedures.map(\.prefix)).count == procedures.count, "two procedures have one prefix")
        #expect(Set(procedures.map(\.id)).isSuperset(of: ["court-mediation", "platform-negotiation"]))
    }

    @Test("each is read again from its resolved text without change", arguments: Shipped.ids)
    func canonical(id: String) throws {
        let (procedure, rules) = try Shipped.procedure(id)
        let again = try ProcedureReader.read(ProcedureSource(name: "resolved.yaml", text: procedure.text), rules: rules)
        #expect(again.text == procedure.text)
        #expect(ProcedureJSON.object(again) == ProcedureJSON.object(procedure))
    }

    @Test("a platform negotiation has the states of A3 and ends where it must")
    func negotiation() throws {
        let (procedure, _) = try Shipped.procedure("platform-negotiation")
        #expect(procedure.prefix == "N")
        #expect(procedure.initialState?.id == "intent")
        #expect(
            Set(procedure.states.filter { $0.kind == .terminal }.map(\.id)) == [
                "renewed", "lapsed", "refused", "no-agreement", "withdrawn", "joined-contract", "merged",
            ])
        #expect(
            Set(procedure.states.map(\.id)).isSuperset(of: [
                "topic-collection", "invited", "accepted", "preparing", "meeting", "adjourned", "outcome-agreed",
                "congress-review", "signed", "published", "performing", "review-due", "unanswered",
            ]))
    }

    @Test(
        "a collective contract, of an enterprise or of a trade, has the states of A1 and ends where it must",
        arguments: [("collective-contract", "C"), ("industry-bargaining", "I")])
    func contract(id: String, prefix: String) throws {
        let (procedure, _) = try Shipped.procedure(id)
        #expect(procedure.prefix == prefix)
        #expect(
            Set(procedure.states.filter { $0.kind == .terminal }.map(\.id)) == [
                "expired", "terminated", "rescinded", "closed-no-agreement", "closed-refused", "withdrawn", "merged",
            ])
        #expect(
            Set(procedure.states.map(\.id)).isSuperset(of: [
                "intent", "invited", "accepted", "preparing", "bargaining", "adjourned", "draft-agreed",
                "congress-review", "approved", "signed", "filed", "in-force", "amending", "renewing", "refused",
                "deadlocked", "coordination", "objected", "rejected-by-congress", "presumed-in-force",
            ]))
    }

    @Test("a withdrawal is possible at any time before the signing")
    func withdrawal() throws {
        let (procedure, _) = try Shipped.procedure("platform-negotiation")
        let after: Set = ["signed", "published", "performing", "review-due"]
        let before = procedure.states.filter { $0.kind != .terminal && !after.contains($0.id) }.map(\.id)
        #expect(Set(procedure.action("withdraw")?.from ?? []) == Set(before))
    }

    @Test("a court mediation has the states of B that the court's channel can reach")
    func mediation() throws {
        let (procedure, _) = try Shipped.procedure("court-mediation")
        #expect(procedure.prefix == "M")
        #expect(
            Set(procedure.states.map(\.id)).isSuperset(of: [
                "intake", "screening", "declined", "consent-pending", "accepted", "assigned", "mediating", "suspended",
                "agreement-drafted", "agreement-in-force", "confirming", "arb-reviewing", "court-document",
                "performing", "performed",
                "breached", "failed", "returned-court", "withdrawn", "invalidated",
            ]))
        #expect(procedure.state("closed-failed") == nil)
    }

    @Test(
        "the term of mediation is chosen by the court's channel and runs from the day of signing for the file",
        arguments: [
            ("entrusted-ordinary", "court-entrusted-ordinary-15d"), ("entrusted-summary", "court-entrusted-summary-7d"),
            ("pre-filing", "court-delegated-mediation-30d"),
        ])
    func term(channel: String, rule: String) throws {
        let (procedure, _) = try Shipped.procedure("court-mediation")
        let start = try #require(procedure.action("accept")?.starts.first { $0.clock == "mediate" })
        #expect(start.from == "signed-for")
        #expect(start.onExpiry == .action("time-over"))
        guard case .chosen("channel", let choices) = start.rule else {
            Issue.record("the rule is not chosen by the channel")
            return
        }
        #expect(choices.first { $0.value == channel }?.rule == rule)
    }

    @Test(
        "a case delegated before docketing and received since 2025 is warned about, with the court's opinion as basis")
    func warning() throws {
        let (procedure, _) = try Shipped.procedure("court-mediation")
        let warning = try #require(procedure.warnings.first)
        #expect(warning.field == "channel" && warning.value == "pre-filing")
        #expect(
            warning.since == OpeningWarning.Since(field: "received-on", day: try #require(CivilDay(iso: "2025-01-01"))))
        #expect(warning.basis.zh == "立案与调解意见")
    }

    @Test("every text exists in both languages", arguments: Shipped.ids)
    func languages(id: String) throws {
        let (procedure, _) = try Shipped.procedure(id)
        let fields =
            procedure.opening + procedure.fields + procedure.actions.flatMap(\.fields)
            + procedure.roles.flatMap(\.fields) + procedure.records.flatMap(\.fields)
        var texts = [procedure.name, procedure.basis] + procedure.states.map(\.name) + procedure.actions.map(\.name)
        texts += procedure.actions.compactMap(\.basis) + procedure.actions.flatMap { $0.needs.map(\.basis) }
        texts += procedure.roles.map(\.name) + procedure.records.map(\.name) + procedure.documents.map(\.name)
        texts += procedure.clocks.map(\.name) + fields.map(\.help) + fields.flatMap { $0.choices.map(\.name) }
        for text in texts {
            #expect(text.zh.unicodeScalars.contains { $0.value >= 0x3400 }, "\(text.zh) is not Chinese")
            #expect(
                !text.en.isEmpty && !text.en.unicodeScalars.contains { $0.value >= 0x3400 }, "\(text.en) is not English"
            )
        }
    }

    @Test("every action that people take names its legal basis", arguments: Shipped.ids)
    func bases(id: String) throws {
        let (procedure, _) = try Shipped.procedure(id)
        #expect(procedure.actions.filter { $0.basis == nil }.map(\.id).isEmpty)
    }
}
