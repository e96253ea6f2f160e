import AdminProtocol
import JSONText
import Wording

/// What the rows of one spreadsheet are to become: an opening each, with its parties, records and steps in the same unit.
struct RowPlan: SheetPlan {
    let form: ProcedureForm
    let headings: [String]
    /// Where each column goes.
    let targets: [[ColumnMap.Target]]
    let constants: [(target: ColumnMap.Target, value: String)]
    let reader: CellReader

    /// Keys of `case.open` that every procedure has.
    static let common: [ProcedureForm.Field] = [
        field("title", "line", required: true), field("external", "line", required: true), field("office", "line"),
        field("at", "instant"), field("parent", "line"), field("as", "line"),
    ]

    private static func field(_ name: String, _ type: String, required: Bool = false) -> ProcedureForm.Field {
        ProcedureForm.Field(
            name: name, type: type, isRequired: required, isList: false, choices: [], sensitivity: "O",
            help: Bilingual(zh: name, en: name))
    }

    /// The fields that may stand where a target goes.
    static func fields(for target: ColumnMap.Target, in form: ProcedureForm) -> [ProcedureForm.Field]? {
        switch target {
        case .opening: common + form.opening
        case .party(let role, _, _):
            form.roles.first { $0.id == role }.map { $0.fields + [field("name", "line", required: true)] }
        case .record(let type, _, _): form.records.first { $0.id == type }.map { $0.fields + [field("at", "instant")] }
        case .step(let action, _):
            form.actions.first { $0.id == action }.map {
                $0.fields + [field("at", "instant"), field("reason", "line")]
            }
        case .ignored: []
        }
    }

    /// The request of a row; nil where it has problems, which are added.
    func request(_ cells: [String], row: Int, problems: inout [RowProblem]) -> Request? {
        var draft = RowDraft(plan: self, row: row)
        if cells.count > headings.count, cells[headings.count...].contains(where: { !$0.trimmed.isEmpty }) {
            draft.problems.append(
                RowProblem(row: row, column: nil, why: SheetTexts.tooManyCells(cells.count, headings.count)))
        }
        for (place, target) in targets.enumerated() where place < cells.count {
            for target in target { draft.take(cells[place], for: target, heading: headings[place], isConstant: false) }
        }
        for (target, value) in constants { draft.take(value, for: target, heading: "", isConstant: true) }
        let request = draft.request()
        problems += draft.problems
        return draft.problems.isEmpty ? request : nil
    }

    /// The external number of a row.
    func identity(_ cells: [String]) -> String {
        guard let place = targets.firstIndex(where: { $0.contains(.opening("external")) }), place < cells.count else {
            return ""
        }
        return CSVWriter.untamed(cells[place]).trimmed
    }

    func twice(_ row: Int) -> RowProblem.Told {
        .init(column: heading(of: "external"), why: SheetTexts.externalTwice(row))
    }

    /// Whether the opening itself is what exists, and not something within the row.
    func isThere(_ members: JSONObject, _ request: Request) -> Bool { (members["step"]?.integer ?? 1) == 1 }

    /// The heading of the column that a key came from.
    func heading(of key: String) -> String? {
        let place = targets.firstIndex { targets in
            targets.contains { target in
                switch target {
                case .opening(let name): name == key
                case .party(_, let field, _): (field ?? "name") == key
                case .record(_, let field, _): field == key
                case .step(_, let field): (field ?? "at") == key
                case .ignored: false
                }
            }
        }
        return place.map { headings[$0] }
    }
}
