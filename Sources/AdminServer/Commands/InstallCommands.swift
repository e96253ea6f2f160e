import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// `calendar.install` and `rule.install`: a text is proposed, or a proposal is confirmed or taken back.
extension Errand {
    func install(_ kind: LawKind) async throws(ProtocolError) -> Answer {
        guard caller.offices == nil else {
            throw ProtocolError(
                .forbidden,
                Bilingual(
                    zh: "日历和规则只由管辖范围为 * 的部门负责人装入",
                    en: "calendars and rules are installed by supervisors of scope * only"))
        }
        let given = ["text", "confirm", "withdraw"].filter { bound.values[$0] != nil }
        guard given.count == 1 else {
            throw ArgumentErrors.error(
                given.count > 1 ? given[1] : "text",
                Bilingual(zh: "text、confirm、withdraw 应写且只写一项", en: "give exactly one of text, confirm, withdraw"))
        }
        switch given[0] {
        case "text": return try await propose(kind, try bound.required("text"))
        case "confirm": return try await confirm(kind)
        default: return try await withdraw(kind)
        }
    }

    /// What waits for a second person, as a member of the status.
    func proposals(_ kind: LawKind) async throws(ProtocolError) -> JSONObject {
        let waiting = try await faulting { () async throws(Fault) in try await desk.law.proposals(kind) }
        return waiting.isEmpty ? [:] : ["proposals": .array(waiting.map { .object(row($0)) })]
    }

    private func propose(_ kind: LawKind, _ text: String) async throws(ProtocolError) -> Answer {
        let source = try bound.required("source")
        let reason = try bound.required("reason")
        let draft = try await refusing { () async throws(LawService.Refusal) in
            try await desk.law.draft(text, as: kind, past: bound.flag("past"), today: now.day)
        }
        let moves = try await moves(of: draft)
        var answer = try list(moves)
        answer.status["version"] = draft.law.version.map { .string($0) }
        if bound.flag("dry") {
            answer.status["dry"] = true
            return answer
        }
        let outcome = try await faulting { () async throws(Fault) in
            try await desk.law.propose(
                draft, kind: kind, source: source, reason: reason, moves: moves.moved, by: caller.name, now: now,
                key: key)
        }
        let proposal = try settled(outcome, "text")
        answer.status["proposal"] = .string(proposal.text.proposal)
        if proposal.replayed { answer.status["replayed"] = true }
        return answer
    }

    private func confirm(_ kind: LawKind) async throws(ProtocolError) -> Answer {
        let reason = try bound.required("reason")
        let id = try number("confirm", kind)
        if bound.flag("dry") { return try await look(at: id, kind) }
        let outcome = try await faulting { () async throws(Fault) in
            try await desk.law.confirm(id, kind, reason: reason, by: caller.name, now: now, key: key)
        }
        let (text, replayed) = try settled(outcome, "confirm")
        var row = row(text)
        row["confirmed"] = .string(caller.name)
        var status: JSONObject = ["generation": .integer(text.generation ?? 0)]
        if replayed { status["replayed"] = true }
        return Answer(rows: [row], status: status)
    }

    /// `confirm=… dry=yes`: the text, and what it moves now.
    private func look(at id: Int64, _ kind: LawKind) async throws(ProtocolError) -> Answer {
        let waiting = try await faulting { () async throws(Fault) in try await desk.law.proposals(kind) }
        guard let proposal = waiting.first(where: { $0.id == id }) else { throw noProposal("confirm") }
        guard proposal.proposedBy != caller.name else { throw sameAccount }
        let draft = try await refusing { () async throws(LawService.Refusal) in try await desk.law.draft(of: proposal) }
        var answer = try list(try await moves(of: draft))
        var row = row(proposal)
        row["text"] = .string(proposal.body)
        answer.rows.insert(row, at: 0)
        answer.status["dry"] = true
        return answer
    }

    private func withdraw(_ kind: LawKind) async throws(ProtocolError) -> Answer {
        let reason = try bound.required("reason")
        let id = try number("withdraw", kind)
        if bound.flag("dry") {
            let waiting = try await faulting { () async throws(Fault) in try await desk.law.proposals(kind) }
            guard let proposal = waiting.first(where: { $0.id == id }) else { throw noProposal("withdraw") }
            return Answer(rows: [row(proposal)], status: ["dry": true])
        }
        let outcome = try await faulting { () async throws(Fault) in
            try await desk.law.withdraw(id, kind, reason: reason, by: caller.name, now: now, key: key)
        }
        let (text, replayed) = try settled(outcome, "withdraw")
        return Answer(rows: [row(text)], status: replayed ? ["replayed": true] : [:])
    }

    private func moves(of draft: LawService.Draft) async throws(ProtocolError) -> LawService.Moves {
        let limit = bound.limit
        return try await refusing { () async throws(LawService.Refusal) in
            try await desk.law.moves(of: draft, now: now, limit: limit)
        }
    }

    private func list(_ moves: LawService.Moves) throws(ProtocolError) -> Answer {
        Answer(
            rows: moves.first.map(row),
            status: [
                "moves": .integer(Int64(moves.moved)), "settles": .integer(Int64(moves.settled)),
                "cases": .integer(Int64(moves.cases)), "listed": .integer(Int64(moves.first.count)),
            ])
    }

    private func row(_ move: LawService.Move) -> JSONObject {
        let procedure = desk.shelf.procedure(move.state.procedure, version: move.state.procedureVersion)
        var row: JSONObject = [
            "case": .string(move.state.id), "due": .string(move.before.id), "what": .string(move.before.clock),
        ]
        row["whatName"] = procedure?.clock(move.before.clock).map { text($0.name) }
        row["rule"] = move.before.rule.map { .string($0) }
        row["was-on"] = .string(move.before.due.iso)
        row["on"] = .string(move.after.due.iso)
        row["state"] = .string(move.after.status.rawValue)
        if move.after.status == .open, move.after.due < now.day { row["state"] = "overdue" }
        if move.before.provisional != move.after.provisional { row["provisional"] = .bool(move.after.provisional) }
        row["office"] = .string(move.state.office)
        row["assignee"] = move.state.assignee.map { .string($0) }
        return row
    }

    func row(_ text: LawText) -> JSONObject {
        var row: JSONObject = ["proposal": .string(text.proposal)]
        row["version"] = text.version.map { .string($0) }
        if text.kind == .procedure {
            row["procedure"] = .string(text.name)
        } else {
            row["moves"] = .integer(Int64(text.moves))
        }
        row["by"] = .string(text.proposedBy)
        row["at"] = .string(text.proposedAt.iso)
        row["source"] = .string(text.source)
        row["reason"] = .string(text.reason)
        return row
    }

    func number(_ key: String, _ kind: LawKind) throws(ProtocolError) -> Int64 {
        let text = try bound.required(key)
        guard text.hasPrefix(kind.letter), let number = Int64(text.dropFirst()), number > 0 else {
            throw ArgumentErrors.error(
                key, Bilingual(zh: "\(key) 应为 \(kind.letter)3 的样子", en: "\(key) must be like \(kind.letter)3"))
        }
        return number
    }

    func settled(_ outcome: LawOutcome, _ key: String) throws(ProtocolError) -> (text: LawText, replayed: Bool) {
        switch outcome {
        case .done(let text, let replayed): return (text, replayed)
        case .unknown: throw noProposal(key)
        case .sameAccount: throw sameAccount
        case .outdated:
            throw ProtocolError(
                .blocked,
                Bilingual(
                    zh: "提出之后已有另一份生效；请撤回后按现行文本重新提出",
                    en: "another one came into force since it was proposed; withdraw it and propose it anew"),
                ["conditions": ["proposal-current"]])
        case .keyReused: throw ProtocolError(.keyReused)
        }
    }

    var sameAccount: ProtocolError {
        ProtocolError(
            .forbidden, Bilingual(zh: "提出者不能自己确认；请另一位负责人确认", en: "who proposed cannot confirm; another supervisor must")
        )
    }

    func noProposal(_ key: String) -> ProtocolError {
        let list =
            ["rule.install": "rule.list", "procedure.install": "procedure.list"][bound.spec.name] ?? "calendar.show"
        return FailureAnswers.notFound(
            Bilingual(
                zh: "没有待确认的提案 \(bound.text(key) ?? "")；待确认的见 \(list)",
                en: "no proposal \(bound.text(key) ?? "") waits; see \(list) for those that do"),
            ["key": .string(key)])
    }

    private func refusing<Value>(
        _ call: () async throws(LawService.Refusal) -> Value
    ) async throws(ProtocolError) -> Value {
        do {
            return try await call()
        } catch {
            switch error {
            case .fault(let fault): throw FailureAnswers.error(fault)
            case .problems(let problems): throw wrong(problems)
            case .past(let days): throw past(days)
            }
        }
    }

    /// Every problem with its line; the first ones in the sentence.
    func wrong(_ found: LawProblems) -> ProtocolError {
        func sentence(_ language: Language) -> String {
            let shown = found.problems.prefix(3).map { problem in
                language == .zh ? "第 \(problem.line) 行：\(problem.text.zh)" : "line \(problem.line): \(problem.text.en)"
            }
            let more = found.problems.count - shown.count
            let rest = more > 0 ? [language == .zh ? "另有 \(more) 处" : "\(more) more"] : []
            return (shown + rest).joined(separator: language == .zh ? "；" : "; ")
        }
        var error = ArgumentErrors.error("text", Bilingual(zh: sentence(.zh), en: sentence(.en)))
        error.members["problems"] = .array(
            found.problems.prefix(100).map { problem in
                .object(["line": .integer(Int64(problem.line)), "problem": text(problem.text)])
            })
        return error
    }

    private func past(_ days: [CivilDay]) -> ProtocolError {
        let shown = days.prefix(5).map(\.iso).joined(separator: "、") + (days.count > 5 ? "…" : "")
        return ArgumentErrors.error(
            "past",
            Bilingual(
                zh: "文本改动今日以前的 \(days.count) 日（\(shown)）；确实如此请加 past=yes",
                en: "the text changes \(days.count) days before today (\(shown)); say past=yes if that is meant"))
    }
}
