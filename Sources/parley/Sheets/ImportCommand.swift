import AdminProtocol
import JSONText
import Wording

/// `import`: the rows of a spreadsheet become cases or entries of the figure ledger, each once, however often the file is
/// imported.
struct ImportCommand {
    private let conversation: Conversation

    init(_ conversation: Conversation) { self.conversation = conversation }

    func run(_ words: CommandLineRequest) -> Int32 {
        do throws(ClientFailure) {
            let isFigures = words["figures"] == "yes"
            guard let path = words.subject, isFigures != (words["procedure"] != nil) else {
                throw .usage(SheetTexts.howTo(SheetTexts.usage))
            }
            let table = try CSVReader(path: path, words, tell: conversation.remark)
            let planner = SheetPlanner(conversation: conversation, words: words)
            let plan: any SheetPlan =
                if let procedure = words["procedure"] {
                    try planner.cases(of: procedure, table.rows[0])
                } else {
                    try planner.figures(table.rows[0])
                }
            let rows = table.filled
            guard !rows.isEmpty else { throw .local(SheetTexts.empty) }
            let isDry = words["dry"] == "yes" || conversation.options.dryRun
            let tally = try carryOut(rows, plan, isDry: isDry)
            tally.tell(conversation, isDry: isDry)
            if !isDry, !tally.problems.isEmpty {
                let rejects = words["rejects"] ?? Self.rejectsPath(path)
                try tally.writeRejects(of: rows, table, in: conversation.language, to: rejects)
                conversation.remark(SheetTexts.rejects(Sanitizer.line(rejects)))
            }
            return tally.problems.isEmpty ? ExitStatus.success : ExitStatus.failed
        } catch {
            return conversation.fail(error, nil)
        }
    }

    private func carryOut(_ rows: [SheetRow], _ plan: any SheetPlan, isDry: Bool) throws(ClientFailure) -> ImportTally {
        var tally = ImportTally()
        var requests: [Request] = []
        var numbers: [Int] = []
        var seen: [String: Int] = [:]
        for row in rows {
            let identity = plan.identity(row.cells)
            if !identity.isEmpty, let first = seen[identity] {
                let told = plan.twice(first)
                tally.problems.append(RowProblem(row: row.number, column: told.column, why: told.why))
                continue
            }
            seen[identity] = row.number
            guard let request = plan.request(row.cells, row: row.number, problems: &tally.problems) else { continue }
            let added = isDry ? Request.Argument("dry", "yes") : Request.Argument("key", IdempotencyKey.make())
            // What takes lines of its own stands last.
            requests.append(
                Request(command: request.command, about: request.about, arguments: [added] + request.arguments))
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
            case .err(ErrorCode.exists.rawValue, let members) where plan.isThere(members, requests[place]):
                tally.there += 1
            case .err(let code, let members):
                let key = members["key"]?.string ?? ""
                let why = members["msg"]?.string ?? code
                let column = plan.heading(of: key)
                let named = column != nil || key.isEmpty || why.contains(key) ? why : "\(key): \(why)"
                tally.problems.append(
                    RowProblem(row: numbers[place], column: column, why: Bilingual(zh: named, en: named)))
            }
        }
        bar.end()
        // A column that goes to two places may be wrong for both.
        var told: Set<RowProblem> = []
        tally.problems = tally.problems.filter { told.insert($0).inserted }.sorted { $0.row < $1.row }
        return tally
    }

    /// `名册.csv` → `名册.rejects.csv`; a file of rejects is written over.
    static func rejectsPath(_ path: String) -> String {
        if path.hasSuffix(".rejects.csv") { return path }
        return (path.lowercased().hasSuffix(".csv") ? String(path.dropLast(4)) : path) + ".rejects.csv"
    }
}
