import Mediation
import Postgres
import Procedures
import WorkCalendar

/// What a batch keeps apart from payloads and snapshots: sensitive values and the texts of notes, one element each.
struct DetailColumns {
    private var secretCase: [Int64?] = []
    private var ref: [String?] = []
    private var value: [String?] = []
    private var noteCase: [Int64?] = []
    private var number: [Int64?] = []
    private var text: [String?] = []
    private var isPrivate: [Bool?] = []
    private var account: [String?] = []
    private var at: [Int64?] = []

    mutating func add(_ secret: CaseEvent.Secret, case place: Int64) {
        secretCase.append(place)
        ref.append(secret.ref)
        value.append(secret.value)
    }

    mutating func add(_ note: CaseNote, case place: Int64) {
        noteCase.append(place)
        number.append(Int64(note.number))
        text.append(note.text)
        isPrivate.append(note.isPrivate)
        account.append(note.by)
        at.append(note.at.microseconds)
    }

    var parameters: [SQLValue] {
        [
            .intArray(secretCase), .textArray(ref), .textArray(value), .intArray(noteCase), .intArray(number),
            .textArray(text), .boolArray(isPrivate), .textArray(account), .intArray(at),
        ]
    }
}
