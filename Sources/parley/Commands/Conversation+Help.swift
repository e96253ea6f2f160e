import AdminProtocol
import JSONText
import Wording

extension Conversation {
    /// Prints usage from the catalogue that is built in.
    func help(_ topic: String?) -> Int32 {
        guard let lines = helpText.lines(topic) else {
            return fail(.usage(Texts.noSuchCommand(Sanitizer.line(topic ?? "")), hint: Texts.seeHelp), nil)
        }
        page(lines)
        return ExitStatus.success
    }

    /// Prints usage of a command with what a procedure adds to it, which only the daemon knows. What the words name
    /// (`--do A`) is shown alone.
    func help(_ words: CommandLineRequest) -> Int32 {
        do throws(ClientFailure) {
            let rows = try ProcedureKeys(sender: sender).rows(for: words)
            page((helpText.lines(words.command) ?? []) + helpText.added(by: rows, to: words.command))
            return ExitStatus.success
        } catch {
            // What is built in still helps.
            _ = help(words.command)
            return fail(error, Request("describe", words.command, words["procedure"].map { [("procedure", $0)] } ?? []))
        }
    }

    private var helpText: HelpText {
        HelpText(
            catalogue: catalogue, language: language, style: printer.style, width: surroundings.cellWidth)
    }
}
