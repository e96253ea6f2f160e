import Forms
import Foundation
import ProcedureLibrary
import Procedures
import Testing
import Wording
import WorkCalendar

@Suite("a site's own templates")
struct SiteFormTests {
    private static func guide(_ name: String) throws -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "deploy/procedures")
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private static func suggestion() throws -> Procedure {
        let shipped = try ShippedRules.ruleBook()
        let rules = shipped.replacing(
            try ArrivedTexts.rules(try guide("worker-suggestion-rules.yaml"), over: shipped), generation: 1)
        let known = ArrivedProcedure.Known(newest: { _ in nil }, version: { _, _ in nil }, owner: { _ in nil })
        return try ArrivedProcedure.read(try guide("worker-suggestion.yaml"), known: known, rules: rules)
    }

    @Test("may be for a procedure that only the database has, and are held against it when it is there")
    func own() throws {
        let forms = try FormShelf(files: ["pass-on-letter.md": try Self.guide("pass-on-letter.md")])
        try forms.check(against: Cases.procedures(), areAll: false)
        #expect(throws: FormProblems.self) { try forms.check(against: Cases.procedures()) }
        let procedure = try Self.suggestion()
        #expect(forms.problems(with: procedure).isEmpty)
        #expect(procedure.document("pass-on-letter") != nil)
        let wrong = try FormShelf(files: [
            "pass-on-letter.md": try Self.guide("pass-on-letter.md").replacing("field.content", with: "field.contents")
        ])
        let found = wrong.problems(with: procedure).flatMap(\.problems).map(\.text.en)
        #expect(found.contains { $0.contains("did you mean content?") }, "\(found)")
    }

    @Test("stand in the place of shipped ones with the same id, and beside the others")
    func replaced() throws {
        let shipped = try FormShelf.shipped()
        let own = try FormShelf(files: Cases.file("受理通知：{{case.number}}", id: "acceptance-notice"))
        let both = own.over(shipped)
        #expect(both.templates.count == shipped.templates.count)
        #expect(both.templates.map(\.id) == shipped.templates.map(\.id))
        #expect(both.template("acceptance-notice", for: "court-mediation")?.title.zh == "测试")
        #expect(shipped.template("acceptance-notice", for: "court-mediation")?.title.zh != "测试")
    }

    @Test("are refused at once where they name what a shipped procedure does not have")
    func wrong() throws {
        let own = try FormShelf(files: Cases.file("{{field.cuort}}"))
        let problems = #expect(throws: FormProblems.self) { try own.check(against: Cases.procedures(), areAll: false) }
        #expect(problems?.description.contains("test.md:") == true)
    }
}
