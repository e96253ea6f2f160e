import JSONText
import Logging
import Mediation
import Procedures
import WorkCalendar

/// Answers one wake moment: loads the case, decides, and writes everything in one transaction that also moves the
/// deadline's wake moment on. Whoever comes second finds the moment gone and has nothing to do.
struct WakeHandler: Sendable {
    let store: any CaseStore
    let audience: NoticeAudience
    let rules: RuleShelf
    let procedure: @Sendable (_ id: String, _ version: Int) -> Procedure?
    let logger: Logger

    private static let attempts = 5

    func handle(_ woken: WokenDeadline, now: Instant) async -> SweepCount {
        do {
            for _ in 0..<Self.attempts {
                if let count = try await attempt(woken, now: now) { return count }
            }
            logger.warning("the case changes too often", metadata: ["case": "\(woken.caseID)"])
        } catch {
            logger.error(
                "a deadline could not be looked at",
                metadata: ["case": "\(woken.caseID)", "due": "\(woken.deadline)", "why": "\(Self.reason(error))"])
        }
        return SweepCount(failed: 1)
    }

    /// Nil where somebody changed the case meanwhile and it must be decided again.
    private func attempt(_ woken: WokenDeadline, now: Instant) async throws -> SweepCount? {
        let loaded = try await store.load([woken.caseID], key: nil)
        guard let state = loaded.cases[woken.caseID] else { throw Missing.theCase }
        guard let procedure = procedure(state.procedure, state.procedureVersion) else { throw Missing.procedure }
        let book = rules.book
        let moment = DecisionMoment(
            procedure: procedure, rules: book, now: now, actor: Action.system, roles: [Action.system])
        guard let outcome = try WakeDecision(woken: woken, moment: moment).outcome(for: state) else {
            throw Missing.deadline
        }
        let unit = try await unit(
            for: outcome, under: procedure, book: book, woken: woken, before: state, now: now)
        guard let appended = try await append(unit) else { return nil }
        switch appended {
        case .committed:
            var count = SweepCount(handled: 1)
            count.overdue = outcome.expired ? 1 : 0
            count.obligations = outcome.notices.count
            return count
        case .replayed: return SweepCount(handled: 1)
        case .conflict(let conflict):
            // The version is the one we decided on, so it was the wake moment that had gone: somebody has answered it.
            return conflict.version == state.version ? SweepCount(handled: 1) : nil
        }
    }

    /// Nil where other rules came into force meanwhile: they are fetched, and the case is decided again.
    private func append(_ unit: ChangeUnit) async throws(Fault) -> Appended? {
        do throws(Fault) {
            return try await store.append(unit)
        } catch {
            guard error == .rulesReplaced else { throw error }
            try await rules.refresh()
            return nil
        }
    }

    private func unit(
        for outcome: WakeDecision.Outcome, under procedure: Procedure, book: RuleBook, woken: WokenDeadline,
        before: CaseState, now: Instant
    ) async throws(Fault) -> ChangeUnit {
        var obligations: [Obligation] = []
        var told: [CaseEvent] = []
        for notice in outcome.notices {
            let recipients = try await audience.recipients(
                notice.roles, of: outcome.state, procedure, duty: book.reminders.duty)
            if recipients.isEmpty {
                // On a day of rest the others hear of it on the next working day anyway.
                if notice.roles == [.duty] { continue }
                logger.warning(
                    "nobody to tell", metadata: ["case": "\(woken.caseID)", "step": "\(notice.step)"])
            }
            obligations.append(
                Obligation(
                    caseID: woken.caseID, deadline: notice.deadline, clock: notice.clock, dueDay: notice.due,
                    step: notice.step, kind: notice.kind, at: notice.at, recipients: recipients))
            told.append(Self.event(notice, on: woken.deadline, after: outcome.state, now: now))
        }
        let change = CaseChange(
            expected: before.version, expectedRevision: before.revision, state: outcome.state,
            events: outcome.events + told,
            deadlines: outcome.deadlines, obligations: obligations)
        return ChangeUnit(
            key: Self.key(woken, version: before.version), keyFromClient: false, by: Action.system,
            session: "scheduler", recorded: now, changes: [change], rows: [], version: nil, generation: book.generation)
    }

    private static func event(
        _ notice: WakeDecision.Notice, on deadline: String, after state: CaseState, now: Instant
    ) -> CaseEvent {
        CaseEvent(
            type: .noticeDue, at: now, version: state.version, raisesVersion: false, from: state.state, to: state.state,
            payload: [
                "due": .string(deadline), "what": .string(notice.clock), "on": .string(notice.due.iso),
                "step": .string(notice.step), "kind": .string(notice.kind.rawValue),
            ])
    }

    /// One answer per wake moment and version: after a lost COMMIT the same answer is recognised, while a deadline that
    /// was changed and came back to the same moment is answered anew.
    private static func key(_ woken: WokenDeadline, version: Int) -> RequestKey {
        let key = "due/\(woken.caseID)/\(woken.deadline)/\(woken.wakeAt.microseconds)/\(version)"
        return RequestKey(account: Action.system, key: key, hash: Array(repeating: 0, count: 32))
    }

    private enum Missing: String, Error {
        case theCase = "no such case", procedure = "no such procedure", deadline = "no such deadline"
    }

    /// Safe for a log: no names, no case content.
    private static func reason(_ error: any Error) -> String {
        switch error {
        case let fault as Fault: "\(fault)"
        case let missing as Missing: missing.rawValue
        case is Rejection: "the procedure refuses the expiry"
        default: "unexpected"
        }
    }
}

extension SweepCount {
    init(handled: Int = 0, failed: Int = 0) {
        self.init()
        self.handled = handled
        self.failed = failed
    }
}
