import AdminProtocol
import JSONText
import Wording

/// Carries out requests for a person: fills in what a careful client adds, sends, shows.
final class Conversation {
    let surroundings: Surroundings
    let console: Console
    let catalogue: CommandCatalogue
    let options: ClientOptions
    let language: Language
    let sender: RequestSender
    /// Whether standard input may be read for a value; not while it holds the commands themselves.
    let readsInput: Bool
    /// Whether requests are typed at the session's own prompt.
    let isSession: Bool

    init(
        _ surroundings: Surroundings, _ console: Console, options: ClientOptions,
        catalogue: CommandCatalogue = .standard, sender: RequestSender? = nil, readsInput: Bool = true,
        isSession: Bool = false
    ) {
        self.surroundings = surroundings
        self.console = console
        self.catalogue = catalogue
        self.options = options
        self.readsInput = readsInput
        self.isSession = isSession
        let language = options.language ?? surroundings.language
        self.language = language
        let path = SocketPath.choose(option: options.socket, surroundings)
        let errorStyle = Style(
            isColoured: surroundings.isColoured(options.colour, terminal: surroundings.errorIsTerminal))
        let isQuiet = options.quiet || options.json || options.csv
        self.sender =
            sender
            ?? RequestSender(
                timeout: options.timeout,
                dial: { deadline throws(ClientFailure) in
                    try Connection(try StreamSocket.connect(to: path), language: language, by: deadline)
                },
                onRetry: { number in
                    if !isQuiet { console.err(errorStyle.faint(Texts.trying(number, RequestSender.tries)[language])) }
                })
    }

    /// A conversation over the same connection with other options, for one line of a session.
    func with(_ options: ClientOptions) -> Conversation {
        let isSameDaemon =
            options.socket == self.options.socket && options.timeout == self.options.timeout
            && (options.language ?? surroundings.language) == language
        return Conversation(
            surroundings, console, options: options, catalogue: catalogue, sender: isSameDaemon ? sender : nil,
            readsInput: readsInput, isSession: isSession)
    }

    /// Carries out what stood on a command line.
    func perform(_ words: CommandLineRequest) -> Int32 {
        var words = words
        if words.command == "batch", words["do"] == nil, readsInput {
            words.pairs.append(.init(name: "do", value: "-"))
        }
        do throws(ClientFailure) {
            var reader = ValueReader(catalogue: catalogue)
            reader.typeOfProcedureKey = { ProcedureKeys(sender: self.sender).type(of: $1, in: $0) }
            if !readsInput { reader.standardInput = { () throws(ClientFailure) in throw .usage(Texts.stdinTwice) } }
            return perform(try reader.request(words))
        } catch {
            return fail(error, nil)
        }
    }

    /// Carries out a request.
    func perform(_ request: Request) -> Int32 {
        do throws(ClientFailure) {
            if request.command == "watch" { return try WatchCommand(self).run(request) }
            let change = ChangePreparation(self)
            let (prepared, shown) = try change.prepare(request)
            let reply = try sender.send(prepared, change.repeatable(prepared))
            if case .err(let code, let members) = reply.status {
                let failure = ClientFailure.refused(code: code, status: members)
                let status = fail(failure, prepared)
                if code == ErrorCode.conflict.rawValue, let shown { change.showDifference(from: shown) }
                return status
            }
            show(reply, to: prepared)
            return ExitStatus.of(reply, to: prepared)
        } catch {
            return fail(error, request)
        }
    }

    /// Prints data and remarks.
    func show(_ reply: Reply, to request: Request) {
        page(printer.lines(reply, to: request))
        if !options.quiet { printer.remarks(reply).forEach(console.err) }
    }

    /// Prints a failure and gives its exit status.
    func fail(_ failure: ClientFailure, _ request: Request?) -> Int32 {
        if options.json, case .refused(let code, let status) = failure {
            console.err(surroundings.errorIsTerminal ? Sanitizer.line(status.line) : status.line)
            return ClientFailure.refused(code: code, status: status).exitStatus
        }
        errorText.lines(failure, of: request).forEach(console.err)
        return failure.exitStatus
    }

    /// Prints a sentence on standard error, unless only data is wanted.
    func remark(_ text: Bilingual) {
        if !options.quiet, !options.json { console.err(text[language]) }
    }

    var printer: ReplyPrinter {
        var size = surroundings
        size.measureTerminal()
        var printer = ReplyPrinter(
            options: options, language: language,
            style: Style(isColoured: surroundings.isColoured(options.colour, terminal: surroundings.outputIsTerminal)),
            width: surroundings.cellWidth, isForPeople: surroundings.outputIsTerminal, terminalColumns: size.columns)
        if isSession { printer.typed = { $0 } }
        return printer
    }

    private var errorText: ErrorText {
        var text = ErrorText(
            language: language,
            style: Style(isColoured: surroundings.isColoured(options.colour, terminal: surroundings.errorIsTerminal)))
        if isSession {
            text.typed = {
                $0.command + ($0.subject.map { " \($0)" } ?? "")
                    + $0.arguments.map { " \($0.name)=\($0.value)" }.joined()
            }
        }
        return text
    }

    /// Prints lines, in a pager where they are more than the screen holds.
    func page(_ lines: [String]) {
        guard surroundings.outputIsTerminal, options.pager, !options.json, !options.csv,
            lines.count >= surroundings.rows
        else {
            lines.forEach(console.out)
            console.flush()
            return
        }
        let program = surroundings["PARLEY_PAGER"] ?? surroundings["PAGER"] ?? "less -FRX"
        let text = lines.joined(separator: "\n") + "\n"
        Interruption.isIgnored()
        defer { if isSession { Interruption.isRemembered() } else { Interruption.endsProcess() } }
        console.flush()
        if !Pager.show(Array(text.utf8), program: program) { lines.forEach(console.out) }
        console.flush()
    }
}
