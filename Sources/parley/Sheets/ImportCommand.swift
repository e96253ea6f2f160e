import AdminProtocol
import JSONText
import Wording

/// `import`: the rows of a spreadsheet become cases, each once, however often the file is imported.
struct ImportCommand {
    private let conversation: Conversation

    init(_ conversation: Conversation) { self.conversation = conversation }

    /// What became of the rows.
    private struct Tally {
        var good = 0
        var there = 0
        var problems: [RowPlan.Problem] = []
    }

    /// Keys of the command itself; all others are the same value for every row.
    private static let own: Set = [
        "procedure", "map", "map-file", "encoding", "separator", "rejects", "dry", "excel-dates",
    ]

    func run(_ words: CommandLineRequest) -> Int32 {
        do throws(ClientFailure) {
            guard let path = words.subject, let procedure = words["procedure"] else {
                throw .usage(SheetTexts.howTo(SheetTexts.usage))
            }
            let table = try table(path, words)
            let plan = try plan(procedure, table.rows[0], words)
            let rows = table.rows.enumerated().dropFirst().filter { $0.element.contains { !$0.trimmed.isEmpty } }
                .map { (number: $0.offset + 1, cells: $0.element) }
            guard !rows.isEmpty else { throw .local(SheetTexts.empty) }
            let isDry = words["dry"] == "yes" || conversation.options.dryRun
            let tally = try carryOut(rows, plan, isDry: isDry)
            tell(tally, isDry: isDry)
            if !isDry, !tally.problems.isEmpty {
                let rejects = words["rejects"] ?? Self.rejectsPath(path)
                try write(tally.problems, of: rows, plan, table, to: rejects)
                conversation.remark(SheetTexts.rejects(Sanitizer.line(rejects)))
            }
            return tally.problems.isEmpty ? ExitStatus.success : ExitStatus.failed
        } catch {
            return conversation.fail(error, nil)
        }
    }

    // MARK: The file and its columns

    private func table(_ path: String, _ words: CommandLineRequest) throws(ClientFailure) -> CSVReader {
        var encoding: SheetText.Encoding?
        if let named = words["encoding"] {
            let word = ["utf8": "utf-8", "gbk": "gb18030", "gb2312": "gb18030", "utf16": "utf-16"][named.lowercased()]
            encoding = SheetText.Encoding(rawValue: word ?? named.lowercased())
            guard encoding != nil else { throw .usage(Texts.unusable("--encoding", "utf-8, gb18030, utf-16")) }
        }
        var separator: Character?
        if let named = words["separator"] {
            separator = named == "tab" || named == "\\t" ? "\t" : named.first
            guard named == "tab" || named == "\\t" || [",", ";", "\t"].contains(named) else {
                throw .usage(Texts.unusable("--separator", ", ; tab"))
            }
        }
        guard let text = SheetText(try SheetFile.read(path), as: encoding) else {
            throw .local(SheetTexts.notText(Sanitizer.line(path)))
        }
        let table: CSVReader
        do throws(CSVReader.Unfinished) {
            table = try CSVReader(text.text, separator: separator)
        } catch {
            throw .local(SheetTexts.unfinished(error.row))
        }
        guard table.rows.count > 1 else { throw .local(SheetTexts.empty) }
        let mark = table.separator == "\t" ? "TAB" : String(table.separator)
        conversation.remark(SheetTexts.read(table.rows.count - 1, text.encoding.rawValue, mark))
        return table
    }

    private func plan(
        _ procedure: String, _ headings: [String], _ words: CommandLineRequest
    ) throws(ClientFailure) -> RowPlan {
        let request = Request("procedure.show", procedure, [("format", "json")])
        let shown = try conversation.sender.send(request, .read).accepted().rows.first?.object ?? [:]
        let form = ProcedureForm(shown)
        let map = try map(words)
        let known = Set(headings.map(ColumnMap.folded))
        if let missing = map.columns.keys.sorted().first(where: { !known.contains($0) }) {
            throw .usage(SheetTexts.noColumn(Sanitizer.line(missing)))
        }
        let targets = map.targets(of: headings, in: form)
        for target in targets.flatMap(\.self) + map.constants.map(\.target) { try check(target, form) }
        guard targets.contains(where: { $0.contains(.opening("external")) }) else {
            throw .usage(SheetTexts.needsExternal)
        }
        let pairs = zip(headings, targets).flatMap { heading, targets in
            targets.compactMap(Self.word).map { "\(Sanitizer.line(heading.trimmed)) → \($0)" }
        }
        conversation.remark(SheetTexts.mapped(pairs))
        let left = zip(headings, targets).filter { $0.1.isEmpty && !$0.0.trimmed.isEmpty }.map {
            Sanitizer.line($0.0.trimmed)
        }
        if !left.isEmpty { conversation.remark(SheetTexts.unmapped(left)) }
        return RowPlan(
            form: form, headings: headings.map(\.trimmed), targets: targets, constants: map.constants,
            reader: CellReader(readsSerialDays: words["excel-dates"] == "yes"))
    }

    private func map(_ words: CommandLineRequest) throws(ClientFailure) -> ColumnMap {
        var map = ColumnMap()
        let file = try words["map-file"].map { path throws(ClientFailure) in try TextFile.read(path) } ?? ""
        do throws(ColumnMap.Unreadable) {
            for pair in words.pairs where pair.name == "map" { try map.add(pair.value, isFile: false) }
            try map.add(file, isFile: true)
        } catch {
            throw .usage(SheetTexts.badMap(Sanitizer.line(error.entry), error.why))
        }
        for pair in words.pairs where !Self.own.contains(pair.name) { map.add(constant: pair.value, for: pair.name) }
        return map
    }

    private func check(_ target: ColumnMap.Target, _ form: ProcedureForm) throws(ClientFailure) {
        guard let word = Self.word(target) else { return }
        guard let fields = RowPlan.fields(for: target, in: form) else {
            let known =
                form.roles.map { "party.\($0.id)" } + form.records.map { "record.\($0.id)" }
                + form.actions.map { "do.\($0.id)" }
            throw .usage(SheetTexts.noKey(word, Nearness.nearest(to: word, among: known)))
        }
        let name: String? =
            switch target {
            case .opening(let name): name
            case .party(_, let field, _), .step(_, let field): field
            case .record(_, let field, _): field
            case .ignored: nil
            }
        guard let name, !fields.contains(where: { $0.name == name }) else { return }
        throw .usage(SheetTexts.noKey(word, Nearness.nearest(to: name, among: fields.map(\.name))))
    }

    /// A target as it is written in a map.
    private static func word(_ target: ColumnMap.Target) -> String? {
        func numbered(_ number: Int) -> String { number == 1 ? "" : "#\(number)" }
        func dotted(_ field: String?) -> String { field.map { ".\($0)" } ?? "" }
        return switch target {
        case .opening(let name): name
        case .party(let role, let field, let number): "party.\(role)\(numbered(number))\(dotted(field))"
        case .record(let type, let field, let number): "record.\(type)\(numbered(number)).\(field)"
        case .step(let action, let field): "do.\(action)\(dotted(field))"
        case .ignored: nil
        }
    }

    // MARK: The rows

    private func carryOut(
        _ rows: [(number: Int, cells: [String])], _ plan: RowPlan, isDry: Bool
    ) throws(ClientFailure) -> Tally {
        var tally = Tally()
        var requests: [Request] = []
        var numbers: [Int] = []
        var seen: [String: Int] = [:]
        for row in rows {
            let external = plan.external(row.cells)
            if !external.isEmpty, let first = seen[external] {
                tally.problems.append(
                    .init(row: row.number, column: plan.heading(of: "external"), why: SheetTexts.externalTwice(first)))
                continue
            }
            seen[external] = row.number
            guard let request = plan.request(row.cells, row: row.number, problems: &tally.problems) else { continue }
            let added = isDry ? Request.Argument("dry", "yes") : Request.Argument("key", IdempotencyKey.make())
            // What takes lines of its own stands last.
            requests.append(Request(command: request.command, arguments: [added] + request.arguments))
            numbers.append(row.number)
        }
        let isShown =
            conversation.surroundings.errorIsTerminal && !conversation.options.quiet && !conversation.options.json
        var bar = ProgressBar(conversation.console, total: requests.count, isShown: isShown)
        var done = 0
        let pipeline = RequestPipeline(sender: conversation.sender, timeout: conversation.options.timeout)
        try pipeline.send(requests) { place, reply in
            done += 1
            bar.show(done)
            switch reply.status {
            case .ok: tally.good += 1
            case .err(ErrorCode.exists.rawValue, let members) where Self.isThere(members): tally.there += 1
            case .err(let code, let members):
                let key = members["key"]?.string ?? ""
                let why = members["msg"]?.string ?? code
                let named = key.isEmpty || why.contains(key) ? why : "\(key): \(why)"
                tally.problems.append(
                    .init(
                        row: numbers[place], column: plan.heading(of: key), why: Bilingual(zh: named, en: named)))
            }
        }
        bar.end()
        tally.problems.sort { $0.row < $1.row }
        return tally
    }

    /// Whether the opening itself is what exists, and not something within the row.
    private static func isThere(_ members: JSONObject) -> Bool { (members["step"]?.integer ?? 1) == 1 }

    // MARK: What is told

    private func tell(_ tally: Tally, isDry: Bool) {
        let language = conversation.language
        let bad = Set(tally.problems.map(\.row)).count
        if conversation.options.json {
            for problem in tally.problems {
                var line: JSONObject = ["row": .integer(Int64(problem.row))]
                line["column"] = problem.column.map { .string($0) }
                line["problem"] = .string(problem.why[language])
                conversation.console.out(JSONValue.object(line).line)
            }
            let counts: JSONObject = [
                "imported": .integer(Int64(isDry ? 0 : tally.good)),
                "importable": .integer(Int64(isDry ? tally.good : 0)),
                "there": .integer(Int64(tally.there)), "rejected": .integer(Int64(bad)),
            ]
            conversation.console.out(JSONValue.object(counts).line)
            return
        }
        let lines = tally.problems.map { problem in
            Sanitizer.line(
                SheetTexts.problem(row: problem.row, column: problem.column, problem.why[language])[language])
        }
        conversation.page(lines)
        let counts =
            isDry
            ? SheetTexts.rehearsed(tally.good, tally.there, bad) : SheetTexts.imported(tally.good, tally.there, bad)
        conversation.remark(counts)
    }

    private func write(
        _ problems: [RowPlan.Problem], of rows: [(number: Int, cells: [String])], _ plan: RowPlan, _ table: CSVReader,
        to path: String
    ) throws(ClientFailure) {
        let language = conversation.language
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

    /// `名册.csv` → `名册.rejects.csv`; a file of rejects is written over.
    static func rejectsPath(_ path: String) -> String {
        if path.hasSuffix(".rejects.csv") { return path }
        return (path.lowercased().hasSuffix(".csv") ? String(path.dropLast(4)) : path) + ".rejects.csv"
    }
}
