import ProcedureLibrary
import Procedures
import Testing
import Wording

@Suite("procedures that arrive")
struct ArrivedProcedureTests {
    private static func known(_ tea: Procedure?) -> ArrivedProcedure.Known {
        ArrivedProcedure.Known(
            newest: { $0 == "tea" ? tea : nil }, version: { $0 == "tea" && $1 == tea?.version ? tea : nil },
            owner: { $0 == "T" ? "tea" : $0 == "M" ? "court-mediation" : nil })
    }

    @Test(
        "the number of the next version follows, and the prefix is the procedure's own",
        arguments: [
            ("version: 2", "version: 2", []),
            ("version: 1", "version: 1", []),
            (
                "version: 1\nprefix: T\nname: {zh: 喝茶", "version: 1",
                ["2 version 1 of tea is in use and never changes; make it 2"]
            ),
            ("version: 3", "version: 3", ["2 the next version of tea is 2, not 3"]),
            (
                "version: 3\nprefix: M", "version: 3",
                [
                    "2 the next version of tea is 2, not 3",
                    "3 the prefix M belongs to the procedure court-mediation; choose another",
                ]
            ),
        ])
    func numbering(_ head: String, _ version: String, _ problems: [String]) throws {
        var text = Tea.text.replacing("version: 1", with: version)
        if head.contains("喝茶") { text = text.replacing("{zh: 泡茶, en: making tea}", with: "{zh: 喝茶, en: making tea}") }
        if head.contains("prefix: M") { text = text.replacing("prefix: T", with: "prefix: M") }
        let known = Self.known(try Tea.read(Tea.text))
        do {
            _ = try ArrivedProcedure.read(text, known: known, rules: Shipped.rules.get())
            #expect(problems.isEmpty)
        } catch let error as ProcedureProblems {
            #expect(error.problems.map { "\($0.line) \($0.text.en)" } == problems)
        }
        let error = #expect(throws: ProcedureProblems.self) {
            try ArrivedProcedure.read(
                Tea.text.replacing("version: 1", with: "version: 2"), known: Self.known(nil), rules: Shipped.rules.get()
            )
        }
        #expect(error?.problems.map(\.text.en) == ["a new procedure's version is 1"])
    }

    @Test("a version is read again as it was stored, whatever a later release thinks of it")
    func stored() throws {
        let unjudged = Tea.text.replacing("to: poured", with: "to: bitter")
        #expect(throws: ProcedureProblems.self) { try Tea.read(unjudged) }
        #expect(try ProcedureReader.stored(ProcedureSource(name: "tea@1", text: unjudged)).id == "tea")
    }

    @Test("what two versions say otherwise is told by section, thing and word")
    func differences() throws {
        let next = Tea.text
            .replacing("version: 1", with: "version: 2")
            .replacing("waiting: {name: {zh: 放置, en: waiting}}", with: "resting: {name: {zh: 放置, en: waiting}}")
            .replacing("to: waiting", with: "to: resting").replacing("from: [waiting]", with: "from: [resting]")
            .replacing("party-named: {role: guest, at-least: 1}", with: "party-named: {role: guest, at-least: 2}")
            .replacing("by: [mediator, supervisor]", with: "by: [supervisor]")
            .replacing("min: 1, help: {zh: 杯数", with: "min: 2, help: {zh: 总杯数")
        let changes = ProcedureComparison.changes(from: try Tea.read(Tea.text), to: try Tea.read(next))
        let lines = changes.map { "\($0.kind.rawValue) \($0.section) \($0.id ?? "") \($0.text.en)" }
        #expect(
            lines == [
                "removed states waiting ", "added states resting ", "changed fields cups min: 1 → 2; help: cups → cups",
                "changed actions brew needs: − {party-named: {role: guest, at-least: 1}}; "
                    + "needs: + {party-named: {role: guest, at-least: 2}}",
                "changed actions pause to: waiting → resting", "changed actions go-on from: − waiting; from: + resting",
                "changed actions pour by: − mediator",
            ])
        #expect(changes[2].text.zh == "最小：1 → 2；说明：杯数 → 总杯数")
        #expect(ProcedureComparison.changes(from: try Tea.read(next), to: try Tea.read(next)).isEmpty)
    }
}
