import AdminProtocol
import Wording

/// Reads the words of a command line. Nouns and verbs are those of the catalogue; keys are left to the daemon to judge.
struct ArgumentReader {
    private let catalogue: CommandCatalogue
    private var options: ClientOptions
    private var words: [String] = []
    private var pairs: [CommandLineRequest.Pair] = []

    /// What the words ask for. `options` are the ones in force already, in the interactive session.
    static func read(
        _ arguments: [String], catalogue: CommandCatalogue = .standard, options: ClientOptions = ClientOptions()
    ) throws(ClientFailure) -> Invocation {
        // What follows is completed or sent as it is, and must not be read as options.
        if arguments.first == CandidateCommand.name {
            return Invocation(options: options, task: .candidates(Array(arguments.dropFirst())))
        }
        if arguments.first == "--version" || arguments.first == "version" {
            return Invocation(options: options, task: .version)
        }
        var reader = ArgumentReader(catalogue: catalogue, options: options)
        try reader.sort(arguments)
        return Invocation(options: reader.options, task: try reader.task())
    }

    private init(catalogue: CommandCatalogue, options: ClientOptions) {
        self.catalogue = catalogue
        self.options = options
    }

    // MARK: Sorting words, keys and options

    private mutating func sort(_ arguments: [String]) throws(ClientFailure) {
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            index += 1
            if argument == "--" {
                words += arguments[index...]
                return
            }
            guard argument.hasPrefix("-"), argument != "-" else {
                take(word: argument)
                continue
            }
            let flag = String(argument.prefix { $0 != "=" })
            let inline = argument.firstIndex(of: "=").map { String(argument[argument.index(after: $0)...]) }
            if let option = ClientOption(flag: flag) {
                var value = inline
                if inline == nil, option.value != nil { value = try self.value(after: flag, in: arguments, &index) }
                try options.set(option, value)
            } else {
                guard flag.hasPrefix("--") else { throw .usage(Texts.unknownFlag(flag), hint: Texts.seeHelp) }
                let name = String(flag.dropFirst(2))
                guard Words.isWord(name) else { throw .usage(Texts.badKey(flag)) }
                if let inline {
                    pairs.append(.init(name: name, value: inline))
                } else if isSwitch(name, next: index < arguments.count ? arguments[index] : nil) {
                    pairs.append(.init(name: name, value: "yes"))
                } else {
                    pairs.append(.init(name: name, value: try value(after: flag, in: arguments, &index)))
                }
            }
        }
    }

    private func value(after flag: String, in arguments: [String], _ index: inout Int) throws(ClientFailure) -> String {
        guard index < arguments.count, !arguments[index].hasPrefix("--") else {
            throw .usage(Texts.optionNeedsValue(flag))
        }
        defer { index += 1 }
        return arguments[index]
    }

    /// A yes-or-no key without its value means yes.
    private func isSwitch(_ name: String, next: String?) -> Bool {
        if words.first == "import", ["dry", "excel-dates", "figures"].contains(name) {
            return next != "yes" && next != "no"
        }
        guard let command = commandSoFar, command.key(name)?.type == .bool else { return false }
        return next != "yes" && next != "no"
    }

    /// `key=value` among the words is the protocol's own form of a pair.
    private mutating func take(word: String) {
        if commandSoFar != nil, let equals = word.firstIndex(of: "="), Words.isWord(String(word[..<equals])) {
            pairs.append(.init(name: String(word[..<equals]), value: String(word[word.index(after: equals)...])))
        } else {
            words.append(word)
        }
    }

    private var commandSoFar: CommandSpec? {
        guard let first = words.first else { return nil }
        if let spec = catalogue[first] { return spec }
        return words.count > 1 ? catalogue["\(first).\(words[1])"] : nil
    }

    // MARK: What is asked

    private mutating func task() throws(ClientFailure) -> Invocation.Task {
        guard let first = words.first else { return options.help ? .help(nil) : .session }
        switch first {
        case "raw": return .raw(words.count > 1 ? words.dropFirst().joined(separator: " ") : nil)
        case "completions":
            guard words.count == 2, let shell = Shell(rawValue: words[1]) else {
                throw .usage(Texts.unusable("completions", Texts.shells))
            }
            return .completionScript(shell)
        case "due" where words.dropFirst().first == "calendar" && !options.help:
            if let extra = words.dropFirst(2).first { throw .usage(Texts.secondSubject(Sanitizer.line(extra))) }
            return .calendar(CommandLineRequest(command: "due.list", pairs: pairs))
        case "import" where !options.help, "export" where !options.help:
            if let extra = words.dropFirst(2).first { throw .usage(Texts.secondSubject(Sanitizer.line(extra))) }
            let request = CommandLineRequest(command: first, subject: words.dropFirst().first, pairs: pairs)
            return first == "import" ? .importing(request) : .exporting(request)
        case "help" where pairs.isEmpty && !options.json: return .help(topic(words.dropFirst()))
        default: break
        }
        if options.help {
            guard let (spec, used) = try? command(), spec.name.hasPrefix("case.") || pair("procedure") != nil,
                words.count > used || pair("procedure") != nil
            else { return .help(topic(words[...])) }
            return .procedureHelp(
                CommandLineRequest(command: spec.name, subject: words.dropFirst(used).first, pairs: pairs))
        }
        let request = try request()
        // With --json the data line is printed as it is.
        let isForm = request.command == "case.doc" && request["template"] != nil && !options.json
        return isForm ? .form(request) : .request(request)
    }

    private func pair(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    private func topic(_ words: ArraySlice<String>) -> String? {
        words.isEmpty ? nil : words.prefix(2).joined(separator: ".")
    }

    private mutating func request() throws(ClientFailure) -> CommandLineRequest {
        let (spec, used) = try command()
        var rest = words.dropFirst(used)
        var request = CommandLineRequest(command: spec.name, pairs: pairs)
        if spec.name == "help" || spec.name == "describe" {
            request.subject = topic(rest)
            rest = rest.dropFirst(2)
        } else {
            request.subject = rest.popFirst()
        }
        if let extra = rest.first {
            throw .usage(Texts.secondSubject(Sanitizer.line(extra)), hint: Texts.seeHelp(of: spec.name))
        }
        if options.dryRun, request["dry"] == nil {
            request.pairs.append(.init(name: "dry", value: "yes", isTyped: false))
        }
        return options.explain ? try explained(request) : request
    }

    private func command() throws(ClientFailure) -> (CommandSpec, used: Int) {
        let noun = words[0]
        if let spec = catalogue[noun] { return (spec, 1) }
        let verbs = Words.verbs(of: noun, in: catalogue)
        if words.count > 1, let spec = catalogue["\(noun).\(words[1])"] { return (spec, 2) }
        if !verbs.isEmpty, words.count == 1 {
            throw .usage(Texts.verbMissing(noun, verbs.joined(separator: ", ")), hint: Texts.seeHelp(of: noun))
        }
        let name = words.count > 1 && !noun.contains(".") ? "\(noun).\(words[1])" : noun
        let near = Nearness.nearest(to: name, among: catalogue.commands.map(\.name))
        let typed = near.map { $0.split(separator: ".").joined(separator: " ") }.joined(separator: ", ")
        throw .usage(
            Texts.noSuchCommand(Sanitizer.line(name)), hint: near.isEmpty ? Texts.seeHelp : Texts.like(typed))
    }

    /// The same action, asked about instead of done.
    private func explained(_ request: CommandLineRequest) throws(ClientFailure) -> CommandLineRequest {
        guard request.command == "case.advance" else { throw .usage(Texts.explainWhat) }
        return CommandLineRequest(
            command: "case.why", subject: request.subject, pairs: request.pairs.filter { $0.name == "do" })
    }
}
