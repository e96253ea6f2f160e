import JSONText
import WorkCalendar

/// The case as `event` leaves it. The events alone rebuild it: nothing is looked up in a procedure or a calendar.
/// The first event of a case is `case.opened`, whose `state` is nil.
public func evolve(_ state: CaseState?, _ event: CaseEvent) -> CaseState {
    if event.type == .caseOpened { return CaseState(opening: event) }
    guard var next = state else { preconditionFailure("the first event of a case is case.opened") }
    next.take(event)
    next.version = max(next.version, event.version)
    if !event.type.isNotice { next.revision += 1 }
    return next
}

extension CaseState {
    fileprivate init(opening event: CaseEvent) {
        let payload = event.payload
        self.init(
            id: payload.text("case") ?? "", procedure: payload.text("procedure") ?? "",
            procedureVersion: payload.int("procedure-version") ?? 0, version: event.version, state: event.to,
            title: payload.text("title") ?? "", office: payload.text("office") ?? "",
            assignee: payload.text("assignee"), openedBy: payload.text("opened-by") ?? "", openedAt: event.at)
        external = payload.text("external")
        lay(payload.object("fields") ?? [:], version: event.version)
        secrets = payload.int("secrets") ?? 0
        revision = 1
    }

    fileprivate mutating func take(_ event: CaseEvent) {
        let payload = event.payload
        secrets = payload.int("secrets") ?? secrets
        switch event.type {
        case .caseAdvanced:
            state = event.to
            lastAdvance = event.version
            lastAdvanceAt = payload.instant("last-advance-at") ?? max(lastAdvanceAt, event.at)
            if let action = event.action { taken[action] = event.version }
            lay(payload.object("fields") ?? [:], version: event.version)
        case .caseChanged:
            title = payload.text("title") ?? title
            lay(payload.object("fields") ?? [:], version: event.version)
        case .caseNoted: notes = payload.int("note") ?? notes
        case .caseRecorded: takeRecord(payload)
        case .caseParty: takeParty(payload)
        case .caseDoc: takeDocument(payload)
        case .caseLinked: takeLink(payload)
        case .caseGranted: takeGrant(payload)
        case .caseAssigned: assignee = payload.text("assignee")
        case .caseMoved:
            state = event.to
            procedureVersion = payload.int("procedure-version") ?? procedureVersion
        case .caseCorrected: takeCorrection(event)
        case .dueStarted, .dueMet, .dueExtended, .dueSuspended, .dueWaived, .dueCancelled, .dueRecomputed, .dueOverdue:
            takeDeadline(payload)
        case .caseOpened, .noticeDue, .noticeSent, .noticeUncertain, .noticeFailed: break
        }
    }

    /// Lays new values over the fields; `null` clears one.
    mutating func lay(_ values: JSONObject, version: Int) {
        fields.lay(values)
        for member in values.members { origins[member.name] = member.value == .null ? nil : version }
    }

    private mutating func takeDeadline(_ payload: JSONObject) {
        guard let deadline = Deadline(payload) else { return }
        if let index = deadlines.firstIndex(where: { $0.id == deadline.id }) {
            deadlines[index] = deadline
        } else {
            deadlines.append(deadline)
        }
    }

    private mutating func takeParty(_ payload: JSONObject) {
        guard let party = Party(payload) else { return }
        if let index = parties.firstIndex(where: { $0.id == party.id }) {
            parties[index] = party
        } else {
            parties.append(party)
        }
    }

    private mutating func takeRecord(_ payload: JSONObject) {
        guard let record = CaseRecord(payload) else { return }
        if let index = records.firstIndex(where: { $0.id == record.id }) {
            records[index] = record
        } else {
            records.append(record)
        }
    }

    private mutating func takeDocument(_ payload: JSONObject) {
        guard let document = CaseDocument(payload) else { return }
        if let index = documents.firstIndex(where: { $0.id == document.id }) {
            documents[index] = document
        } else {
            documents.append(document)
        }
    }

    private mutating func takeLink(_ payload: JSONObject) {
        guard let link = CaseLink(payload) else { return }
        if let index = links.firstIndex(where: { $0.to == link.to && $0.kind == link.kind }) {
            links[index] = link
        } else {
            links.append(link)
        }
    }

    private mutating func takeGrant(_ payload: JSONObject) {
        guard let grant = CaseGrant(payload) else { return }
        grants.removeAll { $0.account == grant.account }
        grants.append(grant)
    }

    /// A correction names what it puts right; `now` holds that as it stands from here on.
    private mutating func takeCorrection(_ event: CaseEvent) {
        let payload = event.payload
        let now = payload.object("now") ?? [:]
        state = event.to
        if let note = payload.int("note") { reversedNotes.append(note) }
        if let party = now.object("party") { takeParty(party) }
        if let record = now.object("record") { takeRecord(record) }
        if let document = now.object("doc") { takeDocument(document) }
        if let link = now.object("link") { takeLink(link) }
        if let fields = now.object("fields") { lay(fields, version: now.int("version") ?? event.version) }
        if let moment = now.instant("opened-at") { openedAt = moment }
        if let moment = now.instant("last-advance-at") { lastAdvanceAt = moment }
        if let before = now.object("back-to") { goBack(to: before) }
    }

    /// Undoes an advance by what its event kept in `was`.
    private mutating func goBack(to was: JSONObject) {
        lastAdvance = was.int("last-advance")
        lastAdvanceAt = was.instant("last-advance-at") ?? lastAdvanceAt
        if let action = was.text("do") { taken[action] = was.int("taken") }
        lay(was.object("fields") ?? [:], version: version)
        for (name, version) in was.numbers("origins") { origins[name] = version }
    }
}
