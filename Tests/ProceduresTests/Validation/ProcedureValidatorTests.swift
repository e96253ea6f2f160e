import Procedures
import Testing
import Wording
import WorkCalendar

@Suite("The validator")
struct ProcedureValidatorTests {
    @Test("finds nothing wrong with a lawful procedure")
    func lawful() { #expect(Lamp.findings(Lamp.procedure()) == []) }

    @Test("asks for a prefix of capital letters", arguments: ["", "l", "LAMPLIGHT", "L1"])
    func prefix(_ prefix: String) {
        #expect(Lamp.findings(Lamp.procedure(prefix: prefix)) == ["prefix: `prefix` should be 1 to 8 capital letters"])
    }

    @Test("asks for one beginning and an end")
    func ends() {
        let idle = CaseStateKind(id: "dark", kind: .active, name: Lamp.dark.name)
        #expect(
            Lamp.findings(Lamp.procedure(states: [idle, Lamp.lit, Lamp.out])) == ["states: there is no initial state"])
        let endless = CaseStateKind(id: "burnt-out", kind: .active, name: Lamp.out.name)
        #expect(
            Lamp.findings(Lamp.procedure(states: [Lamp.dark, Lamp.lit, endless])).first
                == "states: there is no terminal state")
    }

    @Test("finds states that cannot be reached and states from which no end can")
    func ways() {
        let far = CaseStateKind(id: "far", kind: .terminal, name: Lamp.out.name)
        #expect(
            Lamp.findings(Lamp.procedure(states: [Lamp.dark, Lamp.lit, Lamp.out, far]))
                == ["states.far: the state far cannot be reached"])
        let trap = CaseStateKind(id: "trap", kind: .active, name: Lamp.out.name)
        let fall = Lamp.action("fall", from: ["lit"], to: "trap")
        #expect(
            Lamp.findings(
                Lamp.procedure(
                    states: [Lamp.dark, Lamp.lit, Lamp.out, trap],
                    actions: [Lamp.lightIt, Lamp.douse, Lamp.burnOut, fall]))
                == ["states.trap: no way leads from the state trap to a terminal state"])
    }

    @Test("refuses two edges for one state and action")
    func edges() {
        let twice = Lamp.action("douse", from: ["lit", "lit"], to: "dark", stops: ["oil"])
        #expect(
            Lamp.findings(Lamp.procedure(actions: [Lamp.lightIt, twice, Lamp.burnOut]))
                == ["actions.douse: two edges for the state lit and the action douse"])
        let other = Lamp.action("douse", from: ["lit"], to: "burnt-out", stops: ["oil"])
        #expect(
            Lamp.findings(Lamp.procedure(actions: [Lamp.lightIt, Lamp.douse, Lamp.burnOut, other]))
                .contains("actions.douse: two edges for the state lit and the action douse"))
    }

    @Test("refuses a clock whose rule is not in the book")
    func basis() {
        let light = Lamp.action(
            "light", from: ["dark"], to: "lit", starts: [Lamp.start(rule: .fixed("oil-6d"))])
        #expect(
            Lamp.findings(Lamp.procedure(actions: [light, Lamp.douse, Lamp.burnOut]))
                == [
                    "actions.light.starts.0.rule: the clock has no basis: there is no rule `oil-6d`; see rule.list, and install and confirm a new rule first"
                ])
    }

    @Test("refuses a system action that no clock's expiry takes")
    func idleSystem() {
        let light = Lamp.action("light", from: ["dark"], to: "lit", starts: [Lamp.start(expiry: .overdue)])
        #expect(
            Lamp.findings(Lamp.procedure(actions: [light, Lamp.douse, Lamp.burnOut]))
                == ["actions.burn-out: no clock's expiry takes the system action burn-out"])
    }

    @Test("refuses an expiry that comes when the clock no longer runs")
    func deadExpiry() {
        let light = Lamp.action("light", from: ["dark"], to: "lit", starts: [Lamp.start()])
        let snuff = Lamp.action("snuff", from: ["lit"], to: "out-of-oil", stops: ["oil"])
        let late = Lamp.action("burn-out", from: ["out-of-oil"], to: "burnt-out", by: ["system"])
        let dry = CaseStateKind(id: "out-of-oil", kind: .active, name: Lamp.lit.name)
        #expect(
            Lamp.findings(
                Lamp.procedure(states: [Lamp.dark, Lamp.lit, dry, Lamp.out], actions: [light, snuff, late]))
                == [
                    "actions.light.starts.0.on-expiry: burn-out cannot be taken from any state in which oil runs"
                ])
    }

    @Test(
        "refuses reserved names and unlawful examples",
        arguments: [
            (
                TestTalks.field("title"),
                "a field may not be called title, which is a word of the protocol or the client"
            ),
            (TestTalks.field("json"), "a field may not be called json, which is a word of the protocol or the client"),
            (TestTalks.field("when", .date, example: "tomorrow"), "the example `tomorrow` is not lawful"),
            (TestTalks.field("when", .date, example: "today+1d"), "the example `today+1d` is not lawful"),
            (TestTalks.field("how-many", .int, example: "11", range: 1...10), "the example `11` is not lawful"),
            (TestTalks.field("colour", .enumeration, example: "red"), "the enumeration colour has no values"),
            (
                TestTalks.field("colour", .enumeration, choices: ["blue"], example: "red"),
                "the example `red` is not lawful"
            ),
            (
                TestTalks.field("who", .party, required: true, example: "p1"),
                "the required field who may not name an object of one case; make it a condition"
            ),
            (TestTalks.field("who", .party, example: "r1"), "the example of who should be like p1"),
        ])
    func fields(_ field: Field, problem: String) {
        let findings = Lamp.findings(Lamp.procedure(opening: [field]))
        #expect(findings.contains { $0.hasPrefix("opening.\(field.name): \(problem)") }, "\(findings)")
    }

    @Test("allows a day in the future where the field does")
    func future() {
        let field = TestTalks.field("when", .date, example: "today+1d", future: true)
        #expect(Lamp.findings(Lamp.procedure(opening: [field])) == [])
    }

    @Test("asks that one name means one kind of value")
    func sameName() {
        let light = Lamp.action(
            "light", from: ["dark"], to: "lit", fields: [TestTalks.field("wick", .int, example: "1")],
            starts: [Lamp.start()])
        #expect(
            Lamp.findings(
                Lamp.procedure(actions: [light, Lamp.douse, Lamp.burnOut], opening: [TestTalks.field("wick")]))
                == ["actions.light.fields.wick: wick is of another type than the field of the same name elsewhere"])
    }
}
