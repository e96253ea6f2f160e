import AdminProtocol
import Wording

/// The program: from the words of the command line to the exit status.
struct Client {
    let surroundings: Surroundings
    let console: Console

    /// Does what the words ask for.
    func run(_ arguments: [String]) -> Int32 {
        defer { console.flush() }
        do throws(ClientFailure) {
            guard arguments.allSatisfy({ !$0.unicodeScalars.contains("\u{FFFD}") }) else {
                throw .usage(Texts.argumentNotUTF8)
            }
            return run(try ArgumentReader.read(arguments))
        } catch {
            // The language may stand on a command line that cannot be read otherwise.
            var options = ClientOptions()
            options.language = Self.language(in: arguments)
            return Conversation(surroundings, console, options: options).fail(error, nil)
        }
    }

    private func run(_ invocation: Invocation) -> Int32 {
        let options = invocation.options
        switch invocation.task {
        case .version:
            console.out(Texts.clientName)
            return ExitStatus.success
        case .help(let topic): return help(topic, options)
        case .procedureHelp(let words):
            return Conversation(surroundings, console, options: options).help(words)
        case .completionScript(let shell):
            console.out(CompletionScript.text(for: shell))
            return ExitStatus.success
        case .candidates(let words):
            CandidateCommand(surroundings, console).run(words)
            return ExitStatus.success
        case .calendar(let words):
            return CalendarCommand(Conversation(surroundings, console, options: options)).run(words)
        case .form(let words):
            return FormCommand(Conversation(surroundings, console, options: options)).run(words)
        case .importing(let words):
            return ImportCommand(Conversation(surroundings, console, options: options)).run(words)
        case .exporting(let words):
            return ExportCommand(Conversation(surroundings, console, options: options)).run(words)
        case .raw(let line): return RawCommand(Conversation(surroundings, console, options: options)).run(line)
        case .request(let words) where PictureCommand.takes(words):
            return PictureCommand(Conversation(surroundings, console, options: options)).run(words)
        case .request(let words): return Conversation(surroundings, console, options: options).perform(words)
        case .session:
            if surroundings.inputIsTerminal { return InteractiveSession(surroundings, console, options: options).run() }
            return ScriptSession(surroundings, console, options: options).run()
        }
    }

    private func help(_ topic: String?, _ options: ClientOptions) -> Int32 {
        Conversation(surroundings, console, options: options).help(topic)
    }

    private static func language(in arguments: [String]) -> Language? {
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
            if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
        }
        return nil
    }
}
