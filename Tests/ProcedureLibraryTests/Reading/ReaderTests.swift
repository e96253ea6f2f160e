import ProcedureLibrary
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite("Procedure files")
struct ReaderTests {
    @Test("the small lawful file is read")
    func lawful() throws {
        let tea = try Tea.read(Tea.text)
        #expect(tea.id == "tea")
        #expect(tea.action("brew")?.basis == Bilingual(zh: "茶法第2条、第3条(1)", en: "Tea Law, arts. 2, 3(1)"))
        #expect(tea.opening.first?.example == "green")
        #expect(tea.record("sip")?.settled == RecordType.Settlement(field: "taste", values: ["good"]))
        #expect(tea.action("steep")?.isSystem == true)
    }

    @Test("a condition may be asked of some cases only, and a clock may run for some only")
    func some() throws {
        let text = Tea.text.replacing("black: court-delegated-mediation-30d", with: "black: none")
            .replacing("en: custom}}", with: "en: custom}, when: {field: leaf, values: [black]}}")
        let tea = try Tea.read(text)
        for (leaf, unmet, clocks) in [("green", [], 1), ("black", ["field-set"], 0)] {
            var walker = try CatalogueWalker(
                tea, rules: Shipped.rules.get(), diligence: .required, start: "2026-03-02T01:30:00Z")
            try walker.send("case.set T-2026-00001 leaf=\(leaf)")
            try walker.send("case.party T-2026-00001 role=guest name=甲")
            #expect(try walker.unmet("brew") == unmet)
            try walker.take("brew")
            #expect(walker.state.deadlines.count == clocks)
        }
    }

    @Test("what is broken is told with its line", arguments: BrokenFile.all)
    func broken(_ file: BrokenFile) throws {
        let (text, line) = try #require(file.broken, "the change does not fit")
        let problems = Tea.problems(text)
        #expect(
            problems.contains { problem in
                (line.map { problem.hasPrefix("tea.yaml:\($0): ") } ?? true) && problem.contains(file.problem)
            }, "line \(line.map(String.init) ?? "any") in \(problems)")
    }

    @Test("every problem is told at once, in the order of lines")
    func together() {
        let text = Tea.text.replacing("actor: guest", with: "aktor: guest")
            .replacing("kind: initial", with: "knd: initial")
            .replacing("to: poured", with: "to: bowl").replacing(
                "    by: [system]", with: "    by: [system]\n    by: [system]")
        let problems = Tea.problems(text)
        #expect(problems.contains { $0.contains("`aktor`") })
        #expect(problems.contains { $0.contains("`knd`") })
        #expect(problems.contains { $0.contains("`bowl`") })
        #expect(problems.contains { $0.contains("`by` occurs twice") })
        let lines = problems.compactMap { Int($0.split(separator: ":")[1]) }
        #expect(lines == lines.sorted())
    }

    @Test("a problem exists in both languages")
    func bilingual() throws {
        let error = #expect(throws: ProcedureProblems.self) {
            try Tea.read(Tea.text.replacing("actor: guest", with: "aktor: guest"))
        }
        #expect(error?.lines(in: .zh).contains { $0.contains("没有“aktor”这个词；是否指“actor”？") } == true)
    }

    @Test(
        "what is no YAML is told with its line",
        arguments: [
            ("a: [", 1), ("a: 1\nb: {c: d", 2), ("- a\n- b", 1), ("", 1), ("a: b\n  c: d", 2), ("a: *x", 1),
            ("a: 1\n---\nb: 2", 2), ("\u{0}", 1),
        ])
    func syntax(text: String, line: Int) {
        let problems = Tea.problems(text)
        #expect(problems.contains { $0.hasPrefix("tea.yaml:\(line): ") }, "\(problems)")
    }

    @Test("aliases that would swell to a big tree are refused at once")
    func bomb() {
        let levels = (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }
        let text = (["a0: &a0 [x, x]"] + levels).joined(separator: "\n")
        #expect(Tea.problems(text) == ["tea.yaml:1: anchors and aliases are not used in procedure files"])
    }

    @Test("the resolved text is canonical: reading it gives the same text and the same procedure")
    func canonical() throws {
        let once = try Tea.read(Tea.text)
        let twice = try Tea.read(once.text)
        #expect(once.text == twice.text)
        #expect(ProcedureJSON.object(once) == ProcedureJSON.object(twice))
    }
}
