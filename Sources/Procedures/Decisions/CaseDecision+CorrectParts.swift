import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// Reverses a record or a change of it, or gives it other values; its clocks follow.
    func correctRecord(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
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
            try plan.follow(after, kind, before: present, of: state, in: procedure)
        } else if let was = payload.object("was").flatMap({ CaseRecord($0) }) {
            guard present == told else { throw .changedSince }
            after = was
            try plan.follow(after, kind, before: present, of: state, in: procedure)
        } else {
            after.reversed = true
            let own = state.deadlines.filter { $0.record == present.id && $0.isRunning }
            plan.end(
                own, .dueCancelled, .cancelled,
                Bilingual(zh: "起算它的记录被撤销", en: "the record that started it was reversed"))
            try plan.follow(after, kind, before: present, of: state, in: procedure)
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

    /// Reverses the entry, change or end of a party, or gives it other values.
    func correctParty(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
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

    /// Marks a document or a note as reversed.
    func reverseAddition(_ state: CaseState, _ correction: Correction) throws(Rejection) -> Decided {
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
