import JSONText
import ProcedureLibrary
import Procedures
import Testing

@testable import Mediation

@Suite("by what words a case is found")
struct CaseWordsTests {
    @Test(
        "texts are folded to what people mean by them",
        arguments: [
            ("ＡＢＣ　１２３", "abc 123"), ("e\u{301}Tat", "état"), ("  两 \t\n行 ", "两 行"), ("竞业限制", "竞业限制"), ("", ""),
        ])
    func folding(text: String, folded: String) {
        #expect(SearchText(text).folded == folded)
    }

    @Test(
        "what is looked for is among the signs of every text that has it",
        arguments: [
            ("工资", "拖欠工资争议"), ("欠", "拖欠工资"), ("京0105", "（2026）京0105民初１号"), ("didi", "北京DiDi公司"),
            ("N-2026-00017", "n-2026-00017"),
            ("一二三四五六七八九十甲乙丙丁戊己庚辛壬癸", "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"),
        ])
    func keys(word: String, text: String) throws {
        let sought = try #require(SoughtWords(word))
        #expect(SearchText(text).signs.isSuperset(of: sought.signs))
        #expect(sought.signs.count <= 8)
    }

    @Test("nothing can be looked for that nearly every text has", arguments: ["a", "7", " - ", "．", "a b"])
    func tooShort(text: String) { #expect(SoughtWords(text) == nil) }

    @Test("two words that only touch are no word") func blanks() throws {
        #expect(!SearchText("张 伟").signs.isSuperset(of: try #require(SoughtWords("张伟")).signs))
    }

    private struct Desk {
        let federation: Federation
        let id: String
        let words: CaseWords

        init() async throws {
            federation = try await Federation()
            words = CaseWords(
                ProcedureShelf(try ShippedProcedures.all(rules: try ShippedRules.ruleBook())))
            let opening = CaseStep(
                .open(
                    procedure: "court-mediation", title: "工资争议", office: nil, at: nil, parent: nil,
                    arguments: [
                        "received-on": ["today"], "cause": ["wage"], "channel": ["pre-filing"], "court": ["朝阳法院"],
                        "facts": ["机密事实"],
                    ]))
            id = try #require(try await federation.perform([opening]).rows.first?["case"]?.string)
        }

        func take(_ commands: CaseCommand...) async throws {
            for command in commands { _ = try await federation.perform([CaseStep(command)]) }
        }

        func row() async throws -> CaseWords.Row {
            words.row(
                of: FollowedCase(
                    state: try #require(federation.store[id]), openedSeq: 1,
                    notes: try await federation.store.notes(of: id)))
        }
    }

    @Test("sensitive values, what is told in mediation and private notes are in no word") func discretion() async throws
    {
        let desk = try await Desk()
        try await desk.take(
            .party(
                desk.id, role: "applicant", name: "张伟", party: nil, remove: false,
                arguments: ["id-number": ["110101199003070000"], "phone": ["13800000000"]]),
            .record(
                desk.id, type: "offer", record: nil, at: nil,
                arguments: ["side": ["applicant"], "offer-text": ["一次性支付"]]),
            .record(
                desk.id, type: "signature", record: nil, at: nil,
                arguments: ["signed-by": ["applicant"], "signed-on": ["today"], "signer": ["李签字"]]),
            .note(desk.id, text: "私下所说", isPrivate: true), .note(desk.id, text: "电话联系过", isPrivate: false))
        let row = try await desk.row()
        #expect(row.title.folded == "\(desk.id.lowercased()) 工资争议")
        #expect(row.parties.folded == "张伟")
        #expect(row.open.folded.contains("朝阳法院"))
        #expect(row.deep.folded == "13800000000 李签字 电话联系过")
        let subject = FollowedCase(
            state: try #require(desk.federation.store[desk.id]), openedSeq: 1,
            notes: try await desk.federation.store.notes(of: desk.id))
        let line = desk.words.rows(of: subject).map(\.line).joined()
        for secret in ["110101199003070000", "一次性", "私下", "机密", "offer"] {
            #expect(!line.contains(secret), "\(secret)")
            let signs = try #require(SoughtWords(secret)).signs
            #expect(!signs.allSatisfy { line.contains(String($0)) }, "\(secret)")
        }
    }

    @Test("a party that has left and a note that was put right take their words away") func removal() async throws {
        let desk = try await Desk()
        try await desk.take(
            .party(
                desk.id, role: "applicant", name: "张伟", party: nil, remove: false,
                arguments: ["phone": ["13800000000"]]),
            .note(desk.id, text: "电话联系过", isPrivate: false))
        #expect(try await desk.row().deep.folded == "13800000000 电话联系过")
        let noted = try #require(desk.federation.store.events.last { $0.event.type == .caseNoted })
        try await desk.take(
            .correct(desk.id, event: noted.seq, reason: "写错案件", at: nil, arguments: [:]),
            .party(desk.id, role: nil, name: nil, party: "p1", remove: true, arguments: [:]))
        let row = try await desk.row()
        #expect(row.parties.folded.isEmpty)
        #expect(row.deep.folded.isEmpty)
    }
}
