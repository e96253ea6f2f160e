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

    /// Prints usage of a command with what a procedure adds to it, which only the daemon knows.
    func help(_ command: String, procedure: String) -> Int32 {
        do throws(ClientFailure) {
            let request = Request("describe", command, [("procedure", procedure)])
            let reply = try sender.send(request, .read).accepted()
            page((helpText.lines(command) ?? []) + helpText.added(by: reply.rows.map(\.object), to: command))
            return ExitStatus.success
        } catch {
            // What is built in still helps.
            _ = help(command)
            return fail(error, Request("describe", command, [("procedure", procedure)]))
        }
    }

    private var helpText: HelpText {
        HelpText(
            catalogue: catalogue, language: language, style: printer.style, width: surroundings.cellWidth)
    }
}
