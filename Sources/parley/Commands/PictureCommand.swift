import AdminProtocol
import JSONText
import Wording

/// `procedure show` as a file or as a drawn picture: the daemon's text is written to a file, or Graphviz draws it.
struct PictureCommand {
    private let conversation: Conversation

    init(_ conversation: Conversation) { self.conversation = conversation }

    /// Whether the words ask for something that the daemon alone does not give.
    static func takes(_ words: CommandLineRequest) -> Bool {
        words.command == "procedure.show" && (words["format"] == "svg" || words["out"] != nil)
    }

    /// Writes the file that `--out` names, or prints the text.
    func run(_ words: CommandLineRequest) -> Int32 {
        let isDrawn = words["format"] == "svg"
        var pairs = words.pairs.filter { $0.name != "out" && $0.name != "format" }.map {
            (name: $0.name, value: $0.value)
        }
        pairs.append(("format", isDrawn ? "dot" : words["format"] ?? "yaml"))
        let request = Request("procedure.show", words.subject, pairs)
        do throws(ClientFailure) {
            let reply = try conversation.sender.send(request, .read).accepted()
            guard let text = reply.rows.first?.object["text"]?.string else { throw .usage(Texts.noPicture) }
            let file = isDrawn ? try Graphviz.svg(of: text) : Array(text.utf8)
            if let path = words["out"] {
                try OutputFile.write(file, to: path)
                conversation.remark(Texts.written(Sanitizer.line(path)))
            } else {
                let text = String(decoding: file, as: UTF8.self)
                conversation.console.out(
                    conversation.surroundings.outputIsTerminal ? Sanitizer.block(text) : text)
            }
            return ExitStatus.success
        } catch {
            return conversation.fail(error, request)
        }
    }
}
