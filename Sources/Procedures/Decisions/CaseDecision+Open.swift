import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// Opens a case in the procedure's initial state: its opening fields, the clocks that the opening starts, the
    /// warnings that these values ask for. `office`, `assignee`, `parent`, the case that this one is linked to, and `external`,
    /// the number by which others know the case, have been checked by the caller.
    public func open(
        id: String, title: String, office: String, assignee: String?, at: String?, parent: String? = nil,
        as kind: LinkKind = .childOf, external: String? = nil, arguments: Arguments
    ) throws(Rejection) -> Decided {
        let values = try ArgumentReader(now: moment.now, state: nil).read(arguments, procedure.opening)
        let title = try line(title, key: "title")
        let at = try instant(at)
        guard let initial = procedure.initialState else {
            preconditionFailure("a validated procedure has an initial state")
        }
        var payload: JSONObject = [
            "case": .string(id), "procedure": .string(procedure.id),
            "procedure-version": JSONValue(procedure.version), "title": .string(title), "office": .string(office),
        ]
        payload["assignee"] = JSONValue(assignee)
        if let external { payload["external"] = .string(try line(external, key: "external")) }
        payload["opened-by"] = .string(moment.actor)
        payload["fields"] = .object(values.present)
        if !values.secrets.isEmpty { payload["secrets"] = JSONValue(values.secrets.count) }
        let event = CaseEvent(
            type: .caseOpened, at: at, version: 1, raisesVersion: true, from: initial.id, to: initial.id,
            payload: payload, secrets: values.secrets)
        var unfolding = Unfolding(opening: event)
        var plan = ClockPlan(openingOf: unfolding.state, moment)
        for start in procedure.startsAtOpening {
            try plan.start(start, at: at.day, values: unfolding.state.fields, origin: nil)
        }
        unfolding.append(plan, at: at, names: procedure)
        if let parent {
            unfolding.append(.caseLinked, at: at, CaseLink(to: parent, kind: kind, version: 1).object)
            unfolding.made = ["to": .string(parent), "as": .string(kind.rawValue)]
        }
        unfolding.warnings = openingWarnings(unfolding.state.fields) + lateWarnings(plan)
        return unfolding.decided
    }

    private func openingWarnings(_ fields: JSONObject) -> [Bilingual] {
        procedure.warnings.compactMap { warning in
            guard fields[warning.field]?.allTyped.contains(warning.value) == true else { return nil }
            if let since = warning.since {
                guard let day = fields.civilDay(since.field), day >= since.day else { return nil }
            }
            return Bilingual(
                zh: "\(warning.text.zh)（依据：\(warning.basis.zh)）", en: "\(warning.text.en) (basis: \(warning.basis.en))")
        }
    }

    /// A clock that begins already overdue is lawful (decisions.md 12), and said.
    func lateWarnings(_ plan: ClockPlan) -> [Bilingual] {
        plan.changes.compactMap { change in
            guard change.type == .dueStarted || change.type == .dueRecomputed, change.after.status == .open,
                change.after.due < moment.today
            else { return nil }
            let name = clockName(change.after.clock)
            return Bilingual(
                zh: "期限「\(name.zh)」已于 \(change.after.due.iso) 届满",
                en: "“\(name.en)” was due on \(change.after.due.iso) already")
        }
    }

    /// What people call a clock.
    func clockName(_ id: String) -> Bilingual { procedure.clock(id)?.name ?? Bilingual(zh: id, en: id) }
}
