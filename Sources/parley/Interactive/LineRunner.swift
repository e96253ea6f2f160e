import AdminProtocol
import Wording

/// Carries out what a line of a session means.
struct LineRunner {
    private let conversation: Conversation
    private let console: Console

    init(_ conversation: Conversation, _ console: Console) {
        self.conversation = conversation
        self.console = console
    }

    /// The exit status, or nil when the session is over.
    func run(_ line: String, block: String?) -> Int32? {
        let interpreter = LineInterpreter(catalogue: conversation.catalogue, language: conversation.language)
        do throws(ClientFailure) {
            switch try interpreter.read(line, block: block, options: conversation.options) {
            case .nothing: return ExitStatus.success
            case .leave: return nil
            case .help(let topic): return conversation.help(topic)
            case .request(let request):
                if conversation.catalogue[request.command] == nil { throw unknown(request.command) }
                return conversation.perform(request)
            case .invocation(let invocation): return run(invocation)
            }
        } catch {
            return conversation.fail(error, nil)
        }
    }

    private func run(_ invocation: Invocation) -> Int32 {
        switch invocation.task {
        case .request(let words) where PictureCommand.takes(words):
            return PictureCommand(conversation.with(invocation.options)).run(words)
        case .request(let words): return conversation.with(invocation.options).perform(words)
        case .form(let words): return FormCommand(conversation.with(invocation.options)).run(words)
        case .calendar(let words): return CalendarCommand(conversation.with(invocation.options)).run(words)
        case .importing(let words): return ImportCommand(conversation.with(invocation.options)).run(words)
        case .exporting(let words): return ExportCommand(conversation.with(invocation.options)).run(words)
        case .raw(let line?): return RawCommand(conversation.with(invocation.options)).run(line)
        case .version:
            console.out(Texts.clientName)
            return ExitStatus.success
        case .help(let topic): return conversation.help(topic)
        case .procedureHelp(let words): return conversation.help(words)
        case .session, .raw(nil), .completionScript, .candidates: return ExitStatus.success
        }
    }

    private func unknown(_ command: String) -> ClientFailure {
        let near = Nearness.nearest(to: command, among: conversation.catalogue.commands.map(\.name))
        return .usage(
            Texts.noSuchCommand(command), hint: near.isEmpty ? Texts.seeHelp : Texts.like(near.joined(separator: ", ")))
    }
}
