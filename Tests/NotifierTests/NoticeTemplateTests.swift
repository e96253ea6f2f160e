import Mediation
import Testing
import Wording
import WorkCalendar

@testable import Notifier

@Suite struct NoticeTemplateTests {
    private let names: Set<String> = ["case", "what"]

    @Test(
        "a template that does not hold together is refused when it is read",
        arguments: [
            ("", NoticeTemplateProblem.Kind.noSubject, 1), ("subject\nbody at once", .noSubject, 1),
            ("{cas}\n\nx", .unknownPlaceholder("cas"), 1), ("{case}\n\nx\n{}", .unknownPlaceholder(""), 4),
            ("{case}\n\nloose } here", .looseBrace, 3), ("{case}\n\nopen { here", .looseBrace, 3),
            ("{rows}\n\nx", .crowdedTable("rows"), 1), ("{case}\n\nsee {rows}", .crowdedTable("rows"), 3),
        ])
    func refused(_ text: String, _ problem: NoticeTemplateProblem.Kind, _ line: Int) {
        let error = #expect(throws: NoticeTemplateProblem.self) {
            try NoticeTemplate(text, names: names, tables: ["rows"])
        }
        #expect(error?.kind == problem)
        #expect(error?.line == line)
    }

    @Test("a site's text stands in place of the shipped one, and is refused with its file and line")
    func siteTexts() throws {
        let problem = #expect(throws: NoticeTemplateProblem.self) {
            try NoticeTemplates(site: ["overdue.zh.txt": "{case}\n\n{due}\n{party}\n"], folder: "/etc/parley/texts/")
        }
        #expect(problem?.message.hasPrefix("/etc/parley/texts/overdue.zh.txt:4: 没有字段 {party} / ") == true)
        let stray = #expect(throws: NoticeTemplateProblem.self) {
            try NoticeTemplates(site: ["overdu.zh.txt": "x"], folder: "/t/")
        }
        #expect(stray?.kind == .missing && stray?.file == "/t/overdu.zh.txt")
        let templates = try NoticeTemplates(site: ["outside.zh.txt": "OUT {case}\n\n{link}\n"])
        let text = try templates.text(.outside) { _ in ["case": "N-1", "link": "x"] }
        #expect(text.subject == "OUT N-1 / A notice about case N-1")
    }

    @Test("a value that is missing is an error, never an empty place")
    func missingValue() throws {
        let template = try NoticeTemplate("{case}\n\n{what}\n", names: names)
        #expect(throws: NoticeTemplateProblem(.missingValue("what"))) { try template.filled(["case": "N"]) }
    }

    @Test(
        "a value is quoted where a person will paste it into a shell, and on one line everywhere",
        arguments: [
            ("N-2026-00017", "N-2026-00017", "N-2026-00017"), ("a; rm -rf /", "a; rm -rf /", "'a; rm -rf /'"),
            ("it's", "it's", "'it'\\''s'"), ("a\nb", "a b", "'a b'"), ("$(x)", "$(x)", "'$(x)'"),
            ("{what}", "{what}", "'{what}'"),
        ])
    func escaping(_ value: String, _ prose: String, _ command: String) throws {
        let template = try NoticeTemplate("{case}\n\nsee {case}\n    parley case show {case}\n", names: names)
        let text = try template.filled(["case": value])
        #expect(text.subject == prose)
        #expect(text.body == "see \(prose)\n    parley case show \(command)\n")
    }

    @Test("every kind of notice has a text in both languages that fills", arguments: Obligation.Kind.allCases)
    func shipped(_ kind: Obligation.Kind) throws {
        let templates = try NoticeTemplates(files: Embedded.files)
        let delivery = Delivery.sample(
            clock: kind == .opened ? nil : "answer-demand",
            dueDay: kind == .opened ? nil : CivilDay(iso: "2026-10-08"), kind: kind)
        let values = NoticeValues(
            delivery, today: try #require(CivilDay(iso: "2026-09-30")), vocabulary: .sample)
        let text = try templates.text(NoticeText(kind)) { values.texts($0) }
        #expect(text.subject.contains("N-2026-00017"))
        #expect(!text.body.contains("{"))
        let chinese = try #require(text.body.firstRange(of: "案件：N-2026-00017"))
        let english = try #require(text.body.firstRange(of: "Case: N-2026-00017"))
        #expect(chinese.lowerBound < english.lowerBound)
        #expect(text.body.contains("    parley case why N-2026-00017\n"))
        #expect(!text.body.contains("li.wei") && !text.subject.contains("li.wei"))
    }

    @Test(
        "a notice counts working days as the calendar does",
        arguments: [
            ("2026-09-30", "还剩 1 个工作日（8 天）", "1 working day (8 days) left"),
            ("2026-10-07", "还剩 1 个工作日（1 天）", "1 working day (1 day) left"),
            ("2026-10-08", "今天到期", "due today"),
            ("2026-10-09", "已逾期 1 个工作日（1 天）", "overdue by 1 working day (1 day)"),
            ("2026-10-12", "已逾期 3 个工作日（4 天）", "overdue by 3 working days (4 days)"),
        ])
    func workingDays(_ today: String, _ zh: String, _ en: String) throws {
        let values = NoticeValues(.sample(), today: try #require(CivilDay(iso: today)), vocabulary: .sample)
        #expect(values.texts(.zh)["left"] == zh)
        #expect(values.texts(.en)["left"] == en)
        #expect(values.texts(.zh)["basis"] == "集体合同规定 32")
    }
}
