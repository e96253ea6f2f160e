import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// Back to where the last advance came from: its values, the clocks it started and those it touched.
    func reverseAdvance(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
        let event = correction.event.event
        guard state.lastAdvance == event.version else {
            throw .blocked(
                "last-advance", zh: "只能撤销最近一步；要退到更早，请从最近一步起逐步撤销",
                en: "only the last step can be reversed; to go further back, reverse step by step from the last")
        }
        let was = event.payload.object("was") ?? [:]
        let touched = was.objects("deadlines").compactMap { Deadline($0) }
        guard state.state == event.to, procedure.state(event.from).map({ $0.kind != .terminal }) ?? false,
            touched.allSatisfy({ procedure.clock($0.clock) != nil })
        else {
            throw .blocked(
                "moved-since", zh: "此后案件移到了新版程序，该版没有这一步之前的状态或期限；请在新版中继续办理",
                en:
                    "the case was moved since to a version that does not have what the step came from; "
                    + "go on under that version")
        }
        var plan = ClockPlan(state, moment)
        let started = state.deadlines.filter { $0.startedAt == event.version && $0.record == nil }
        let reason = Bilingual(zh: "起算它的一步被撤销", en: "the step that started it was reversed")
        plan.end(started.filter(\.isRunning), .dueCancelled, .cancelled, reason)
        for old in touched {
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

    /// Other values, or another moment, for an advance that stands.
    func correctAdvance(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
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

    /// Other values, or another moment, for the opening.
    func correctOpening(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
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
}
