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
        #expect(
            Dot.text(Lamp.procedure()) == """
                digraph "lamp" {
                    label="点灯 v1";
                    rankdir=LR;
                    node [shape=box, style=rounded];
                    "dark" [label="暗", penwidth=2];
                    "lit" [label="亮"];
                    "burnt-out" [label="燃尽", peripheries=2];
                    "dark" -> "lit" [label="light"];
                    "lit" -> "dark" [label="douse"];
                    "lit" -> "burnt-out" [label="burn-out", style=dashed];
                }

                """)
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
