import AdminProtocol
import JSONText
import Wording

/// What the rows of a spreadsheet of counts are to become: an entry of the figure ledger each (`figure.record`), to be signed by
/// another person.
struct FigurePlan: SheetPlan {
    let form: ProcedureForm
    let headings: [String]
    /// Where each column goes.
    let targets: [[ColumnMap.Target]]
    let constants: [(target: ColumnMap.Target, value: String)]
    let reader: CellReader

    /// What an entry consists of; `figures` are the rows of `figure.show`, by whose names cells may call them.
    static func form(_ figures: [JSONObject]) -> ProcedureForm {
        let choices = figures.compactMap { row in
            row["figure"]?.string.map { id in
                ProcedureForm.Choice(
                    id: id, name: Bilingual(zh: row["name"]?.string ?? id, en: row["name"]?.string ?? id))
            }
        }
        func field(_ name: String, _ type: String, required: Bool = false, _ zh: String, _ en: String)
            -> ProcedureForm.Field
        {
            ProcedureForm.Field(
                name: name, type: type, isRequired: required, isList: false, choices: name == "figure" ? choices : [],
                sensitivity: "O", help: Bilingual(zh: zh, en: en))
        }
        return ProcedureForm(
            id: "figure", name: Bilingual(zh: "数字台账", en: "figure ledger"),
            opening: [
                field("figure", "enum", required: true, "数字项目", "figure"),
                field("value", "int", required: true, "数值", "value"),
                field("evidence", "line", required: true, "依据", "evidence"), field("period", "period", "期间", "period"),
                field("from", "date", "起", "from"), field("to", "date", "止", "to"),
                field("office", "line", "单位", "office"),
                field("unit", "line", "计量单位", "unit"), field("target", "bool", "目标数", "target"),
                field("corrects", "line", "更正", "corrects"),
            ])
    }

    func request(_ cells: [String], row: Int, problems: inout [RowProblem]) -> Request? {
        var found: [(name: String, value: String)] = []
        let before = problems.count
        if cells.count > headings.count, cells[headings.count...].contains(where: { !$0.trimmed.isEmpty }) {
            problems.append(
                RowProblem(row: row, column: nil, why: SheetTexts.tooManyCells(cells.count, headings.count)))
        }
        func take(_ cell: String, _ target: ColumnMap.Target, _ heading: String) {
            guard case .opening(let name) = target, !found.contains(where: { $0.name == name }),
                let field = form.opening.first(where: { $0.name == name })
            else { return }
            do throws(CellReader.Unreadable) {
                guard let value = try reader.values(cell, of: field, heading: heading).first else { return }
                found.append((name, value))
            } catch {
                problems.append(RowProblem(row: row, column: heading.isEmpty ? name : heading, why: error.why))
                found.append((name, ""))
            }
        }
        for (place, target) in targets.enumerated() where place < cells.count {
            for target in target { take(cells[place], target, headings[place]) }
        }
        for (target, value) in constants { take(value, target, "") }
        for field in form.opening where field.isRequired && !found.contains(where: { $0.name == field.name }) {
            problems.append(
                RowProblem(row: row, column: heading(of: field.name) ?? field.name, why: SheetTexts.required))
        }
        guard problems.count == before, let figure = found.first(where: { $0.name == "figure" })?.value else {
            return nil
        }
        return Request("figure.record", figure, found.filter { $0.name != "figure" })
    }

    /// Two entries about one thing, one office and the same days.
    func identity(_ cells: [String]) -> String {
        let named: Set = ["figure", "period", "from", "to", "office", "target", "corrects"]
        return targets.enumerated().compactMap { place, targets in
            let counts = targets.contains { if case .opening(let name) = $0 { named.contains(name) } else { false } }
            return counts && place < cells.count ? CSVWriter.untamed(cells[place]).trimmed : nil
        }.joined(separator: "\u{1F}")
    }

    func twice(_ row: Int) -> RowProblem.Told { .init(column: heading(of: "figure"), why: SheetTexts.figureTwice(row)) }

    /// The same count stands in the ledger already; another one is a problem, for somebody must say which is right.
    func isThere(_ members: JSONObject, _ request: Request) -> Bool {
        members["value"]?.integer.map(String.init) == request["value"] && members["same"]?.bool == true
    }

    func heading(of key: String) -> String? {
        targets.firstIndex { $0.contains(.opening(key)) }.map { headings[$0] }
    }
}
