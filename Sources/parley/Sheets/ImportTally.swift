import JSONText
import Wording

/// What became of the rows.
struct ImportTally {
    /// Rows that were taken in, or would be.
    var good = 0
    /// Rows whose content is there already.
    var there = 0
    var problems: [RowProblem] = []

    /// Rows that have problems.
    private var bad: Int { Set(problems.map(\.row)).count }

    func tell(_ conversation: Conversation, isDry: Bool) {
        let language = conversation.language
        if conversation.options.json {
            for problem in problems {
                var line: JSONObject = ["row": .integer(Int64(problem.row))]
                line["column"] = problem.column.map { .string($0) }
                line["problem"] = .string(problem.why[language])
                conversation.console.out(JSONValue.object(line).line)
            }
            let counts: JSONObject = [
                "imported": .integer(Int64(isDry ? 0 : good)),
                "importable": .integer(Int64(isDry ? good : 0)),
                "there": .integer(Int64(there)), "rejected": .integer(Int64(bad)),
            ]
            conversation.console.out(JSONValue.object(counts).line)
            return
        }
        let lines = problems.map { problem in
            Sanitizer.line(
                SheetTexts.problem(row: problem.row, column: problem.column, problem.why[language])[language])
        }
        conversation.page(lines)
        let counts =
            isDry
            ? SheetTexts.rehearsed(good, there, bad) : SheetTexts.imported(good, there, bad)
        conversation.remark(counts)
    }

    /// Writes the rows that were not taken in, as they were, with a column that says why.
    func writeRejects(
        of rows: [SheetRow], _ table: CSVReader, in language: Language, to path: String
    ) throws(ClientFailure) {
        let headings = table.rows[0]
        let told = headings.firstIndex { ColumnMap.folded($0) == ColumnMap.folded(SheetTexts.problemColumn[language]) }
        var text = CSVWriter.line(
            told == nil ? headings + [SheetTexts.problemColumn[language]] : headings, separator: table.separator)
        let whys = Dictionary(grouping: problems, by: \.row)
        for row in rows {
            guard let why = whys[row.number] else { continue }
            let reasons = why.map { problem in
                (problem.column.map { "\($0)：" } ?? "") + problem.why[language]
            }.joined(separator: "；")
            var cells = row.cells.map(CSVWriter.untamed)
            while cells.count < headings.count { cells.append("") }
            if let told { cells[told] = reasons } else { cells = Array(cells.prefix(headings.count)) + [reasons] }
            text += CSVWriter.line(cells, separator: table.separator)
        }
        try OutputFile.write(CSVWriter.mark + Array(text.utf8), to: path)
    }
}
