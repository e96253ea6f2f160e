import AdminProtocol
import Wording

/// `parley` alone at a terminal: a prompt, a history, completion.
final class InteractiveSession {
    private let surroundings: Surroundings
    private let console: Console
    private let conversation: Conversation
    private let historyFile: HistoryFile?
    private var history: [String] = []
    private var decoder = KeyDecoder()
    private var pending: [KeyEvent] = []

    init(_ surroundings: Surroundings, _ console: Console, options: ClientOptions) {
        self.surroundings = surroundings
        self.console = console
        conversation = Conversation(surroundings, console, options: options, readsInput: false, isSession: true)
        historyFile = HistoryFile(surroundings)
    }

    /// Runs until the person leaves.
    func run() -> Int32 {
        guard let terminal = RawTerminal() else { return ExitStatus.failed }
        Interruption.isRemembered()
        history = historyFile?.read() ?? []
        console.err(Texts.welcome[conversation.language])
        while true {
            guard let line = terminal.edit(console, { ask(Texts.prompt) }) else { break }
            if line.isEmpty { continue }
            remember(line)
            let block: String?
            switch readBlock(line, terminal) {
            case .none: block = nil
            case .some(nil): continue
            case .some(let text): block = text
            }
            guard LineRunner(conversation, console).run(line, block: block) != nil else { break }
            _ = Interruption.take()
        }
        historyFile?.shorten()
        return ExitStatus.success
    }

    /// A line; empty when it was given up, nil when the person leaves.
    private func ask(_ prompt: Bilingual) -> String? {
        var editor = LineEditor(history: prompt == Texts.prompt ? history : [])
        draw(editor, prompt)
        while true {
            if pending.isEmpty {
                let bytes = RawTerminal.read()
                if bytes.isEmpty { return nil }
                pending = decoder.feed(bytes)
            }
            while !pending.isEmpty {
                switch editor.apply(pending.removeFirst()) {
                case .redraw: break
                case .submit(let line):
                    draw(editor, prompt)
                    console.draw("\r\n")
                    return line
                case .cancel:
                    console.draw("^C\r\n")
                    return ""
                case .leave:
                    console.draw("\r\n")
                    return nil
                case .complete: complete(&editor)
                case .help:
                    console.draw("\r\n")
                    _ = LineRunner(conversation, console).run("?", block: nil)
                case .clearScreen: console.draw("\u{1B}[H\u{1B}[2J")
                }
            }
            draw(editor, prompt)
        }
    }

    private func draw(_ editor: LineEditor, _ prompt: Bilingual) {
        var size = surroundings
        size.measureTerminal()
        let view = LineView(
            prompt: prompt[conversation.language], width: surroundings.cellWidth, language: conversation.language,
            columns: size.columns)
        console.draw(view.draw(editor.buffer))
    }

    /// The lines of a block that the line opened: nil for no block, `some(nil)` for one that was given up.
    private func readBlock(_ line: String, _ terminal: RawTerminal) -> String?? {
        guard let name = BlockOpening.name(atEndOf: line) else { return .none }
        var lines: [String] = []
        while let next = terminal.edit(console, { ask(Texts.blockPrompt) }) {
            if next == name { return .some(lines.joined(separator: "\n")) }
            lines.append(next)
        }
        console.err(Texts.unfinishedBlock[conversation.language])
        return .some(nil)
    }

    private func complete(_ editor: inout LineEditor) {
        let completion = LineCompletion(
            Completer(catalogue: conversation.catalogue, source: DaemonCandidates(conversation.sender)))
        let result = completion.complete(editor.buffer.textBeforeCursor)
        if let text = result.replacement { editor.buffer.replace(last: result.partial.count, with: text) }
        if result.choices.count > 1 {
            console.draw("\r\n" + Columns.text(result.choices, surroundings) + "\r\n")
        }
    }

    private func remember(_ line: String) {
        if history.last != line { history.append(line) }
        let redaction = HistoryRedaction(catalogue: conversation.catalogue)
        if let kept = redaction.kept(line) { historyFile?.append(kept) }
    }
}
