import JSONText
import Procedures
import Testing
import Wording

@Suite("Pictures of a procedure")
struct PictureTests {
    @Test("Mermaid shows every state and edge, and marks what only time does")
    func mermaid() {
        #expect(
            Mermaid.text(Lamp.procedure(), in: .en) == """
                stateDiagram-v2
                    state "dark" as dark
                    state "lit" as lit
                    state "burnt out" as burnt_out
                    [*] --> dark
                    dark --> lit: light
                    lit --> dark: douse
                    lit --> burnt_out: ⏱ burn-out
                    burnt_out --> [*]

                """)
    }

    @Test("Graphviz shows ends with a double border and what only time does as a dashed line")
    func dot() {
        let lines = Dot.text(Lamp.procedure()).split(separator: "\n").map(String.init)
        #expect(lines[0] == "digraph \"lamp\" {" && lines[1] == "    label=\"点灯 v1\";")
        #expect(
            Array(lines[5...]) == [
                "    \"dark\" [label=\"暗\", penwidth=2];", "    \"lit\" [label=\"亮\"];",
                "    \"burnt-out\" [label=\"燃尽\", peripheries=2];", "    \"dark\" -> \"lit\" [label=\"light\"];",
                "    \"lit\" -> \"dark\" [label=\"douse\"];",
                "    \"lit\" -> \"burnt-out\" [label=\"burn-out\", style=dashed];", "}",
            ])
    }

    @Test("Graphviz tells once what leaves many states, and inside a state what leads back to it")
    func crowd() {
        let states = ["a", "b", "c", "end"].map {
            CaseStateKind(id: $0, kind: $0 == "end" ? .terminal : .active, name: Bilingual(zh: $0, en: $0))
        }
        func action(_ id: String, _ from: [String], _ to: String) -> Action {
            Action(
                id: id, from: from, to: to, by: ["mediator"], actor: nil, name: Bilingual(zh: id, en: id), basis: nil,
                fields: [], needs: [], documents: [], starts: [], stops: [], cancels: [], extends: nil, suspends: [],
                resumes: [], anyTime: false, confirm: false)
        }
        let crowded = Procedure(
            id: "crowd", version: 1, prefix: "C", name: Bilingual(zh: "众", en: "crowd"),
            basis: Bilingual(zh: "无", en: "none"), states: states,
            actions: [
                action("leave", ["a", "b", "c"], "end"), action("note", ["a"], "a"), action("go", ["a"], "b"),
                action("run", ["a"], "b"),
            ], opening: [], fields: [], roles: [], records: [], documents: [], clocks: [], startsAtOpening: [],
            warnings: [], text: "")
        let text = Dot.text(crowded)
        #expect(text.contains("\"end\" [label=\"end\\n← leave\", peripheries=2];"))
        #expect(text.contains("\"a\" [label=\"a\\n↻ note\"];"))
        #expect(text.contains("\"a\" -> \"b\" [label=\"go\\nrun\"];"))
        #expect(text.split(separator: "\n").filter { $0.contains("-> \"end\" [color=\"#bbbbbb\"") }.count == 3)
    }

    @Test("labels end neither a line nor a quotation")
    func labels() {
        let odd = CaseStateKind(id: "dark", kind: .initial, name: Bilingual(zh: "甲\"乙\n丙", en: "a\"b: c; d"))
        let procedure = Lamp.procedure(states: [odd, Lamp.lit, Lamp.out])
        #expect(Mermaid.text(procedure, in: .en).contains("state \"a b  c  d\" as dark\n"))
        #expect(Dot.text(procedure).contains("\"dark\" [label=\"甲\\\"乙\\n丙\", penwidth=2];"))
    }

    @Test("JSON begins with what identifies the procedure, and gives each action its states and roles")
    func json() throws {
        let object = ProcedureJSON.object(Lamp.procedure())
        #expect(object.members.prefix(2).map(\.name) == ["procedure", "version"])
        #expect(object["procedure"] == "lamp" && object["version"] == 1)
        let states = try #require(object["states"]?.array).compactMap(\.object)
        #expect(states.map { $0["id"]?.string } == ["dark", "lit", "burnt-out"])
        #expect(states.map { $0["kind"]?.string } == ["initial", "active", "terminal"])
        let actions = try #require(object["actions"]?.array).compactMap(\.object)
        #expect(actions.map { $0["id"]?.string } == ["light", "douse", "burn-out"])
        #expect(actions.map { $0["to"]?.string } == ["lit", "dark", "burnt-out"])
        #expect(actions[0]["from"] == .array(["dark"]))
        #expect(actions[2]["by"] == .array(["system"]))
    }
}
