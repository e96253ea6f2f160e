import AdminProtocol
import JSONText
import Wording

/// `export`: the cases that a filter finds, as a table or as JSON lines. What is confidential to a mediation and what is
/// sensitive never leaves this way, whoever asks.
struct ExportCommand {
    private let conversation: Conversation

    init(_ conversation: Conversation) { self.conversation = conversation }

    func run(_ words: CommandLineRequest) -> Int32 {
        do throws(ClientFailure) {
            // `--csv` is an option of the client, so that the file behind it is a word of its own.
            guard let path = words["jsonl"] ?? words.subject, words["jsonl"] == nil || words.subject == nil,
                words["jsonl"] != nil || conversation.options.csv
            else { throw .usage(SheetTexts.howTo(SheetTexts.exportUsage)) }
            let isTable = words["jsonl"] == nil
            let sheets = try cases(words.pairs.filter { $0.name != "jsonl" })
            let text = isTable ? ExportSheet.table(sheets, conversation.language) : ExportSheet.lines(sheets)
            let bytes = (isTable ? CSVWriter.mark : []) + Array(text.utf8)
            if path == "-" {
                conversation.console.out(
                    String(decoding: bytes.dropLast(text.hasSuffix("\r\n") ? 2 : 1), as: UTF8.self))
            } else {
                try OutputFile.write(bytes, to: path)
            }
            conversation.remark(SheetTexts.exported(sheets.count, Sanitizer.line(path)))
            return ExitStatus.success
        } catch {
            return conversation.fail(error, nil)
        }
    }

    /// The cases, each with the form of its procedure.
    private func cases(_ filters: [CommandLineRequest.Pair]) throws(ClientFailure) -> [ExportSheet.Case] {
        let ids = try list(filters)
        let requests = ids.map { id in
            Request("case.show", id, ["state", "due", "parties", "records", "links"].map { ("parts", $0) })
        }
        let isShown =
            conversation.surroundings.errorIsTerminal && !conversation.options.quiet && !conversation.options.json
        var bar = ProgressBar(conversation.console, total: ids.count, isShown: isShown)
        var shown: [(Int, JSONObject)] = []
        let pipeline = RequestPipeline(sender: conversation.sender, timeout: conversation.options.timeout)
        try pipeline.send(requests) { place, reply throws(ClientFailure) in
            // What was closed to the account meanwhile is left out.
            if case .err("not-found", _) = reply.status { return }
            if let row = try reply.accepted().rows.first?.object { shown.append((place, row)) }
            bar.show(shown.count)
        }
        bar.end()
        var forms: [String: ProcedureForm] = [:]
        var sheets: [ExportSheet.Case] = []
        for (_, row) in shown.sorted(by: { $0.0 < $1.0 }) {
            let procedure = row["procedure"]?.string ?? ""
            if forms[procedure] == nil { forms[procedure] = try form(procedure) }
            if let form = forms[procedure] { sheets.append(ExportSheet.Case(row, form)) }
        }
        return sheets
    }

    private func list(_ filters: [CommandLineRequest.Pair]) throws(ClientFailure) -> [String] {
        var pairs = filters.map { (name: $0.name, value: $0.value) }
        if !pairs.contains(where: { $0.name == "limit" }) { pairs.append(("limit", "1000")) }
        let first = Request("case.list", nil, pairs)
        var page = first
        var ids: [String] = []
        while true {
            let reply = try conversation.sender.send(page, .read).accepted()
            ids += reply.rows.compactMap { $0.object["case"]?.string }
            guard let cursor = reply.members["next"]?.string else { return ids }
            page = Request(command: first.command, arguments: first.arguments + [.init("after", cursor)])
        }
    }

    private func form(_ procedure: String) throws(ClientFailure) -> ProcedureForm {
        let request = Request("procedure.show", procedure, [("format", "json")])
        return ProcedureForm(try conversation.sender.send(request, .read).accepted().rows.first?.object ?? [:])
    }
}
