import JSONText
import Procedures
import Wording
import WorkCalendar

/// The working table of one attempt: the cases as loaded, the states that the steps have reached so far, and what is
/// to be written. It lives for one attempt and is thrown away when the race is lost.
struct CaseDesk {
    /// What an attempt came to.
    struct Work {
        var rows: [JSONObject] = []
        var changes: [CaseChange] = []
        var version: Int?
        var allowed: Bool?
        /// The cases of which a step named the version that it expects: losing the race is then the answer.
        var insists: Set<String> = []
    }

    let service: CaseService
    /// The book by which the whole attempt is decided.
    let rules: RuleBook
    let caller: Caller
    let now: Instant
    let loaded: Loaded
    let dry: Bool
    let isBatch: Bool

    func decide(_ steps: [CaseStep]) async throws(CaseFailure) -> Work {
        var work = Work()
        var drafts = DraftCases(loaded: loaded.cases)
        for (index, step) in steps.enumerated() {
            do {
                let answer = try await decide(step, drafts: &drafts, work: &work)
                if isBatch {
                    work.rows.append([
                        "step": .integer(Int64(index + 1)), "cmd": .string(step.command.name),
                        "rows": .array(answer.map { .object($0) }),
                    ])
                } else {
                    work.rows.append(contentsOf: answer)
                }
            } catch {
                guard isBatch else { throw error }
                throw CaseFailure(error.cause, step: index + 1, command: step.command.name)
            }
        }
        work.changes = drafts.changes { before, after in
            DeadlinePlan.planned(before: before, after: after, rules: rules, now: now)
        }
        work.version = drafts.lastVersion
        return work
    }

    private func decide(
        _ step: CaseStep, drafts: inout DraftCases, work: inout Work
    ) async throws(CaseFailure) -> [JSONObject] {
        if case .open = step.command { return [try await open(step, drafts: &drafts)] }
        guard let id = try subject(of: step, drafts), let state = drafts[id], let procedure = procedure(of: state),
            CaseAccess(caller).depth(of: state, on: now.day) > .nothing
        else { throw CaseFailure(.noSuchCase) }
        let moment = moment(procedure)
        let command = try command(of: step, on: state, procedure, drafts)
        switch command {
        case .show(_, let parts):
            drafts.skip()
            let sheet = CaseSheet(service: service, caller: caller, now: now, unsaved: drafts.unsaved(of: id))
            return [try await sheet.row(state, procedure, parts: parts)]
        case .why(_, let action):
            drafts.skip()
            let rows = try rejecting { () throws(Rejection) in try CaseDecision(moment).why(state, action: action) }
            work.allowed = WhySheet.allowed(rows, action: action)
            return rows.map { WhySheet.row($0, action: action, language: caller.language) }
        case .whyMove(_, let version, let successor):
            drafts.skip()
            let decision = CaseDecision(self.moment(try newer(procedure, version)))
            let rows = try rejecting { () throws(Rejection) in
                try decision.whyMove(state, from: procedure, to: successor)
            }
            work.allowed = rows.allSatisfy(\.ok)
            return rows.map { WhySheet.row($0, action: step.command.name, language: caller.language) }
        case .form(_, let template, let format):
            try check(step, on: state)
            if case .exactly = step.expected { work.insists.insert(id) }
            let form = try await form(template, format, of: state, procedure, drafts)
            return [try fileForm(form, of: state, moment, &drafts)]
        default:
            try check(step, on: state)
            if case .move = command, drafts.isTouched(id) {
                throw CaseFailure(.rejected(.badArgument(key: "do", why: MediationTexts.moveComesFirst)))
            }
            if case .exactly = step.expected { work.insists.insert(id) }
            if case .link(_, let other, let kind, let remove, _) = command {
                try await checkLink(state, to: other, as: kind, remove: remove, drafts)
            }
            let decided = try await change(command, state, moment)
            let row = drafts.take(decided, from: state, note: note(command, decided), by: self)
            try await mirrorLinks(from: state, to: decided.state, reason: command.reason, &drafts)
            return [row]
        }
    }

    private func open(_ step: CaseStep, drafts: inout DraftCases) async throws(CaseFailure) -> JSONObject {
        guard case .open(let id, _, _, _, _, _, _, _) = step.command else { throw CaseFailure(.noSuchCase) }
        guard let procedure = service.shelf.newest(id) else { throw CaseFailure(.noSuchProcedure(id)) }
        let command = try command(of: step, on: nil, procedure, drafts)
        guard case .open(_, let title, let office, let at, let parent, let kind, let external, let arguments) = command
        else {
            throw CaseFailure(.noSuchCase)
        }
        let place = try officeForOpening(office)
        if let parent { _ = try await visibleCase(parent, drafts) }
        let assignee = caller.has(.mediator) ? caller.name : nil
        let moment = moment(procedure)
        let numbered = dry ? drafts.standIn(prefix: procedure.prefix, year: now.day.year) : nil
        // Decided once under a stand-in number, so that a refused opening takes no number away.
        let draft = try rejecting { () throws(Rejection) in
            try CaseDecision(moment).open(
                id: numbered ?? procedure.prefix, title: title, office: place, assignee: assignee, at: at,
                parent: parent, as: kind, external: external, arguments: arguments)
        }
        try await checkExternal(draft.state, drafts)
        guard numbered == nil else { return try await take(opened: draft, &drafts) }
        let number = try await service.faulting { () async throws(Fault) in
            try await service.store.newCaseID(prefix: procedure.prefix, year: now.day.year)
        }
        let decided = try rejecting { () throws(Rejection) in
            try CaseDecision(moment).open(
                id: number, title: title, office: place, assignee: assignee, at: at, parent: parent,
                as: kind, external: external, arguments: arguments)
        }
        return try await take(opened: decided, &drafts)
    }

    private func take(opened: Decided, _ drafts: inout DraftCases) async throws(CaseFailure) -> JSONObject {
        var row = drafts.take(opened, from: nil, note: nil, by: self)
        try await mirrorLinks(from: nil, to: opened.state, reason: nil, &drafts)
        // A suggestion: where it cannot be made, the case is opened all the same.
        if let similar = try? await service.similar(to: opened.state, by: caller), !similar.isEmpty {
            row["similar"] = .array(similar.map { .string($0.id) })
        }
        return row
    }

    private func change(
        _ command: CaseCommand, _ state: CaseState, _ moment: DecisionMoment
    ) async throws(CaseFailure) -> Decided {
        let decision = CaseDecision(moment)
        if case .correct(_, let seq, let reason, let at, let arguments) = command {
            let event = try await storedEvent(seq, of: state)
            return try rejecting { () throws(Rejection) in
                try decision.correct(state, event: event, reason: reason, at: at, arguments: arguments)
            }
        }
        let entry = try await self.entry(of: command)
        if case .assign(_, let to, _) = command { try checkAssignee(to, of: state) }
        if case .grant(_, let to, _, _) = command { try checkReader(to) }
        if case .move(_, let version, let successor, let reason) = command {
            let next = CaseDecision(self.moment(try newer(moment.procedure, version)))
            return try rejecting { () throws(Rejection) in
                try next.move(state, from: moment.procedure, to: successor, reason: reason)
            }
        }
        return try rejecting { () throws(Rejection) in
            switch command {
            case .advance(_, let action, let at, let reason, let arguments):
                try decision.advance(state, action: action, at: at, reason: reason, arguments: arguments)
            case .set(_, let title, let arguments): try decision.set(state, title: title, arguments: arguments)
            case .party(_, let role, let name, let party, let remove, _, let arguments):
                try decision.party(
                    state, role: role, name: name, party: party, remove: remove, entry: entry, arguments: arguments)
            case .record(_, let type, let record, let at, let arguments):
                try decision.record(state, type: type, record: record, at: at, arguments: arguments)
            case .note(_, let text, let isPrivate): try decision.note(state, text: text, isPrivate: isPrivate)
            case .doc(_, let kind, let sha256, let name, let bytes):
                try decision.doc(state, kind: kind, sha256: sha256, name: name, bytes: bytes)
            case .link(_, let to, let kind, let remove, let reason):
                try decision.link(state, to: to, as: kind, remove: remove, reason: reason)
            case .grant(_, let to, let until, let reason):
                try decision.grant(state, to: to, until: until, reason: reason)
            case .assign(_, let to, let reason): try decision.assign(state, to: to, reason: reason)
            case .setDue(_, let due, let what, let reason, let on, let extend, let waive):
                try decision.setDue(
                    state, due: due, what: what, reason: reason, on: on, extend: extend, waive: waive)
            case .open, .correct, .form, .move, .show, .why, .whyMove: preconditionFailure("handled before")
            }
        }
    }

    func procedure(of state: CaseState) -> Procedure? {
        service.shelf.procedure(state.procedure, version: state.procedureVersion)
    }

    /// Another version of a procedure.
    private func newer(_ procedure: Procedure, _ version: Int) throws(CaseFailure) -> Procedure {
        if let found = service.shelf.procedure(procedure.id, version: version) { return found }
        let known = service.shelf.versions(of: procedure.id)
        throw CaseFailure(.rejected(.notFound(MediationTexts.noSuchVersion(procedure.id, version, known))))
    }

    func moment(_ procedure: Procedure) -> DecisionMoment {
        DecisionMoment(
            procedure: procedure, rules: rules, now: now, actor: caller.name,
            roles: Set(caller.account.roles.map(\.rawValue)))
    }

    private func note(_ command: CaseCommand, _ decided: Decided) -> CaseNote? {
        guard case .note(_, let text, let isPrivate) = command else { return nil }
        return CaseNote(number: decided.state.notes, text: text, isPrivate: isPrivate, by: caller.name, at: now)
    }

    /// Runs a pure decision, with its rejection as this room's failure.
    func rejecting<Value>(_ decide: () throws(Rejection) -> Value) throws(CaseFailure) -> Value {
        do {
            return try decide()
        } catch {
            throw CaseFailure(.rejected(error))
        }
    }
}
