import JSONText
import Mediation
import ProcedureLibrary
import Procedures
import Testing
import Wording

@Suite("$2 in a batch stands for what step 2 made")
struct StepReferenceTests {
    private let opening = CaseStep(
        .open(
            procedure: "sample", title: "甲", office: nil, at: nil, parent: nil, arguments: [:]))
    private let subject = Federation.newCase

    private func reference(_ key: String, _ step: Int, _ kind: StepReference.Kind?, index: Int = 0) -> StepReference {
        StepReference(key: key, index: index, step: step, kind: kind)
    }

    private func party(_ name: String, _ references: [StepReference] = [], arguments: Arguments = [:]) -> CaseStep {
        CaseStep(
            .party("$1", role: "worker", name: name, party: nil, remove: false, arguments: arguments),
            subject: subject, references: references)
    }

    private func record(_ references: [StepReference], _ arguments: Arguments) -> CaseStep {
        CaseStep(
            .record("$1", type: "offer", record: nil, at: nil, arguments: arguments), subject: subject,
            references: references)
    }

    /// Opens a case with parties and records that name each other, shows it, and renames the party of step 2.
    private var whole: [CaseStep] {
        [
            opening,
            party("张三"), party("李四"),
            record(
                [
                    reference("to", 2, nil, index: 0), reference("to", 3, nil, index: 2), reference("about", 1, nil),
                    reference("words", 2, nil),
                ], ["to": ["$2", "p1", "$3"], "about": ["$1"], "words": ["$2"]]),
            record([reference("answers", 4, nil)], ["answers": ["$4"]]),
            CaseStep(
                .party("$1", role: nil, name: "张四", party: "$2", remove: false, arguments: [:]), subject: subject,
                references: [reference("party", 2, .party)]),
            CaseStep(
                .record("$1", type: nil, record: "$4", at: nil, arguments: ["words": ["$5"]]), subject: subject,
                references: [reference("record", 4, .record)]),
            CaseStep(
                .open(procedure: "sample", title: "乙", office: nil, at: nil, parent: "$1", arguments: [:]),
                references: [reference("parent", 1, .case)]),
            CaseStep(.show("$8", parts: [.links]), subject: reference("case", 8, .case)),
        ]
    }

    @Test("as the subject, under a key of the catalogue and in a procedure's own field; text keeps its dollar")
    func everywhere() async throws {
        let federation = try await Federation(adding: [Self.procedure])
        let outcome = try await federation.perform(whole, isBatch: true)
        let id = try #require(outcome.rows.first?["rows"]?.array?.first?.object?["case"]?.string)
        let state = try #require(federation.store[id])
        #expect(state.parties.map(\.name) == ["张四", "李四"])
        #expect(
            state.records.map(\.fields) == [
                ["to": ["p1", "p1", "p2"], "about": .string(id), "words": "$5"], ["answers": "r1"],
            ])
        let shown = outcome.rows.last?["rows"]?.array?.first?.object
        #expect(shown?["links"]?.array?.first?.object?["case"]?.string == id)
    }

    @Test("in a rehearsal too, where two new cases are told apart")
    func rehearsed() async throws {
        let federation = try await Federation(adding: [Self.procedure])
        let outcome = try await federation.perform(whole, dry: true, isBatch: true)
        let shown = outcome.rows.last?["rows"]?.array?.first?.object
        #expect(shown?["case"]?.string == "T-2026-?2")
        #expect(shown?["links"]?.array?.first?.object?["case"]?.string == "T-2026-?")
        #expect(federation.store.appends == 0)
    }

    @Test(
        "a step that does not come before, or made nothing of that kind, is refused by step and key; nothing is written",
        arguments: [
            (3, StepReference.Kind.party), (4, .party), (99, .party), (1, .party), (2, .record), (2, .account),
            (2, .due), (2, .case),
        ])
    func refused(step: Int, kind: StepReference.Kind) async throws {
        let federation = try await Federation(adding: [Self.procedure])
        let wrong = CaseStep(
            .party("$1", role: nil, name: "张四", party: "$\(step)", remove: false, arguments: [:]), subject: subject,
            references: [reference("party", step, kind)])
        let failure = await cause(federation, [opening, party("张三"), wrong, party("李四")])
        #expect(failure?.step == 3)
        #expect(failure?.command == "case.party")
        #expect(badKey(failure) == "party")
        #expect(federation.store.appends == 0)
    }

    @Test("the party of another case is not the one that was meant")
    func foreignParty() async throws {
        let federation = try await Federation(adding: [Self.procedure])
        let failure = await cause(
            federation,
            [
                opening, party("张三"), opening,
                CaseStep(
                    .party("$3", role: nil, name: "张四", party: "$2", remove: false, arguments: [:]),
                    subject: reference("case", 3, .case), references: [reference("party", 2, .party)]),
            ])
        #expect(failure?.step == 4)
        #expect(badKey(failure) == "party")
    }

    private func cause(_ federation: Federation, _ steps: [CaseStep]) async -> CaseFailure? {
        do {
            _ = try await federation.perform(steps, isBatch: true)
            return nil
        } catch {
            return error
        }
    }

    private func badKey(_ failure: CaseFailure?) -> String? {
        guard case .rejected(.badArgument(let key, _)) = failure?.cause else { return nil }
        return key
    }

    private static func both(_ text: String) -> Bilingual { Bilingual(zh: text, en: text) }

    private static func field(_ name: String, _ type: FieldType, list: Bool = false) -> Field {
        Field(
            name: name, type: type, required: false, list: list, choices: [], sensitivity: .O, help: both(name),
            example: "", range: nil, future: false)
    }

    /// A procedure whose records name parties, records and cases.
    private static let procedure = Procedure(
        id: "sample", version: 1, prefix: "T", name: both("样例"), basis: both("无"),
        states: [CaseStateKind(id: "intake", kind: .initial, name: both("intake"))], actions: [], opening: [],
        fields: [], roles: [PartyRole(id: "worker", name: both("worker"), side: nil, fields: [])],
        records: [
            RecordType(
                id: "offer", name: both("offer"),
                fields: [
                    field("to", .party, list: true), field("about", .caseNumber), field("answers", .record),
                    field("words", .line),
                ], starts: [])
        ], documents: [], clocks: [], startsAtOpening: [], warnings: [], text: "")
}
