import JSONText
import Procedures

/// By what words a case is found: a projection. Sensitive values (S), what is told in mediation (C: offers, positions) and private
/// notes are left out, so that nobody finds a case by words that he may not read. What only those may read who work on a
/// case or audit it stands apart (``Row/deep``).
public struct CaseWords: Projection {
    private let shelf: ProcedureShelf

    /// Judges values by the procedures on this shelf.
    public init(_ shelf: ProcedureShelf) { self.shelf = shelf }

    /// The name of its checkpoint.
    public static let name = "words"
    /// The name of its checkpoint.
    public var name: String { Self.name }
    /// Raised when other words are found.
    public var version: Int { 1 }
    /// False: the state and the notes tell everything.
    public var readsEvents: Bool { false }

    /// What brings texts, takes them away, or changes who may read them.
    public func concerns(_ happening: ChangedCase.Happening, of changed: ChangedCase) -> Bool {
        switch happening.type {
        case .caseOpened, .caseChanged, .caseNoted, .caseRecorded, .caseParty, .caseCorrected, .caseMoved: return true
        case .caseAdvanced:
            guard let procedure = shelf.procedure(changed.procedure, version: changed.procedureVersion),
                let action = procedure.actions.first(where: { $0.id == happening.action })
            else { return true }
            return action.fields.contains(where: Texts.takes)
        default: return false
        }
    }

    /// What is found of one case, folded.
    struct Row: Equatable {
        /// Its number and its title.
        var title: SearchText
        /// The names of its parties.
        var parties: SearchText
        /// What everybody may read who sees the case.
        var open: SearchText
        /// What those may read who work on it or audit it: its notes, and personal and business values.
        var deep: SearchText
    }

    /// One row.
    public func rows(of subject: FollowedCase) -> [JSONObject] {
        let row = row(of: subject)
        // Cases that were opened at about the same time stand on the same shelf, so that the newest are found first.
        let place = (subject.openedSeq >> Self.shelfBits) << Self.signBits
        let signs = [row.title, row.parties, row.open, row.deep].reduce(into: Set<Int64>()) { $0.formUnion($1.signs) }
        return [
            [
                "case": .string(subject.state.id), "opened": .integer(subject.openedSeq),
                "title": .string(row.title.folded), "parties": .string(row.parties.folded),
                "open": .string(row.open.folded), "deep": .string(row.deep.folded),
                "signs": .string("{\(signs.sorted().map { String(place | $0) }.joined(separator: ","))}"),
            ]
        ]
    }

    /// So many events share a shelf (`shelf_of` in SQL), and so many bits a sign.
    private static let shelfBits: Int64 = 16
    private static let signBits: Int64 = 42

    func row(of subject: FollowedCase) -> Row {
        let state = subject.state
        var texts = Texts()
        if let procedure = shelf.procedure(state.procedure, version: state.procedureVersion) {
            texts.take(state.fields) { procedure.caseFields[$0] }
            for party in state.parties where !party.ended {
                let role = procedure.role(party.role)
                texts.take(party.fields) { role?.fields.named($0) }
            }
            for record in state.records where !record.reversed {
                let type = procedure.record(record.type)
                // Of a record that is not shown to all, not even an open value may tell.
                texts.take(record.fields, isHidden: FieldFilter(depth: .status, secrets: [:]).conceals(type)) {
                    type?.fields.named($0)
                }
            }
        }
        texts.deep += subject.notes.filter { !$0.isPrivate && !state.reversedNotes.contains($0.number) }.map(\.text)
        let names = state.parties.filter { !$0.ended }.map(\.name)
        return Row(
            title: SearchText(state.id + " " + state.title), parties: SearchText(names.joined(separator: " ")),
            open: SearchText(texts.open.joined(separator: " ")), deep: SearchText(texts.deep.joined(separator: " ")))
    }

    private struct Texts {
        var open: [String] = []
        var deep: [String] = []

        /// Whether words of this field are ever found.
        static func takes(_ field: Field) -> Bool {
            (field.type == .line || field.type == .text) && field.sensitivity != .S && field.sensitivity != .C
        }

        mutating func take(_ values: JSONObject, isHidden: Bool = false, _ field: (String) -> Field?) {
            for member in values.members {
                guard let field = field(member.name), Self.takes(field) else { continue }
                let texts = (member.value.array ?? [member.value]).compactMap(\.string)
                if field.sensitivity == .O, !isHidden { open += texts } else { deep += texts }
            }
        }
    }
}
