import AdminProtocol
import JSONText
import Wording

/// One row on its way to a request.
struct RowDraft {
    /// A party, a record or a step that the row may hold.
    private struct Group {
        let target: ColumnMap.Target
        var cells: [(name: String, cell: String, heading: String)] = []
        /// Whether the row itself, and not only a constant, says something of it.
        var isFilled = false
    }

    private let plan: RowPlan
    private let row: Int
    var problems: [RowProblem] = []
    private var opening: [(name: String, values: [String])] = []
    private var groups: [Group] = []

    init(plan: RowPlan, row: Int) {
        self.plan = plan
        self.row = row
    }

    private static let blanks: Set = ["", "-", "—", "——", "－", "/", "／"]

    mutating func take(_ cell: String, for target: ColumnMap.Target, heading: String, isConstant: Bool) {
        let text = CSVWriter.untamed(cell).trimmed
        guard !Self.blanks.contains(text) else { return }
        switch target {
        case .ignored: return
        case .opening(let name):
            guard !opening.contains(where: { $0.name == name }) else { return }
            guard let field = field(name, of: target) else { return }
            opening.append((name, read(text, field, heading)))
        case .party(_, let field, _): add(text, as: field ?? "name", to: target, heading, isConstant)
        case .record(_, let field, _): add(text, as: field, to: target, heading, isConstant)
        case .step(_, let field): add(text, as: field ?? "at", to: target, heading, isConstant)
        }
    }

    private mutating func add(
        _ text: String, as name: String, to target: ColumnMap.Target, _ heading: String, _ isConstant: Bool
    ) {
        let place = groups.firstIndex { Self.isSame($0.target, target) } ?? groups.count
        if place == groups.count { groups.append(Group(target: target)) }
        guard !groups[place].cells.contains(where: { $0.name == name }) else { return }
        groups[place].cells.append((name, text, heading))
        // A planned day alone, without what came of it, is no step. Nobody of a kind joined: that is no record.
        let isPlan = name == "at" && CellReader.answer(text) == nil && hasFields(target)
        let isNobody = if case .record = target { WrittenNumber.whole(text) == "0" } else { false }
        if !isConstant, !isPlan, !isNobody { groups[place].isFilled = true }
    }

    /// Whether columns are mapped to fields of the step.
    private func hasFields(_ target: ColumnMap.Target) -> Bool {
        guard case .step(let action, nil) = target else { return false }
        return plan.targets.joined().contains { other in
            if case .step(action, _?) = other { true } else { false }
        }
    }

    private static func isSame(_ one: ColumnMap.Target, _ other: ColumnMap.Target) -> Bool {
        switch (one, other) {
        case (.party(let a, _, let m), .party(let b, _, let n)), (.record(let a, _, let m), .record(let b, _, let n)):
            a == b && m == n
        case (.step(let a, _), .step(let b, _)): a == b
        default: false
        }
    }

    /// The opening, and what comes with it as a batch.
    mutating func request() -> Request {
        for field in RowPlan.common + plan.form.opening
        where field.isRequired && !opening.contains(where: { $0.name == field.name && !$0.values.isEmpty }) {
            let why = field.name == "external" ? SheetTexts.externalMissing : SheetTexts.required
            tell(why, plan.heading(of: field.name) ?? Self.named(field))
        }
        var pairs = [(name: "procedure", value: plan.form.id)] + Self.pairs(opening)
        var parties: [Line] = []
        var records: [Line] = []
        var steps: [Line] = []
        for group in groups where group.isFilled {
            switch group.target {
            case .party(let role, _, _): parties += self.parties(role, group)
            case .record(let type, _, _):
                records.append(Line("case.record", [("type", type)] + values(of: group)))
            case .step(let action, _): step(action, group).map { steps.append($0) }
            case .opening, .ignored: continue
            }
        }
        // What happened then cannot lie before the opening, and what is recorded of it lies on its day.
        let first = steps.compactMap { $0.pairs.first { $0.name == "at" }?.value }.min()
        if let first {
            if !pairs.contains(where: { $0.name == "at" }) { pairs.append(("at", first)) }
            records = records.map { line in
                line.pairs.contains { $0.name == "at" } ? line : Line(line.command, line.pairs + [("at", first)])
            }
        }
        let more = parties + records + steps
        if more.isEmpty { return Request("case.open", nil, pairs) }
        var text = Line("case.open", pairs).text(subject: nil)
        for (place, line) in more.enumerated() {
            let version = line.command == "case.advance" ? place + 1 : nil
            text += "\n" + line.text(subject: "$1", version: version)
        }
        return Request("batch", nil, [("do", text)])
    }

    /// A line of a batch.
    private struct Line {
        let command: String
        let pairs: [(name: String, value: String)]

        init(_ command: String, _ pairs: [(name: String, value: String)]) {
            self.command = command
            self.pairs = pairs
        }

        func text(subject: String?, version: Int? = nil) -> String {
            command + (subject.map { " \($0)" } ?? "") + (version.map { " if=\($0)" } ?? "")
                + pairs.map { " \($0.name)=\(JSONValue.string($0.value).line)" }.joined()
        }
    }

    /// A step that was taken: yes or the day says so, or any value of its own.
    private mutating func step(_ action: String, _ group: Group) -> Line? {
        var group = group
        if let place = group.cells.firstIndex(where: { $0.name == "at" }),
            let answer = CellReader.answer(group.cells[place].cell)
        {
            if !answer { return nil }
            group.cells.remove(at: place)
        }
        return Line("case.advance", [("do", action)] + values(of: group))
    }

    /// One party, or several whose names and values stand in the same cells.
    private mutating func parties(_ role: String, _ group: Group) -> [Line] {
        let names = group.cells.first { $0.name == "name" }.map { CellReader.parts($0.cell) } ?? []
        guard names.count > 1 else { return [Line("case.party", [("role", role)] + values(of: group))] }
        var lines = names.map { [("role", role), ("name", $0)] as [(name: String, value: String)] }
        for cell in group.cells where cell.name != "name" {
            let parts = CellReader.parts(cell.cell)
            guard parts.count == names.count || parts.count == 1 else {
                tell(SheetTexts.counts(names.count, parts.count), cell.heading)
                continue
            }
            guard let field = field(cell.name, of: group.target) else { continue }
            for place in names.indices {
                let values = read(parts[parts.count == 1 ? 0 : place], field, cell.heading)
                lines[place] += values.map { (field.name, $0) }
            }
        }
        return lines.map { Line("case.party", $0) }
    }

    private mutating func values(of group: Group) -> [(name: String, value: String)] {
        var found: [(name: String, values: [String])] = []
        for cell in group.cells {
            guard let field = field(cell.name, of: group.target) else { continue }
            found.append((cell.name, read(cell.cell, field, cell.heading)))
        }
        for field in RowPlan.fields(for: group.target, in: plan.form) ?? []
        where field.isRequired && !found.contains(where: { $0.name == field.name }) {
            tell(SheetTexts.required, Self.named(field))
        }
        return Self.pairs(found)
    }

    private mutating func read(_ text: String, _ field: ProcedureForm.Field, _ heading: String) -> [String] {
        do throws(CellReader.Unreadable) {
            return try plan.reader.values(text, of: field, heading: heading)
        } catch {
            tell(error.why, heading.isEmpty ? field.name : heading)
            return [""]
        }
    }

    private mutating func tell(_ why: Bilingual, _ column: String?) {
        problems.append(RowProblem(row: row, column: column, why: why))
    }

    private func field(_ name: String, of target: ColumnMap.Target) -> ProcedureForm.Field? {
        RowPlan.fields(for: target, in: plan.form)?.first { $0.name == name }
    }

    private static func named(_ field: ProcedureForm.Field) -> String {
        let label = field.label(.zh)
        return label == field.name || label.isEmpty ? field.name : "\(field.name)（\(label)）"
    }

    private static func pairs(_ values: [(name: String, values: [String])]) -> [(name: String, value: String)] {
        values.flatMap { entry in entry.values.map { (entry.name, $0) } }
    }
}
