import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// `case.*`: everything about one case, and the list of cases.
extension Errand {
    /// One command about one case.
    func oneCase() async throws(ProtocolError) -> Answer {
        let answer = try await perform([try CaseSteps.step(bound)], isBatch: false)
        return bound.spec.name == "case.move" && bound.flag("dry") ? withDifferences(answer) : answer
    }

    /// A rehearsed move, with all that the new version says otherwise.
    private func withDifferences(_ answer: Answer) -> Answer {
        guard let row = answer.rows.first, let id = row["procedure"]?.string,
            let old = row["was-version"]?.integer.flatMap({ desk.shelf.procedure(id, version: Int($0)) }),
            let new = row["procedure-version"]?.integer.flatMap({ desk.shelf.procedure(id, version: Int($0)) })
        else { return answer }
        var answer = answer
        answer.rows += desk.procedures.changes(from: old, to: new).map { self.row($0) }
        return answer
    }

    func perform(_ steps: [CaseStep], isBatch: Bool) async throws(ProtocolError) -> Answer {
        do {
            let outcome = try await desk.cases.perform(
                steps, by: caller, key: key, keyFromClient: keyFromClient, dry: bound.flag("dry"),
                isBatch: isBatch)
            return Answer(rows: outcome.rows, status: status(outcome))
        } catch {
            throw FailureAnswers.error(error, now: now, language: language)
        }
    }

    private func status(_ outcome: CaseOutcome) -> JSONObject {
        var status = JSONObject()
        status["version"] = outcome.version.map { .integer(Int64($0)) }
        status["seq"] = outcome.seq.map { .integer($0) }
        status["allowed"] = outcome.allowed.map { .bool($0) }
        status["asof"] = outcome.asof.map { .integer($0) }
        if outcome.replayed { status["replayed"] = true }
        if outcome.dry { status = ["dry": true] }
        return status
    }

    func caseList() async throws(ProtocolError) -> Answer {
        var filter = CaseFilter(visibility: CaseAccess(caller).visibility, limit: bound.limit)
        filter.procedure = bound.text("procedure")
        filter.states = bound.list("state")
        filter.offices = try offices()
        filter.assignee = assignee()
        filter.external = bound.text("external")
        filter.party = try words("party")
        filter.overdue = bound.text("overdue").map { $0 == "yes" }
        filter.dueBefore = try day("due-before")
        filter.openedFrom = try day("opened-from")
        filter.openedTo = try day("opened-to")
        filter.text = try words("text")
        filter.readsDeep = CaseAccess(caller).readsDeep
        filter.after = try cursor()
        let wanted = filter
        guard wanted.text == nil, wanted.party == nil else {
            guard wanted.external == nil else {
                throw ArgumentErrors.error(
                    "external",
                    Bilingual(zh: "external 不与 text、party 同用", en: "external does not go with text or party"))
            }
            return try await found(wanted)
        }
        let page = try await faulting { () async throws(Fault) in try await desk.reader.cases(wanted) }
        return answer(page) { row($0) }
    }

    private func found(_ filter: CaseFilter) async throws(ProtocolError) -> Answer {
        let found = try await faulting { () async throws(Fault) in try await desk.reader.search(filter) }
        var answer = answer(found.page) { row($0) }
        answer.status["order"] = .string(found.order.rawValue)
        if found.behind != 0 { answer.status["behind"] = .integer(found.behind ?? found.page.asof) }
        return answer
    }

    private func words(_ key: String) throws(ProtocolError) -> SoughtWords? {
        guard let text = bound.text(key) else { return nil }
        if let words = SoughtWords(text) { return words }
        throw ArgumentErrors.error(
            key,
            Bilingual(
                zh: "单个字母、数字或符号几乎每件都有；请至少给出一个汉字或两个字符",
                en: "nearly every case has a single letter, digit or mark: give two of them, or a Chinese character"))
    }

    private func row(_ found: CaseRow) -> JSONObject {
        let procedure = desk.shelf.procedure(found.procedure, version: found.procedureVersion)
        var row: JSONObject = [
            "case": .string(found.id), "version": .integer(Int64(found.version)),
            "procedure": .string(found.procedure), "state": .string(found.state),
        ]
        row["stateName"] = procedure?.state(found.state).map { text($0.name) }
        row["title"] = .string(found.title)
        row["office"] = .string(found.office)
        row["assignee"] = found.assignee.map { .string($0) }
        row["opened"] = .string(found.openedAt.day.iso)
        row["nextDue"] = found.nextDue.map { .string($0.iso) }
        if found.overdue { row["overdue"] = true }
        return row
    }

    func caseSimilar() async throws(ProtocolError) -> Answer {
        let state = try await visibleCase(try bound.requiredSubject())
        let found = try await faulting { () async throws(Fault) in
            try await desk.cases.similar(to: state, by: caller)
        }
        return Answer(rows: found.map { row($0) })
    }

    func caseHistory() async throws(ProtocolError) -> Answer {
        let id = try bound.requiredSubject()
        let state = try await visibleCase(id)
        let after = try cursor()?.first?.integer ?? 0
        let page = try await faulting { () async throws(Fault) in
            try await desk.reader.history(of: id, after: after, limit: bound.limit)
        }
        let depth = CaseAccess(caller).depth(of: state, on: now.day)
        let sensitive = depth >= .sensitive && state.secrets > 0
        var secrets: [String: String] = [:]
        if sensitive {
            secrets = try await faulting { () async throws(Fault) in try await desk.reader.secrets(of: id) }
        }
        let sheet = EventSheet(caller: caller, shelf: desk.shelf, granted: depth == .granted)
        return answer(Self.fitting(page) { sheet.row($0, secrets: secrets)?.line.utf8.count ?? 0 }) {
            sheet.row($0, secrets: secrets)
        }
    }

    /// As much of a page as may be answered at once (protocol.md 10), one row at least.
    static func fitting(_ page: Page<LoggedEvent>, most: Int = 4_000_000, size: (LoggedEvent) -> Int)
        -> Page<LoggedEvent>
    {
        var bytes = 0
        let count = page.rows.prefix { event in
            bytes += size(event)
            return bytes <= most
        }.count
        guard count < page.rows.count, let last = page.rows[..<max(count, 1)].last else { return page }
        return Page(rows: Array(page.rows.prefix(max(count, 1))), next: [.integer(last.seq)], asof: page.asof)
    }

    /// The case, where the caller may see it; a case out of scope is answered as one that does not exist.
    func visibleCase(_ id: String) async throws(ProtocolError) -> CaseState {
        let loaded = try await faulting { () async throws(Fault) in try await desk.store.load([id], key: nil) }
        guard let state = loaded.cases[id], CaseAccess(caller).depth(of: state, on: now.day) > .nothing else {
            throw FailureAnswers.error(CaseFailure(.noSuchCase), now: now, language: language)
        }
        return state
    }
}
