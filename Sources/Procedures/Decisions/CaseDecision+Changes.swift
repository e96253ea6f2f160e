import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// Changes the title or fields of the case; running clocks that depend on a changed field move with it.
    public func set(_ state: CaseState, title: String?, arguments: Arguments) throws(Rejection) -> Decided {
        let fields = procedure.opening + procedure.fields
        let values = try ArgumentReader(now: moment.now, state: state).read(arguments, fields, partial: true)
        guard title != nil || !values.fields.isEmpty else { throw .nothingToChange("title") }
        var payload: JSONObject = [:]
        if let title { payload["title"] = .string(try line(title, key: "title")) }
        if !values.fields.isEmpty {
            payload["fields"] = .object(values.fields)
            var was = JSONObject()
            for member in values.fields.members { was[member.name] = state.fields[member.name] ?? .null }
            payload["was"] = .object(["fields": .object(was)])
        }
        var after = state
        after.lay(values.fields, version: state.version + 1)
        let changed = Set(values.fields.members.map(\.name).filter { after.fields[$0] != state.fields[$0] })
        var plan = ClockPlan(state, moment)
        for deadline in state.deadlines where deadline.isRunning && deadline.record == nil {
            guard let start = start(of: deadline), start.depends(on: changed) else { continue }
            // A clock that was started by its step's own day keeps that day.
            try plan.restart(deadline, start, at: deadline.trigger, values: after.fields)
        }
        var unfolding = Unfolding(state)
        unfolding.append(.caseChanged, at: moment.now, payload, secrets: values.secrets)
        unfolding.append(plan, at: moment.now, names: procedure)
        unfolding.warnings = lateWarnings(plan)
        return unfolding.decided
    }

    /// How the procedure started a deadline.
    func start(of deadline: Deadline) -> ClockStart? {
        let starts =
            if deadline.record != nil {
                deadline.origin.flatMap { procedure.record($0)?.starts } ?? []
            } else if let origin = deadline.origin {
                procedure.action(origin)?.starts ?? []
            } else {
                procedure.startsAtOpening
            }
        return starts.first { $0.clock == deadline.clock }
    }

    /// Adds a note; a private one is for those who work on the case.
    public func note(_ state: CaseState, text: String, isPrivate: Bool) throws(Rejection) -> Decided {
        let field = Field(
            name: "text", type: .text, required: true, list: false, choices: [], sensitivity: .C,
            help: Bilingual(zh: "内容", en: "text"), example: "", range: nil, future: false)
        let value = try ValueReader.value(text, for: field, now: moment.now, state: state)
        guard let value else { throw .missing("text") }
        var unfolding = Unfolding(state)
        var payload: JSONObject = ["note": JSONValue(state.notes + 1), "text": value]
        if isPrivate { payload["private"] = true }
        unfolding.append(.caseNoted, at: moment.now, payload)
        unfolding.made = ["note": JSONValue(state.notes + 1)]
        return unfolding.decided
    }

    /// Registers a document by its digest.
    public func doc(
        _ state: CaseState, kind: String, sha256: String, name: String, bytes: Int64?
    ) throws(Rejection) -> Decided {
        guard let known = procedure.document(kind) else {
            let kinds = procedure.documents.map(\.id)
            throw .unusable(
                "kind", zh: "没有文书种类 \(kind)；可用：\(kinds.joined(separator: "、"))",
                en: "there is no document kind \(kind); known: \(kinds.joined(separator: ", "))")
        }
        let field = Field(
            name: "sha256", type: .sha256, required: true, list: false, choices: [], sensitivity: .O,
            help: Bilingual(zh: "摘要", en: "digest"), example: "", range: nil, future: false)
        let value = try ValueReader.value(sha256, for: field, now: moment.now, state: state)?.string
        guard let digest = value else { throw .missing("sha256") }
        let line = try line(name, key: "name")
        if let bytes, bytes < 0 { throw .unusable("bytes", zh: "bytes 不能为负数", en: "bytes may not be negative") }
        if let same = state.documents.first(where: { !$0.reversed && $0.kind == kind && $0.sha256 == digest }) {
            throw .exists(
                id: String(same.id),
                Bilingual(
                    zh: "同一份「\(known.name.zh)」已登记，编号 \(same.id)",
                    en: "this \(known.name.en) is on file already, as \(same.id)"))
        }
        let document = CaseDocument(
            id: state.documents.count + 1, kind: kind, name: line, sha256: digest, bytes: bytes, at: moment.now,
            version: state.version + 1)
        var unfolding = Unfolding(state)
        unfolding.append(.caseDoc, at: moment.now, document.object)
        unfolding.made = ["doc": JSONValue(document.id)]
        return unfolding.decided
    }

    /// Lets an account, which the caller has checked, see positions and notes up to a day; an earlier grant is replaced,
    /// and a day that is over takes it away.
    public func grant(
        _ state: CaseState, to account: String, until: String, reason: String
    ) throws(Rejection) -> Decided {
        guard let day = DayExpression.day(until, now: moment.now) else {
            throw .unusable(
                "until", zh: "until 应为日期（2026-11-22、today+30d）", en: "until must be a date (2026-11-22, today+30d)")
        }
        let standing = state.grants.first { $0.account == account && $0.until >= moment.today }
        if standing?.until == day {
            throw .exists(
                id: account,
                Bilingual(zh: "该账户已获授权至 \(day.iso)", en: "the account has that grant until \(day.iso) already"))
        }
        guard day >= moment.today || standing != nil else {
            throw .unusable(
                "until", zh: "until 早于今天，而该账户并无授权可收回",
                en: "until is over, and the account has no grant to take away")
        }
        var payload = CaseGrant(account: account, until: day, version: state.version + 1).object
        payload["reason"] = .string(try line(reason, key: "reason"))
        var unfolding = Unfolding(state)
        unfolding.append(.caseGranted, at: moment.now, payload)
        unfolding.made = ["account": .string(account), "until": .string(day.iso)]
        return unfolding.decided
    }

    /// Gives the case to an account, which the caller has checked.
    public func assign(_ state: CaseState, to account: String, reason: String?) throws(Rejection) -> Decided {
        if state.assignee == account {
            throw .exists(
                id: account, Bilingual(zh: "案件已由该账户承办", en: "the case is assigned to that account already"))
        }
        var payload: JSONObject = ["assignee": .string(account)]
        payload["was-assignee"] = JSONValue(state.assignee)
        payload["reason"] = JSONValue(filled: reason)
        var unfolding = Unfolding(state)
        unfolding.append(.caseAssigned, at: moment.now, payload)
        return unfolding.decided
    }
}

extension ClockStart {
    /// Whether the clock's day rests on one of these fields.
    func depends(on fields: Set<String>) -> Bool {
        if let from, fields.contains(from) { return true }
        switch rule {
        case .fixed: return false
        case .chosen(let field, _), .written(let field): return fields.contains(field)
        }
    }
}
