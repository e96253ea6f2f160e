import AdminProtocol
import JSONText
import Wording

/// Turns an accepted reply into lines.
struct ReplyPrinter: Sendable {
    let options: ClientOptions
    let language: Language
    let style: Style
    let width: CellWidth
    /// Whether people read standard output.
    let isForPeople: Bool
    let terminalColumns: Int
    /// How a request line is typed where the reader is.
    var typed: @Sendable (String) -> String = { TypedForm.shell($0) }

    /// The lines of data.
    func lines(_ reply: Reply, to request: Request) -> [String] {
        if options.json { return reply.rows.map { isForPeople ? Sanitizer.line($0.line) : $0.line } }
        let rows = reply.rows.map(\.object)
        if options.csv {
            return CSVTable(language: language, showsHeads: options.headers).lines(rows, columns(of: request, rows))
        }
        if options.quiet { return rows.compactMap(identity) }
        if !options.columns.isEmpty {
            return table.lines(rows, columns: options.columns, others: false, asked: true)
        }
        switch Presentation.of(request, rows: rows) {
        case .table where isForPeople && request.command == "due.list" && !rows.isEmpty:
            return DueList(values: values, layout: layout, isOfOne: request["assignee"] != nil).lines(rows)
        case .table where isForPeople && ["report.run", "report.freeze"].contains(request.command):
            return ReportText(values: values, layout: layout).lines(rows)
        case .sheets where isForPeople && request.command == "due.compute":
            return rows.flatMap(DueNoteText(values: values, layout: layout).lines)
        case .conditions where isForPeople:
            return ConditionList(values: values, layout: layout, typed: typed)
                .lines(rows, allowed: request["do"] == nil ? nil : reply.members["allowed"]?.bool)
        case .conditions:
            let columns = request["do"] == nil ? ["do"] : []
            return table.lines(
                rows, columns: columns + ["condition", "ok", "text", "basis", "fix", "after"], others: false)
        case .table(let columns, let others):
            if rows.isEmpty && isForPeople { return [style.faint(Texts.none[language])] }
            return table.lines(rows, columns: columns, others: others)
        case .text(let member):
            return rows.compactMap { $0[member]?.string }
                .flatMap {
                    Sanitizer.block($0).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                }
        case .sheets: return sheets(rows, reply)
        }
    }

    /// The columns of a CSV file: those asked for, or everything that the rows say, the usual columns first.
    private func columns(of request: Request, _ rows: [JSONObject]) -> [String] {
        guard options.columns.isEmpty else { return options.columns }
        var names: [String] = []
        if case .table(let usual, _) = Presentation.of(request, rows: rows) {
            names = usual.filter { name in rows.contains { $0[name] != nil } }
        }
        for member in rows.lazy.flatMap(\.members) where !names.contains(member.name) { names.append(member.name) }
        return names
    }

    /// What is said about the reply beside its data, on standard error.
    func remarks(_ reply: Reply) -> [String] {
        var remarks: [Bilingual] = []
        if reply.members["replayed"]?.bool == true { remarks.append(Texts.replayed) }
        if reply.members["dry"]?.bool == true { remarks.append(Texts.rehearsed) }
        if reply.members["allowed"]?.bool == true, reply.members["procedure"] != nil {
            let warned = reply.rows.contains { $0.object["warning"]?.bool == true }
            remarks.append(warned ? Texts.soundButWarned : Texts.sound)
        }
        if let moves = reply.members["moves"]?.integer {
            remarks.append(Texts.moves(moves, settles: reply.members["settles"]?.integer ?? 0))
        }
        if let proposal = reply.members["proposal"]?.string { remarks.append(Texts.proposed(Sanitizer.line(proposal))) }
        let waiting = reply.members["proposals"]?.array?.compactMap { $0.object?["proposal"]?.string } ?? []
        if !waiting.isEmpty { remarks.append(Texts.waiting(waiting.map { Sanitizer.line($0) })) }
        if let checks = reply.members["checks"]?.integer, let failed = reply.members["failed"]?.integer {
            remarks.append(Texts.checked(checks, failed: failed))
        }
        if let moment = reply.members["published-at"]?.string {
            remarks.append(Texts.published(LocalTime.text(moment) ?? Sanitizer.line(moment)))
        }
        if let behind = reply.members["behind"]?.integer { remarks.append(Texts.behind(behind)) }
        if let cursor = reply.members["next"]?.string { remarks.append(Texts.more(Sanitizer.line(cursor))) }
        return remarks.map { $0[language] }
    }

    /// Lines of a stream, one row at a time: widths cannot depend on rows that have not come.
    func streamed(_ row: Row, to request: Request) -> String? {
        if options.json { return isForPeople ? Sanitizer.line(row.line) : row.line }
        if row.object["type"]?.string == "tick" { return nil }
        if options.quiet { return identity(row.object) }
        let columns = streamedColumns(of: request)
        if isForPeople { return StreamLine(values: values, layout: layout).text(row.object, columns: columns) }
        return table.cells(row.object, columns).map(\.text).joined(separator: "\t")
    }

    /// The head of a stream in a pipe; people see what the columns are.
    func streamedHead(of request: Request) -> String? {
        if isForPeople || options.json || options.quiet || !options.headers { return nil }
        return streamedColumns(of: request).joined(separator: "\t")
    }

    private func streamedColumns(of request: Request) -> [String] {
        guard options.columns.isEmpty, case .table(let usual, _) = Presentation.of(request, rows: []) else {
            return options.columns
        }
        return usual
    }

    private func sheets(_ rows: [JSONObject], _ reply: Reply) -> [String] {
        if rows.isEmpty {
            let members = reply.members.members.filter { $0.name != "n" && $0.name != "tag" }
            if members.isEmpty { return isForPeople ? [Texts.done[language]] : [] }
            var rest = JSONObject()
            for member in members { rest[member.name] = member.value }
            return sheet.lines(rest)
        }
        return Array(rows.map(sheet.lines).joined(separator: [""]))
    }

    private func identity(_ row: JSONObject) -> String? {
        row.members.first.map { ValueText(language: language, isForPeople: false).plain($0.value) }
    }

    private var values: ValueText { ValueText(language: language, isForPeople: isForPeople) }

    private var layout: TableLayout {
        TableLayout(
            width: width, style: style, terminalColumns: isForPeople ? terminalColumns : nil,
            showsHeads: options.headers)
    }

    private var table: RowTable { RowTable(values: values, layout: layout) }
    private var sheet: Sheet { Sheet(values: values, layout: layout) }
}
