import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// What is counted: the way of a request through the pure core, from its bytes to those of the answer.
enum Pieces {
    static func all() throws -> [Piece] {
        let sample = try SampleCase()
        return [
            splitter(), try parser(), try snapshot(sample), open(sample), advance(sample), why(sample),
            try deadline(sample), try history(sample), encoder(sample),
        ]
    }

    private static let line = """
        #r17 case.advance M-2026-00001 do=ask-other-side if=3 key=9f3c2a417d at=2026-03-02T09:30:00+08:00 \
        reason="双方均已联系，同意调解" note="电话核实\\n下周一前答复"
        """

    /// Eight requests in one read.
    private static func splitter() -> Piece {
        let bytes = Array(String(repeating: line + "\n", count: 8).utf8)
        return Piece(name: "split-8-requests") {
            var splitter = RequestSplitter()
            return bytes.withUnsafeBytes { bytes in
                var position = 0
                var frames = 0
                while splitter.next(in: bytes, from: &position) != nil { frames += 1 }
                return frames == 8
            }
        }
    }

    private static func parser() throws -> Piece {
        let bytes = Array(line.utf8)
        return Piece(name: "parse-request") { try RequestParser.parse(bytes).arguments.count == 6 }
    }

    /// What each request about a case begins with, unless its state is remembered.
    private static func snapshot(_ sample: SampleCase) throws -> Piece {
        let text = Array(sample.state.snapshot.line.utf8)
        return Piece(name: "read-snapshot") {
            guard let object = try JSONReader.read(text).object else { return false }
            return CaseState(snapshot: object)?.version == sample.state.version
        }
    }

    private static func open(_ sample: SampleCase) -> Piece {
        Piece(name: "decide-open") { try !SampleCase.open(sample.decision, sample.opening).events.isEmpty }
    }

    private static func advance(_ sample: SampleCase) -> Piece {
        let arguments = SampleCase.examples(sample.procedure.action(sample.action)?.fields)
        return Piece(name: "decide-advance") {
            try sample.decision.advance(
                sample.state, action: sample.action, at: nil, reason: nil, arguments: arguments
            ).events.count > 1
        }
    }

    private static func why(_ sample: SampleCase) -> Piece {
        Piece(name: "why") { try !sample.decision.why(sample.state, action: nil).isEmpty }
    }

    /// Ten working days over the Spring Festival of 2026 and its make-up days, as `due.compute` counts and explains them.
    private static func deadline(_ sample: SampleCase) throws -> Piece {
        guard let from = CivilDay(iso: "2026-02-09") else { throw BenchFailure("no such day") }
        let expected = try sample.rules.due(rule: "arb-answer-10wd", from: from).due
        return Piece(name: "due-10-working-days") {
            try sample.rules.due(rule: "arb-answer-10wd", from: from).due == expected
        }
    }

    /// A row of `case.history`, with the names of what it holds and only what the viewer may see.
    private static func history(_ sample: SampleCase) throws -> Piece {
        let account = Account(name: "li.wei", roles: [.mediator], scope: ["BJ-CY"])
        let caller = Caller(account: account, session: "s-1", language: .zh, offices: ["BJ-CY"])
        let sheet = EventSheet(caller: caller, shelf: ProcedureShelf([sample.procedure]))
        let decided = try SampleCase.open(sample.decision, sample.opening)
        guard let event = decided.events.first else { throw BenchFailure("no event") }
        let logged = LoggedEvent(
            seq: 1, caseID: decided.state.id, event: event, by: "li.wei", recorded: event.at, office: "BJ-CY",
            assignee: "li.wei", procedure: sample.procedure.id, procedureVersion: sample.procedure.version)
        return Piece(name: "history-row") { sheet.row(logged) != nil }
    }

    /// A data line as long as the whole case, and the status line.
    private static func encoder(_ sample: SampleCase) -> Piece {
        let row = sample.state.snapshot
        return Piece(name: "encode-reply") {
            var bytes: [UInt8] = []
            ReplyEncoder.appendData(row, to: &bytes)
            ReplyEncoder.appendOK(tag: "r17", rows: 1, ["seq": 4711], to: &bytes)
            return bytes.last == 0x0A
        }
    }
}
