import ProcedureLibrary
import Procedures
import Testing

@Suite("extends")
struct InheritanceTests {
    private static let drink = ProcedureSource(
        name: "drink.yaml",
        text: Tea.text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { line in !["procedure:", "version:", "prefix:", "name:", "basis:"].contains { line.hasPrefix($0) }
            }
            .joined(separator: "\n") + "\nabstract: drink\n")

    private static let head = """
        procedure: tea
        extends: drink
        version: 1
        prefix: T
        name: {zh: 泡茶, en: making tea}
        basis: 茶法 1

        """

    private func read(_ more: String) throws -> Procedure { try Tea.read(Self.head + more, others: [Self.drink]) }

    private func problems(_ more: String) -> [String] { Tea.problems(Self.head + more, others: [Self.drink]) }

    @Test("what is extended is inherited whole")
    func inherited() throws {
        let plain = try Tea.read(Tea.text)
        let extended = try read("")
        #expect(ProcedureJSON.object(plain) == ProcedureJSON.object(extended))
        #expect(!extended.text.contains("extends") && !extended.text.contains("abstract"))
    }

    @Test("sections add, replace exchanges the words given, remove takes away")
    func changes() throws {
        let tea = try read(
            """
            states: {spilt: {kind: terminal, name: {zh: 已洒, en: spilt}}}
            actions:
              spill: {from: [brewing], to: spilt, by: [mediator], name: {zh: 洒, en: spill}}
            replace:
              actions: {pour: {by: [supervisor]}}
            remove:
              roles: [companion]
            """)
        #expect(tea.action("spill")?.to == "spilt")
        #expect(tea.action("pour")?.by == ["supervisor"])
        #expect(tea.action("pour")?.to == "poured")
        #expect(tea.role("companion") == nil)
    }

    @Test(
        "what does not fit the abstract file is told with file and line",
        arguments: [
            (
                "actions: {pour: {to: poured}}\n",
                "tea.yaml:7: `pour` is in drink already; to change it, put it under `replace`"
            ),
            (
                "replace: {actions: {por: {to: poured}}}\n",
                "tea.yaml:7: actions of drink has no `por`; did you mean `pour`?"
            ),
            ("remove:\n  states: [waitin]\n", "tea.yaml:8: states of drink has no `waitin`; did you mean `waiting`?"),
            ("remove:\n  state: [waiting]\n", "tea.yaml:8: remove has no word `state`; did you mean `states`?"),
            ("remove:\n  actions: [go-on]\n", "drink.yaml:6: no way leads from the state waiting to a terminal state"),
        ])
    func misfits(more: String, problem: String) {
        #expect(problems(more).contains(problem), "\(problems(more))")
    }

    @Test("the abstract file must be there, and may not stand alone or extend itself")
    func parents() {
        #expect(
            Tea.problems(Self.head.replacing("drink", with: "drik"), others: [Self.drink])
                .contains("tea.yaml:2: there is no abstract file `drik`; did you mean `drink`?"))
        #expect(
            Tea.problems(Self.drink.text).contains { $0.hasSuffix("an abstract file is there to be extended only") })
        let circle = ProcedureSource(name: "drink.yaml", text: "extends: drink\n" + Self.drink.text)
        #expect(
            Tea.problems(Self.head, others: [circle]).contains("drink.yaml:1: `drink` extends itself in a circle"))
    }
}
