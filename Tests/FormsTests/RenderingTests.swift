import Forms
import JSONText
import Procedures
import Testing
import Wording
import WorkCalendar

/// What a form says, and what no value of a case can make it say.
@Suite struct RenderingTests {
    private static func render(
        _ body: String, _ state: CaseState = Cases.mediation(),
        secrets: [String: String] = ["s1": "110101199003070000"],
        format: FormFormat = .markdown, clocks: String? = nil
    ) throws -> FormRendering {
        let shelf = try FormShelf(files: Cases.file(body, audience: "file", clocks: clocks))
        let template = try #require(shelf.template("test", for: "court-mediation"))
        return try FormPrinter.print(
            template, of: Cases.facts(state, secrets: secrets), procedure: Cases.courtMediation(), format: format)
    }

    @Test(
        "values are written as Chinese documents write them",
        arguments: [
            ("{{case.number}}，{{office.name}}", "M-2026-00017，朝阳区总工会"), ("{{field.cause}}", "劳动报酬"),
            ("{{field.claimed}}（{{capital(field.claimed)}}）", "18,600.00元（人民币壹万捌仟陆佰元整）"),
            ("{{field.received-on}}，{{han(field.received-on)}}", "2026年3月2日，二〇二六年三月二日"),
            ("{{party.applicant.name}}诉{{party.respondent.name}}", "张三诉某公司"),
            ("{{party.applicant.id-number}}", "110101199003070000"),
            ("{{total(record.claim.amount-claimed)}}", "18,600.00元"), ("{{count(record.claim)}}", "1"),
            ("{{boxes(record.session.session-form)}}", "☐共同现场　☐背对背　☐电话　☐视频"),
            ("{{boxes(party.applicant.party-kind)}}", "☑劳动者　☐用人单位　☐平台企业"),
            ("{{#record.claim}}（{{_han}}）{{claim-kind}}；{{/record.claim}}", "（一）劳动报酬；"),
            ("{{#field.channel.entrusted-summary}}简易{{/field.channel.entrusted-summary}}", "简易"),
            ("{{#in.court-mediation}}诉调{{/in.court-mediation}}{{^in.court-mediation}}其他{{/in.court-mediation}}", "诉调"),
        ])
    func values(body: String, text: String) throws { #expect(try Self.render(body).text == text + "\n") }

    @Test("a value that is not there yet is a line to write on, and is listed by its name, once")
    func blanks() throws {
        let made = try Self.render("{{field.court-file-no}}与{{field.court-file-no}}，{{due.mediate}}", clocks: "mediate")
        #expect(made.text == "________与________，________\n")
        #expect(made.blanks.map(\.name) == ["field.court-file-no", "due.mediate"])
        #expect(made.blanks.map(\.label.zh) == ["法院案号", "调解期限"])
        let rows = try Self.render("{{#rows(record.session)}}{{at}}{{/rows(record.session)}}")
        #expect(rows.blanks.map(\.label.zh) == ["调解会：日期"])
        #expect(try Self.render("{{#record.session}}{{at}}{{/record.session}}无").blanks.isEmpty)
    }

    @Test("who may not read sensitive values gets a blank in their place")
    func sensitiveValues() throws {
        let made = try Self.render("{{party.applicant.id-number}}", secrets: [:])
        #expect(made.text == "________\n")
        #expect(made.blanks.map(\.name) == ["party.applicant.id-number"])
    }

    @Test("an amount that is kept sealed is printed as an amount")
    func sealedAmounts() throws {
        let procedure = try #require(try Cases.procedures().first { $0.id == "legal-aid" })
        let template = try #require(try FormShelf.shipped().template("hardship-statement", for: "legal-aid"))
        var state = CaseState(
            id: "L-2026-00001", procedure: procedure.id, procedureVersion: procedure.version, version: 1,
            state: "suggested", title: "援助", office: "BJ", assignee: nil, openedBy: "li.wei",
            openedAt: Instant(microseconds: 0))
        state.parties = [
            Party(id: "p1", role: "aided", name: "张三", fields: ["household-income": ["ref": "s1"]])
        ]
        let facts = try Cases.facts(state, secrets: ["s1": "320000"])
        let made = try FormPrinter.print(template, of: facts, procedure: procedure, format: .markdown)
        #expect(made.text.contains("| 家庭人均月收入 | 3,200.00元 |"))
    }

    @Test(
        "what nobody wants to see over two lines is kept together on the page",
        arguments: [
            ("自____年____月____日起", "自<span class=\"rule\">____年____月____日</span>起"),
            ("第____次", "第<span class=\"rule\">____</span>次"),
            ("结果：☐同意　☑不同意", "结果：<span class=\"rule\">☐同意</span>　<span class=\"rule\">☑不同意</span>"),
            ("某工会（盖章）", "某工会<span class=\"rule\">（盖章）</span>"),
            (
                "理由：" + String(repeating: "_", count: 80),
                "理由："
                    + [38, 44].map { "<span class=\"rule\">" + String(repeating: "_", count: $0) + "</span>" }
                    .joined(separator: "<wbr>")
            ),
        ])
    func wholes(body: String, html: String) throws {
        #expect(try Self.render(body, format: .html).text.contains("<p>\(html)</p>"))
    }

    private static let hostile = [
        "# 标题", "**粗**", "<script>alert(1)</script>", "a | b | c", "::: right", "---", "1. 一", "- 一", "{{field.court}}",
        "{{{x}}}",
        "![x](http://x)", "[x](y)", "`x`", "&lt;b&gt;", "\u{F0000}0\u{F0001}", "_一_", "~~一~~", "甲\n# 乙\n\n| 丙 |",
        "</title></style>",
        "    四格", "\\", "> 引", "```\nx\n```", "<!-- x", "\" onload=\"x",
    ]

    @Test("no value makes structure of Markdown", arguments: hostile)
    func markdownStructure(value: String) throws {
        let body = "{{party.applicant.name}}\n\n| 名 | {{party.applicant.name}} |\n"
        let text = try Self.render(body, Cases.mediation(named: value)).text
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.filter { $0.hasPrefix("#") || $0.hasPrefix(":::") || $0.hasPrefix("- ") || $0.hasPrefix(">") }.isEmpty
        )
        #expect(lines.filter { $0.hasPrefix("| ") }.count == 3)
        #expect(lines.filter { $0 == "---" || $0.hasPrefix("```") || $0.hasPrefix("    ") }.isEmpty)
        for special in "*<>[]`~&\\{".dropLast() { #expect(!text.withoutEscapes.contains(special), "\(special)") }
        #expect(try #require(lines.last { $0.hasPrefix("| ") }).unescapedBars == 3)
    }

    @Test("no value makes structure of HTML", arguments: hostile)
    func htmlStructure(value: String) throws {
        let body = "# {{party.applicant.name}}\n\n{{party.applicant.name}}\n\n| 名 | {{party.applicant.name}} |\n"
        let plain = try Self.render(body, Cases.mediation(named: "张三"), format: .html).text
        let made = try Self.render(body, Cases.mediation(named: value), format: .html).text
        let tags = { (text: String) in
            text.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" && $0 != " " } }
        }
        let extra = tags(made).filter { $0 != "br" && $0 != "span" && $0 != "/span" }
        #expect(extra == tags(plain))
    }

    @Test(
        "the same case on the same day gives the same bytes, and the digest is theirs", arguments: FormFormat.allCases)
    func determinism(format: FormFormat) throws {
        let body = "{{#rows(record.claim)}}{{claim-kind}}{{amount-claimed}}{{/rows(record.claim)}}{{today}}"
        let first = try Self.render(body, format: format)
        #expect(try Self.render(body, format: format) == first)
        #expect(first.sha256.utf8.count == 64)
        #expect(try Self.render(body + "。", format: format).sha256 != first.sha256)
    }

    @Test("a known text has its known digest")
    func digest() throws {
        #expect(
            try Self.render("一").sha256 == "510a4160f8cc873e790dc62a059a7bdc555fd7bec139c06c03a56922739afb91")
    }

    @Test("every shipped template can be made of a case that has nothing yet, and lists what it lacks")
    func emptyCases() throws {
        let shelf = try FormShelf.shipped()
        for procedure in try Cases.procedures() {
            let state = CaseState(
                id: "X-2026-00001", procedure: procedure.id, procedureVersion: procedure.version, version: 1,
                state: procedure.initialState?.id ?? "", title: "空", office: "BJ", assignee: nil, openedBy: "li.wei",
                openedAt: Instant(microseconds: 0))
            for template in shelf.templates(for: procedure.id) {
                let facts = try Cases.facts(state)
                let markdown = try FormPrinter.print(template, of: facts, procedure: procedure, format: .markdown)
                let html = try FormPrinter.print(template, of: facts, procedure: procedure, format: .html)
                #expect(markdown.text.hasPrefix("# "), "\(template.id)")
                #expect(markdown.blanks == html.blanks && !markdown.text.contains("{{"), "\(template.id)")
            }
        }
    }
}

extension String {
    /// The text without what a backslash takes the meaning from.
    fileprivate var withoutEscapes: String {
        var rest = ""
        var escapes = false
        for character in self {
            if escapes || character == "\\" {
                escapes = !escapes
            } else {
                rest.append(character)
            }
        }
        // What ends a line within a paragraph is the page's own.
        return String(rest.filter { $0 != "\n" }.split(separator: "<br>").joined())
    }
}

extension Substring {
    /// How many bars of a table row part cells.
    fileprivate var unescapedBars: Int {
        var count = 0
        var before: Character?
        for character in self {
            if character == "|", before != "\\" { count += 1 }
            before = before == "\\" ? nil : character
        }
        return count
    }
}
