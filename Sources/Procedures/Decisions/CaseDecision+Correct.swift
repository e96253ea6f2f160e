import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// A new event that puts an old one right; nothing stored is touched. Without new values it reverses the last
    /// advance, a record, a party, a document or a note; with `at` or fields it corrects the values of an opening, an
    /// advance, a record or a party, and the deadlines that rest on them are worked out anew.
    public func correct(
        _ state: CaseState, event: StoredEvent, reason: String, at: String?, arguments: Arguments
    ) throws(Rejection) -> Decided {
        let reason = try line(reason, key: "reason")
        let at = at.flatMap { $0.isEmpty ? nil : $0 }
        let correction = Correction(event: event, reason: reason, at: at, arguments: arguments)
        switch event.event.type {
        case .caseAdvanced where correction.isReversal: return try reverseAdvance(state, correction)
        case .caseAdvanced: return try correctAdvance(state, correction)
        case .caseOpened where !correction.isReversal: return try correctOpening(state, correction)
        case .caseRecorded: return try correctRecord(state, correction)
        case .caseParty: return try correctParty(state, correction)
        case .caseDoc where correction.isReversal, .caseNoted where correction.isReversal:
            return try reverseAddition(state, correction)
        case .caseOpened:
            throw .unusable(
                "event", zh: "立案不能撤销；可用 at= 或字段更正其内容，或办理撤回",
                en: "an opening cannot be reversed; "
                    + "correct its values by at= or fields, or withdraw the case")
        case .caseDoc, .caseNoted:
            throw .unusable(
                "event", zh: "文书和记事只能撤销，不能改；请撤销后重新登记",
                en: "documents and notes can only be reversed: reverse it and add it again")
        case .caseChanged:
            throw .unusable(
                "event", zh: "字段的改动用 case.set 再改一次即可", en: "a change of fields is put right by another case.set")
        default:
            throw .unusable(
                "event", zh: "\(event.event.type.rawValue) 不能更正；可以更正立案、办理、记录、当事人、文书和记事",
                en:
                    "\(event.event.type.rawValue) cannot be corrected; openings, advances, "
                    + "records, parties, documents and notes can"
            )
        }
    }

    // MARK: Advances

    private func reverseAdvance(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
        let event = correction.event.event
        guard state.lastAdvance == event.version else {
            throw .blocked(
                "last-advance", zh: "只能撤销最近一步；要退到更早，请从最近一步起逐步撤销",
                en: "only the last step can be reversed; to go further back, reverse step by step from the last")
        }
        let was = event.payload.object("was") ?? [:]
        var plan = ClockPlan(state, moment)
        let started = state.deadlines.filter { $0.startedAt == event.version && $0.record == nil }
        let reason = Bilingual(zh: "起算它的一步被撤销", en: "the step that started it was reversed")
        plan.end(started.filter(\.isRunning), .dueCancelled, .cancelled, reason)
        for old in was.objects("deadlines").compactMap({ Deadline($0) }) {
            guard let present = state.deadlines.first(where: { $0.id == old.id }) else { continue }
            guard present.changedAt == event.version else {
                throw .blocked(
                    "deadline-unchanged", zh: "期限「\(clockName(old.clock).zh)」（\(old.id)）此后又有改动，请先处理",
                    en: "“\(clockName(old.clock).en)” (\(old.id)) was changed since; deal with that first")
            }
            plan.restore(old, from: present)
        }
        // Only what nobody has set since goes back.
        var back = was
        var fields = was.object("fields") ?? [:]
        for member in fields.members
        where state.origins[member.name] != event.version
            && state.fields[member.name] != nil
        {
            fields[member.name] = nil
        }
        back["fields"] = .object(fields)
        var origins = JSONObject()
        for member in fields.members { origins[member.name] = was.object("origins")?[member.name] }
        back["origins"] = .object(origins)
        back["deadlines"] = nil
        var payload = correction.payload
        payload["do"] = JSONValue(event.action)
        payload["reversed"] = true
        payload["now"] = .object(["back-to": .object(back)])
        var unfolding = Unfolding(state)
        unfolding.append(.caseCorrected, at: moment.now, to: event.from, payload)
        unfolding.append(plan, at: moment.now, names: procedure)
        return unfolding.decided
    }

    private func correctAdvance(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
        let event = correction.event.event
        guard let action = event.action.flatMap({ procedure.action($0) }) else { throw .notStanding }
        let standing = state.lastAdvance.map { event.version <= $0 } ?? false
        guard standing, state.taken[action.id].map({ $0 >= event.version }) ?? false else { throw .notStanding }
        let values = try ArgumentReader(now: moment.now, state: state).read(
            correction.arguments, action.fields, partial: true)
        let isLast = state.lastAdvance == event.version
        var at = event.at
        if let typed = correction.at {
            at = try instant(typed)
            let previous = event.payload.object("was")?.instant("last-advance-at") ?? state.openedAt
            let next = isLast ? moment.now : state.lastAdvanceAt
            guard action.anyTime || (previous.day <= at.day && at.day <= next.day) else {
                throw .unusable(
                    "at", zh: "at 应在上一步（\(previous.day.iso)）与其后（\(next.day.iso)）之间，现为 \(at.day.iso)",
                    en:
                        "at must lie between the step before (\(previous.day.iso)) and what follows "
                        + "(\(next.day.iso)); it is \(at.day.iso)"
                )
            }
        }
        var now: JSONObject = ["version": JSONValue(event.version)]
        if isLast, correction.at != nil { now["last-advance-at"] = .string(at.exact) }
        return try corrected(state, correction, values, now, at: at) { $0.origin == action.id }
    }

    private func correctOpening(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
        let event = correction.event.event
        let values = try ArgumentReader(now: moment.now, state: state).read(
            correction.arguments, procedure.opening, partial: true)
        var at = state.openedAt
        var now: JSONObject = ["version": JSONValue(event.version)]
        if let typed = correction.at {
            at = try instant(typed)
            let next = state.lastAdvance == nil ? moment.now : state.lastAdvanceAt
            guard at.day <= next.day else {
                throw .unusable(
                    "at", zh: "at 不能晚于其后的一步 \(next.day.iso)",
                    en: "at may not lie after the step that followed, \(next.day.iso)")
            }
            now["opened-at"] = .string(at.exact)
            if state.lastAdvance == nil { now["last-advance-at"] = .string(at.exact) }
        }
        return try corrected(state, correction, values, now, at: at) { $0.origin == nil }
    }

    /// Values of an opening or an advance put right, with every running clock that rests on them: those that the event
    /// started, and those that depend on a changed field.
    private func corrected(
        _ state: CaseState, _ correction: Correction, _ values: ArgumentReader.Values, _ now: JSONObject,
        at: Instant, belongs: (Deadline) -> Bool
    ) throws(Rejection) -> Decided {
        var now = now
        let version = correction.event.event.version
        // A field that somebody has set since keeps that value.
        var fields = JSONObject()
        for member in values.fields.members where (state.origins[member.name] ?? version) == version {
            fields[member.name] = member.value
        }
        now["fields"] = .object(fields)
        var after = state
        after.lay(fields, version: version)
        let changed = Set(fields.members.map(\.name).filter { after.fields[$0] != state.fields[$0] })
        var plan = ClockPlan(state, moment)
        for deadline in state.deadlines where deadline.isRunning && deadline.record == nil {
            guard let start = start(of: deadline) else { continue }
            let own = deadline.startedAt == version && belongs(deadline)
            guard own || start.depends(on: changed) else { continue }
            try plan.restart(
                deadline, start, at: own && correction.at != nil ? at.day : deadline.trigger, values: after.fields)
        }
        var payload = correction.payload
        if let typed = correction.at, !typed.isEmpty { payload["held"] = .string(at.exact) }
        if !values.fields.isEmpty { payload["fields"] = .object(values.fields) }
        payload["now"] = .object(now)
        var unfolding = Unfolding(state)
        unfolding.append(.caseCorrected, at: moment.now, payload, secrets: values.secrets)
        unfolding.append(plan, at: moment.now, names: procedure)
        unfolding.warnings = lateWarnings(plan)
        return unfolding.decided
    }

    // MARK: Records, parties, documents, notes

    private func correctRecord(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
        let payload = correction.event.event.payload
        guard let told = CaseRecord(payload), let present = state.records.first(where: { $0.id == told.id }),
            let kind = procedure.record(told.type), !present.reversed
        else { throw .notStanding }
        let values = try ArgumentReader(now: moment.now, state: state).read(
            correction.arguments, kind.fields, partial: true)
        var after = present
        var plan = ClockPlan(state, moment)
        if !correction.isReversal {
            if let at = correction.at { after.at = try instant(at) }
            after.fields.lay(values.fields)
            try plan.follow(after, kind, of: state, in: procedure)
        } else if let was = payload.object("was").flatMap({ CaseRecord($0) }) {
            guard present == told else { throw .changedSince }
            after = was
            try plan.follow(after, kind, of: state, in: procedure)
        } else {
            after.reversed = true
            let own = state.deadlines.filter { $0.record == present.id && $0.isRunning }
            plan.end(
                own, .dueCancelled, .cancelled,
                Bilingual(zh: "起算它的记录被撤销", en: "the record that started it was reversed"))
        }
        var shown = correction.payload
        shown["record"] = .string(after.id)
        shown["of"] = .string(after.type)
        if correction.isReversal { shown["reversed"] = true }
        if !values.fields.isEmpty { shown["fields"] = .object(values.fields) }
        shown["now"] = .object(["record": .object(after.object)])
        var unfolding = Unfolding(state)
        unfolding.append(.caseCorrected, at: moment.now, shown, secrets: values.secrets)
        unfolding.append(plan, at: moment.now, names: procedure)
        unfolding.warnings = lateWarnings(plan)
        return unfolding.decided
    }

    private func correctParty(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
        let payload = correction.event.event.payload
        guard let told = Party(payload), let present = state.parties.first(where: { $0.id == told.id }),
            let kind = procedure.role(told.role)
        else { throw .notStanding }
        guard correction.at == nil else {
            throw .unusable("at", zh: "当事人没有可更正的时间", en: "a party has no time to correct")
        }
        let values = try ArgumentReader(now: moment.now, state: state).read(
            correction.arguments, kind.fields, partial: true)
        var after = present
        if !correction.isReversal {
            after.fields.lay(values.fields)
        } else if let was = payload.object("was").flatMap({ Party($0) }) {
            guard present == told else { throw .changedSince }
            after = was
        } else {
            guard !present.ended else { throw .notStanding }
            after.ended = true
        }
        var shown = correction.payload
        shown["party"] = .string(after.id)
        shown["role"] = .string(after.role)
        if correction.isReversal { shown["reversed"] = true }
        if !values.fields.isEmpty { shown["fields"] = .object(values.fields) }
        shown["now"] = .object(["party": .object(after.object)])
        var unfolding = Unfolding(state)
        unfolding.append(.caseCorrected, at: moment.now, shown, secrets: values.secrets)
        return unfolding.decided
    }

    private func reverseAddition(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
        let payload = correction.event.event.payload
        var shown = correction.payload
        shown["reversed"] = true
        if let note = payload.int("note") {
            guard !state.reversedNotes.contains(note) else { throw .notStanding }
            shown["note"] = JSONValue(note)
        } else {
            guard let id = payload.int("doc"), var document = state.documents.first(where: { $0.id == id }),
                !document.reversed
            else { throw .notStanding }
            document.reversed = true
            shown["doc"] = JSONValue(id)
            shown["now"] = .object(["doc": .object(document.object)])
        }
        var unfolding = Unfolding(state)
        unfolding.append(.caseCorrected, at: moment.now, shown)
        return unfolding.decided
    }
}

/// What was asked of `case.correct`.
private struct Correction {
    let event: StoredEvent
    let reason: String
    let at: String?
    let arguments: Arguments

    var isReversal: Bool { at == nil && arguments.isEmpty }

    var payload: JSONObject {
        [
            "event": .integer(event.seq), "event-type": .string(event.event.type.rawValue), "reason": .string(reason),
        ]
    }
}

extension Rejection {
    fileprivate static var notStanding: Rejection {
        .unusable("event", zh: "这一事件已被撤销或取代", en: "that event was reversed or replaced already")
    }

    fileprivate static var changedSince: Rejection {
        .blocked(
            "unchanged-since", zh: "此后又有改动，请先更正较晚的一次", en: "it was changed again since; correct the later change first")
    }
}
