import Foundation
import JSONText
import ProcedureLibrary
import Procedures
import Testing
import Wording
import WorkCalendar

/// The authoring guide says what the language is.
@Suite("the authoring guide")
struct GuideTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "deploy/procedures")

    private static func file(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private static func book() throws -> RuleBook {
        let shipped = try Shipped.rules.get()
        return shipped.replacing(
            try ArrivedTexts.rules(try file("worker-suggestion-rules.yaml"), over: shipped), generation: 1)
    }

    /// A row of the table of conditions: the word, its parameters, an example.
    private struct Row: Equatable {
        let id: String
        let parameters: Set<String>
        let example: String
    }

    private static func rows(_ guide: String) -> [Row] {
        guide.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4, cells[3].hasPrefix("`{") else { return nil }
            let words = { (cell: String) in
                cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
                    .map { String($0.element) }
            }
            return Row(id: words(cells[0])[0], parameters: Set(words(cells[1])), example: words(cells[3])[0])
        }
    }

    @Test(
        "explains every condition of the vocabulary with all its parameters",
        arguments: ["README.md", "README.zh-CN.md"])
    func conditions(_ name: String) throws {
        let rows = Self.rows(try Self.file(name))
        #expect(rows.map(\.id).sorted() == ConditionVocabulary.kinds.map { $0.id }.sorted())
        for kind in ConditionVocabulary.kinds {
            let refused = #expect(throws: ConditionError.self, "\(kind.id)") {
                try kind.init(["no-such-parameter": "x"], in: Self.nothing)
            }
            let known = refused?.reason.en.split(separator: "known: ").last.map(String.init) ?? ""
            let parameters = Set(known.split(separator: ", ").map(String.init))
            #expect(rows.first { $0.id == kind.id }?.parameters == parameters, "\(kind.id)")
        }
    }

    @Test("gives examples that the reader takes as they are", arguments: ["README.md", "README.zh-CN.md"])
    func examples(_ name: String) throws {
        for row in Self.rows(try Self.file(name)) {
            let (needs, timed) =
                row.id == "clock-expired"
                ? ("", "- \(row.example)") : ("- \(row.example)", "- {clock-expired: {clock: term}}")
            let text = Self.stage.replacing("@needs", with: needs).replacing("@timed", with: timed)
            do {
                _ = try ProcedureReader.read(ProcedureSource(name: row.id, text: text), rules: Shipped.rules.get())
            } catch let problems as ProcedureProblems {
                Issue.record("\(name): \(problems)")
            }
        }
    }

    @Test("has a complete example without a fault")
    func whole() throws {
        let text = try Self.file("worker-suggestion.yaml")
        let known = ArrivedProcedure.Known(newest: { _ in nil }, version: { _, _ in nil }, owner: { _ in nil })
        let procedure = try ArrivedProcedure.read(text, known: known, rules: Self.book())
        #expect(procedure.states.filter { $0.kind == .terminal }.count == 3)
        let shipped = try ShippedProcedures.all(rules: Shipped.rules.get())
        #expect(shipped.allSatisfy { $0.prefix != procedure.prefix && $0.id != procedure.id })
        // What the guide shows of it stands in it.
        for name in ["README.md", "README.zh-CN.md"] {
            let guide = try Self.file(name)
            for piece in ["settled: {field: kept, values: [\"yes\"]}", "needs: [{clock-expired: {clock: answer}}]"] {
                #expect(guide.contains(piece), "\(name)")
            }
        }
    }

    private static let nothing = ConditionScope(
        states: [], roles: [], records: [], documents: [], clocks: [], fields: [])

    /// A procedure that has everything that the examples name.
    private static let stage = """
        procedure: stage
        version: 1
        prefix: ST
        name: {zh: 台, en: stage}
        basis: 台法 1
        laws: {台法: Stage Law}
        states:
          begun: {kind: initial, name: {zh: 开始, en: begun}}
          gone: {name: {zh: 已走, en: gone}}
          over: {kind: terminal, name: {zh: 结束, en: over}}
          late: {kind: terminal, name: {zh: 迟, en: late}}
        opening:
          received-on: {type: date, required: true, help: {zh: 收到日, en: received}}
        fields:
          result: {type: enum, values: {adopted: {zh: 采纳, en: adopted}, partly: {zh: 部分, en: partly}, explained: {zh: 解释, en: explained}}, help: {zh: 结果, en: result}}
          meeting-on: {type: date, future: true, help: {zh: 会议日, en: day of the meeting}}
        roles:
          worker: {name: {zh: 职工, en: worker}, fields: {chief: {type: bool, help: {zh: 首席, en: chief}}, outsider: {type: bool, help: {zh: 外部, en: outsider}}}}
          employer: {name: {zh: 企业, en: employer}, fields: {chief: {type: bool, help: {zh: 首席, en: chief}}, outsider: {type: bool, help: {zh: 外部, en: outsider}}, joins: {type: bool, help: {zh: 参加, en: joins}}}}
        records:
          meeting: {name: {zh: 会议, en: meeting}, fields: {held: {type: bool, help: {zh: 已开, en: held}}}}
          promise: {name: {zh: 承诺, en: promise}, fields: {kept: {type: bool, help: {zh: 兑现, en: kept}}}}
          consent: {name: {zh: 同意, en: consent}, fields: {side: {type: enum, required: true, values: {worker: {zh: 职工, en: worker}, employer: {zh: 企业, en: employer}}, help: {zh: 哪方, en: side}}, answer: {type: bool, required: true, help: {zh: 答复, en: answer}}, about: {type: enum, values: {extension: {zh: 延长, en: extension}}, help: {zh: 事项, en: about}}}}
          signature: {name: {zh: 签字, en: signature}, fields: {signer: {type: enum, required: true, values: {worker: {zh: 职工, en: worker}, employer: {zh: 企业, en: employer}}, help: {zh: 签字人, en: signer}}}}
          own-consent: {name: {zh: 本人同意, en: own consent}, fields: {who: {type: party, help: {zh: 谁, en: who}}, answer: {type: bool, required: true, help: {zh: 答复, en: answer}}}}
          instalment: {name: {zh: 分期, en: instalment}, fields: {amount: {type: money, required: true, help: {zh: 金额, en: amount}}}}
          payment: {name: {zh: 付款, en: payment}, fields: {amount: {type: money, required: true, help: {zh: 金额, en: amount}}}}
          vote: {name: {zh: 表决, en: vote}, fields: {total: {type: int, required: true, help: {zh: 全体, en: all}}, present: {type: int, required: true, help: {zh: 到会, en: present}}, in-favour: {type: int, required: true, help: {zh: 同意, en: in favour}}}}
        documents: {minutes: {zh: 纪要, en: minutes}}
        clocks: {term: {zh: 期限, en: term}}
        starts:
          - {clock: term, rule: cb-response-20d, from: received-on, on-expiry: time-over}
        actions:
          go: {from: [begun], to: gone, by: [mediator], name: {zh: 走, en: go}}
          finish:
            from: [gone]
            to: over
            by: [mediator]
            name: {zh: 完, en: finish}
            basis: 台法 2
            needs:
              @needs
          time-over:
            from: [begun, gone]
            to: late
            by: [system]
            name: {zh: 过时, en: time over}
            basis: 台法 3
            needs:
              @timed

        """
}
