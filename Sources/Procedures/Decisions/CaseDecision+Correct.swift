import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// A new event that puts an old one right; nothing stored is touched. Without new values it reverses the last
    /// advance, a record, a party, a document, a link or a note; with `at` or fields it corrects the values of an opening, an
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
        case .caseLinked where correction.isReversal: return try reverseLink(state, correction)
        case .caseOpened:
            throw .unusable(
                "event", zh: "立案不能撤销；可用 at= 或字段更正其内容，或办理撤回",
                en: "an opening cannot be reversed; "
                    + "correct its values by at= or fields, or withdraw the case")
        case .caseDoc, .caseNoted, .caseLinked:
            throw .unusable(
                "event", zh: "文书、记事和关联只能撤销，不能改；请撤销后重新登记",
                en: "documents, notes and links can only be reversed: reverse it and add it again")
        case .caseChanged:
            throw .unusable(
                "event", zh: "字段的改动用 case.set 再改一次即可", en: "a change of fields is put right by another case.set")
        default:
            throw .unusable(
                "event", zh: "\(event.event.type.rawValue) 不能更正；可以更正立案、办理、记录、当事人、文书、关联和记事",
                en:
                    "\(event.event.type.rawValue) cannot be corrected; openings, advances, "
                    + "records, parties, documents, links and notes can"
            )
        }
    }
}

/// What was asked of `case.correct`.
struct Correction {
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
    static var notStanding: Rejection {
        .unusable("event", zh: "这一事件已被撤销或取代", en: "that event was reversed or replaced already")
    }

    static var changedSince: Rejection {
        .blocked(
            "unchanged-since", zh: "此后又有改动，请先更正较晚的一次", en: "it was changed again since; correct the later change first")
    }
}
