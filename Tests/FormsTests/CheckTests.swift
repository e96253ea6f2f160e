import Forms
import ProcedureLibrary
import Procedures
import Testing
import Wording

/// What is refused before a form is ever made.
@Suite struct CheckTests {
    @Test("every shipped template fits every procedure that it names")
    func shippedTemplatesFit() throws {
        let shelf = try FormShelf.shipped()
        #expect(shelf.templates.count >= 25)
        do {
            try shelf.check(against: Cases.procedures())
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test(
        "a template that names what the procedure does not have is refused with its place",
        arguments: [
            ("{{field.cuort}}", "test.md:9: field.cuort: court-mediation has no cuort; did you mean court?"),
            (
                "{{party.aplicant.name}}",
                "test.md:9: party.aplicant.name: court-mediation has no aplicant; did you mean applicant?"
            ),
            ("{{#record.claim}}{{amount}}{{/record.claim}}", "test.md:9: court-mediation has no amount"),
            (
                "{{record.claims.period}}",
                "test.md:9: record.claims.period: court-mediation has no claims; did you mean claim?"
            ),
            ("{{due.mediation}}", "test.md:9: due.mediation: court-mediation has no mediation; did you mean mediate?"),
            ("{{case.nummer}}", "test.md:9: case.nummer: court-mediation has no nummer"),
            ("{{capital(field.court)}}", "test.md:9: capital(field.court): the value cannot be turned into capital"),
            ("{{record.claim}}", "test.md:9: record.claim is not a value that can be printed"),
            (
                "{{#field.channel.on-paper}}x{{/field.channel.on-paper}}",
                "test.md:9: field.channel.on-paper: court-mediation has no on-paper"
            ),
            ("{{{field.court}}}", "test.md:9: not a tag of forms: {{{field.court}}"),
            ("{{>partial}}", "test.md:9: not a tag of forms: {{>partial}}"),
        ])
    func unknownNames(body: String, problem: String) throws {
        #expect(try Self.problems(Cases.file(body)).contains(problem))
    }

    @Test(
        "nothing that was offered leaves the organisation, and no secret goes to a court or is published",
        arguments: [
            ("{{#record.offer}}{{offer-text}}{{/record.offer}}", "parties"),
            ("{{record.offer.amount-offered}}", "authority"),
            ("{{total(record.offer.amount-offered)}}", "agreement"), ("{{#record.offer}}x{{/record.offer}}", "public"),
            ("{{count(record.offer)}}", "authority"),
            ("{{#record.offer.side.applicant}}x{{/record.offer.side.applicant}}", "parties"),
            ("{{record.clause.wording}}", "authority"), ("{{record.session.summary}}", "authority"),
            ("{{record.claim.amount-agreed}}", "authority"), ("{{field.agreed-total}}", "authority"),
            ("{{party.applicant.phone}}", "public"), ("{{party.applicant.id-number}}", "public"),
        ])
    func secrecy(body: String, audience: String) throws {
        #expect(
            try Self.problems(Cases.file(body, audience: audience)).contains {
                $0.hasPrefix("test.md:9: record.") || $0.hasPrefix("test.md:9: field.")
                    || $0.hasPrefix("test.md:9: party.")
            })
        #expect(try Self.problems(Cases.file(body, audience: "file")).isEmpty)
    }

    @Test("facts that both sides accept may go to the court")
    func agreedFactsMayGo() throws {
        let body = "{{#record.agreed-fact}}{{fact}}{{/record.agreed-fact}}{{field.cost-conduct}}"
        #expect(try Self.problems(Cases.file(body, audience: "authority")).isEmpty)
    }

    @Test("the header's clocks are those of the text, and its words are known")
    func headers() throws {
        #expect(try Self.problems(Cases.file("{{due.mediate}}")) == ["test.md:1: the header's clocks lack mediate"])
        #expect(try Self.problems(Cases.file("{{due.mediate}}", clocks: "mediate")).isEmpty)
        #expect(throws: FormProblems.self) { try FormShelf(files: Cases.file("x", audience: "friends")) }
        #expect(throws: FormProblems.self) { try FormShelf(files: Cases.file("::: nowhere\nx\n:::")) }
        #expect(throws: FormProblems.self) { try FormShelf(files: Cases.file("::: right\nx")) }
        #expect(throws: FormProblems.self) { try FormShelf(files: Cases.file("{{#field.court}}x")) }
        #expect(throws: FormProblems.self) { try FormShelf(files: ["a.md": "no header"]) }
    }

    @Test("a part for one procedure is not held against another")
    func partsOfOtherProcedures() throws {
        #expect(
            try Self.problems(Cases.file("{{#in.union-mediation}}{{field.nothing}}{{/in.union-mediation}}")).isEmpty)
        #expect(
            try !Self.problems(Cases.file("{{^in.union-mediation}}{{field.nothing}}{{/in.union-mediation}}")).isEmpty)
    }

    @Test("a version without a name that templates use is told template by template, and the others stay good")
    func versionsThatTemplatesDoNotFit() throws {
        let shelf = try FormShelf.shipped()
        let shipped = try Cases.courtMediation()
        #expect(shelf.problems(with: shipped).isEmpty)
        let newer = try ProcedureReader.stored(
            ProcedureSource(name: "newer", text: shipped.text.replacing("cost-conduct", with: "cost-remarks")))
        let found = shelf.problems(with: newer)
        #expect(found.map(\.template.id) == ["mediation-report"])
        #expect(found.first?.problems.first?.text.en.contains("has no cost-conduct") == true)
    }

    private static func problems(_ files: [String: String]) throws -> [String] {
        let shelf = try FormShelf(files: files)
        do {
            try shelf.check(against: [Cases.courtMediation()])
            return []
        } catch let problems as FormProblems {
            return problems.lines(in: .en)
        }
    }
}
