import AdminProtocol
import JSONText
import Wording

/// `case doc --template`: has a document made and writes it as the file that was asked for.
struct FormCommand {
    /// What the file may be.
    static let formats = ["md", "html", "docx", "pdf"]

    private let conversation: Conversation

    init(_ conversation: Conversation) { self.conversation = conversation }

    /// Writes the file that `--out` names; without it, prints what is text and names the rest by case and template.
    func run(_ words: CommandLineRequest) -> Int32 {
        var request: Request?
        do throws(ClientFailure) {
            let format = try Self.format(words)
            var converter: Converter?
            if format == "pdf" {
                converter = Converter(path: conversation.surroundings["PATH"])
                // Nothing is registered for a file that cannot be made.
                guard converter != nil else { throw .local(Converter.advice) }
            }
            let isText = format == "md" || format == "html"
            let asked = try Self.asked(words, isText ? format : "html", conversation.catalogue)
            request = asked
            let row = try made(asked)
            guard let text = row["text"]?.string else { throw .hostile(Texts.noForm) }
            try deliver(text, format, converter, to: words["out"] ?? Self.usualName(words, format))
            tell(row)
            return ExitStatus.success
        } catch {
            return conversation.fail(error, request)
        }
    }

    /// What was asked for, or what the file's ending says, or Markdown.
    static func format(_ words: CommandLineRequest) throws(ClientFailure) -> String {
        let ending = words["out"]?.split(separator: "/").last?.split(separator: ".").last.map(String.init)
        let format = words["format"] ?? ending.flatMap { formats.contains($0) ? $0 : nil } ?? "md"
        guard formats.contains(format) else {
            throw .usage(Texts.unusable("--format", formats.joined(separator: ", ")))
        }
        return format
    }

    private static func usualName(_ words: CommandLineRequest, _ format: String) -> String? {
        guard format == "docx" || format == "pdf", let subject = words.subject, let template = words["template"] else {
            return nil
        }
        return (subject + "-" + template).filter { $0 != "/" } + "." + format
    }

    private static func asked(
        _ words: CommandLineRequest, _ format: String, _ catalogue: CommandCatalogue
    ) throws(ClientFailure) -> Request {
        var words = words
        words.pairs.removeAll { $0.name == "out" || $0.name == "format" }
        words.pairs.append(.init(name: "format", value: format, isTyped: false))
        return try ValueReader(catalogue: catalogue).request(words)
    }

    /// The daemon's row. A repeated answer comes without the text, which is made once more.
    private func made(_ request: Request) throws(ClientFailure) -> JSONObject {
        let change = ChangePreparation(conversation)
        let (prepared, _) = try change.prepare(request)
        let row =
            try conversation.sender.send(prepared, change.repeatable(prepared)).accepted().rows.first?.object ?? [:]
        guard row["withheld"]?.bool == true else { return row }
        let again = Request(
            command: request.command, about: request.about,
            arguments: request.arguments.filter { $0.name != "dry" } + [.init("dry", "yes")])
        let fresh = try conversation.sender.send(again, .read).accepted().rows.first?.object ?? [:]
        guard fresh["sha256"] == row["sha256"] else { throw .local(Texts.formChanged) }
        var whole = row
        whole["text"] = fresh["text"]
        whole["blanks"] = fresh["blanks"]
        whole["blankNames"] = fresh["blankNames"]
        return whole
    }

    private func deliver(
        _ text: String, _ format: String, _ converter: Converter?, to path: String?
    ) throws(ClientFailure) {
        guard let path else {
            let isForPeople = conversation.surroundings.outputIsTerminal
            let shown = String(text.hasSuffix("\n") ? text.dropLast() : text[...])
            conversation.console.out(isForPeople ? Sanitizer.block(shown) : shown)
            return
        }
        var bytes = Array(text.utf8)
        if format == "docx" {
            bytes = WordFile.bytes(of: text)
        } else if let converter {
            bytes = try PrivateFolder.with(conversation.surroundings) { folder throws(ClientFailure) in
                let page = converter.source == .docx ? WordFile.bytes(of: text) : bytes
                try OutputFile.write(page, to: "\(folder)/\(Converter.page).\(converter.source.rawValue)")
                guard let file = converter.convert(in: folder) else { throw .local(Texts.notConverted(format)) }
                return file
            }
        }
        try OutputFile.write(bytes, to: path)
        conversation.remark(Texts.written(Sanitizer.line(path)))
    }

    private func tell(_ row: JSONObject) {
        if let number = row["doc"]?.integer, let digest = row["sha256"]?.string {
            conversation.remark(
                row["onFile"]?.bool == true
                    ? Texts.formOnFile(number, Sanitizer.line(digest)) : Texts.formFiled(number, Sanitizer.line(digest))
            )
        }
        let names = row["blankNames"]?.array?.compactMap(\.string) ?? []
        if !names.isEmpty { conversation.remark(Texts.blanks(names.map(Sanitizer.line))) }
    }
}
