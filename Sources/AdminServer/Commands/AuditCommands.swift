import AdminProtocol
import JSONText
import Mediation
import Wording
import WorkCalendar

/// `audit.list` and `audit.verify`: who saw what, and whether anything was altered.
extension Errand {
    func auditList() async throws(ProtocolError) -> Answer {
        var filter = AccessFilter(limit: bound.limit)
        filter.actor = bound.text("actor")
        filter.caseID = bound.request.about?.value ?? bound.text("case")
        filter.from = bound.text("from").flatMap { DayExpression.instant($0, now: now) }
        filter.to = bound.text("to").flatMap { text in
            DayExpression.day(text, now: now)?.adding(days: 1).start ?? DayExpression.instant(text, now: now)
        }
        filter.after = try cursor()?.first?.integer
        let wanted = filter
        let page = try await faulting { () async throws(Fault) in try await desk.access.accesses(wanted) }
        return answer(page) { logged in
            var row: JSONObject = ["seq": .integer(logged.seq), "at": .string(logged.entry.at.iso)]
            row["account"] = .string(logged.entry.account)
            row["session"] = .string(logged.entry.session)
            row["cmd"] = .string(logged.entry.command)
            row["case"] = logged.entry.caseID.map { .string($0) }
            row["result"] = .string(logged.entry.result)
            row["keys"] = .array(logged.entry.keys.map { .string($0) })
            return row
        }
    }

    func auditVerify() async throws(ProtocolError) -> Answer {
        let from = try seq("from")
        let to = try seq("to")
        let report = try await faulting { () async throws(Fault) in try await desk.access.verify(from: from, to: to) }
        var row: JSONObject = [
            "whole": .bool(report.firstBreak == nil), "events": .integer(report.events),
            "accesses": .integer(report.accesses), "head": .string(report.head),
        ]
        if let found = report.firstBreak {
            row["chain"] = .string(found.chain)
            row["seq"] = .integer(found.seq)
            row["problem"] = .string(found.problem)
        }
        return Answer(rows: [row])
    }

    private func seq(_ key: String) throws(ProtocolError) -> Int64? {
        guard let text = bound.text(key) else { return nil }
        guard let seq = Int64(text), seq > 0 else {
            throw ArgumentErrors.error(key, Bilingual(zh: "\(key) 应为事件序号", en: "\(key) must be an event's seq"))
        }
        return seq
    }
}
