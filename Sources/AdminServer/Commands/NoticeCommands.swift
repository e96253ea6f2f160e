import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// `notice.list` and `notice.retry`: what was said to whom.
extension Errand {
    func noticeList() async throws(ProtocolError) -> Answer {
        let idsOnly = caller.has(.operator) && !caller.has(.supervisor) && !caller.has(.auditor)
        let all = caller.has(.operator) || caller.has(.auditor)
        var filter = NoticeFilter(
            visibility: all ? .everything : CaseAccess(caller).visibility, limit: bound.limit)
        filter.caseID = bound.request.about?.value ?? bound.text("case")
        filter.states = bound.list("state")
        if !all, !caller.has(.supervisor) { filter.account = caller.name }
        filter.after = try cursor()
        let wanted = filter
        let page = try await faulting { () async throws(Fault) in try await desk.reader.notices(wanted) }
        return answer(page) { row($0, idsOnly: idsOnly) }
    }

    private func row(_ notice: NoticeRow, idsOnly: Bool) -> JSONObject {
        var row: JSONObject = ["notice": .string(String(notice.id)), "case": .string(notice.caseID)]
        row["state"] = .string(notice.state)
        row["stateName"] = NoticeWords.state(notice.state).map { text($0) }
        row["kind"] = .string(notice.kind.rawValue)
        row["kindName"] = NoticeWords.kind(notice.kind.rawValue).map { text($0) }
        row["step"] = .string(notice.step)
        row["stepName"] = NoticeWords.step(notice.step).map { text($0) }
        row["at"] = .string(notice.at.iso)
        row["channel"] = .string(notice.channel.rawValue)
        row["channelName"] = NoticeWords.channel(notice.channel.rawValue).map { text($0) }
        row["attempts"] = .integer(Int64(notice.attempts))
        guard !idsOnly else { return row }
        row["to"] = .string(notice.account)
        row["what"] = notice.clock.map { .string($0) }
        row["whatName"] = notice.clock.flatMap { clockName($0, of: notice.caseID) }.map { text($0) }
        row["on"] = notice.dueDay.map { .string($0.iso) }
        row["problem"] = notice.problem.map { .string($0) }
        return row
    }

    /// What the procedure of that case number calls the clock.
    private func clockName(_ clock: String, of caseID: String) -> Bilingual? {
        let prefix = caseID.prefix { $0 != "-" }
        return desk.shelf.all.lazy.filter { $0.prefix == prefix }.compactMap { $0.clock(clock)?.name }.first
    }

    func noticeRetry() async throws(ProtocolError) -> Answer {
        let text = try bound.requiredSubject()
        let reason = try bound.required("reason")
        if let answer = try await replayed() { return answer }
        guard let id = Int64(text) else { throw noSuchNotice(text) }
        let visibility = caller.has(.operator) ? .everything : CaseAccess(caller).visibility
        let row: JSONObject = ["notice": .string(text), "state": "due"]
        if bound.flag("dry") {
            let possible = try await faulting { () async throws(Fault) in
                try await desk.resender.mayResend(id, visibility: visibility)
            }
            guard possible else { throw noSuchNotice(text) }
            return Answer(rows: [row], status: ["dry": true])
        }
        let request = Resend(
            notice: id, visibility: visibility, reason: reason, by: caller.name, session: caller.session, key: key,
            keyFromClient: keyFromClient, rows: [row], now: now)
        let appended = try await faulting { () async throws(Fault) in try await desk.resender.resend(request) }
        switch appended {
        case .committed(let seq): return Answer(rows: [row], status: ["seq": .integer(seq)])
        case .replayed(let replay): return try answer(replay)
        case .conflict, nil: throw noSuchNotice(text)
        }
    }

    private func noSuchNotice(_ id: String) -> ProtocolError {
        FailureAnswers.notFound(
            Bilingual(
                zh: "没有编号为 \(id)、处于失败或结果不明状态的通知",
                en: "no notice \(id) that is failed or uncertain"), ["key": "notice"])
    }
}
