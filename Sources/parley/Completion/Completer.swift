import AdminProtocol
import JSONText

/// What could stand in the place of the last word. Ids and words of the catalogue only, never titles or names: what is
/// completed ends up on shared screens.
struct Completer {
    let catalogue: CommandCatalogue
    let source: any CandidateSource

    /// How keys are written: `--key value` or `key=value`.
    enum Form: Sendable {
        case shell, wire
    }

    /// The candidates for the last of the words (which may be empty), in their whole length.
    func candidates(_ words: [String], form: Form = .shell) -> [String] {
        let (words, isSplit) = Self.joined(words)
        guard let partial = words.last else { return [] }
        let earlier = Self.withoutOptions(Array(words.dropLast()))
        if let option = words.dropLast().last.flatMap({ ClientOption(flag: $0) }), option.value != nil {
            return matching(partial, values(of: option))
        }
        guard let first = earlier.first else { return matching(partial, starts(partial, form)) }
        guard let (spec, used) = command(earlier) else {
            return earlier.count == 1 ? matching(partial, Words.verbs(of: first, in: catalogue) + ownWords(first)) : []
        }
        let draft = Self.draft(spec, Array(earlier.dropFirst(used)))
        if let key = key(before: partial, in: words, form) {
            let values = values(of: key.name, spec, draft).map { isSplit || key.prefix.isEmpty ? $0 : key.prefix + $0 }
            return matching(isSplit ? key.typed : partial, values)
        }
        var found: [String] = []
        if let subject = spec.subject, draft.subject == nil, !partial.hasPrefix("-") {
            found += subjects(subject)
        }
        found += keys(spec, draft, form)
        if form == .shell, partial.hasPrefix("-") { found += ClientOption.allCases.map { "--\($0.rawValue)" } }
        return matching(partial, found)
    }

    // MARK: The place

    /// Bash hands `--key=value` over in three words.
    private static func joined(_ words: [String]) -> ([String], isSplit: Bool) {
        guard let place = words.lastIndex(of: "="), place > 0, words.count - place <= 2 else { return (words, false) }
        return (Array(words[..<(place - 1)]) + [words[place - 1] + "=" + words[(place + 1)...].joined()], true)
    }

    private static func withoutOptions(_ words: [String]) -> [String] {
        var rest: [String] = []
        var skips = false
        for word in words {
            if skips {
                skips = false
            } else if let option = ClientOption(flag: word) {
                skips = option.value != nil
            } else {
                rest.append(word)
            }
        }
        return rest
    }

    private func command(_ words: [String]) -> (CommandSpec, used: Int)? {
        if let spec = catalogue[words[0]] { return (spec, 1) }
        return words.count > 1 ? catalogue["\(words[0]).\(words[1])"].map { ($0, 2) } : nil
    }

    private static func draft(_ spec: CommandSpec, _ words: [String]) -> CommandLineRequest {
        var draft = CommandLineRequest(command: spec.name)
        var key: String?
        for word in words {
            if let name = key {
                draft.pairs.append(.init(name: name, value: word))
                key = nil
            } else if let equals = word.firstIndex(of: "=") {
                let name = word[..<equals].drop { $0 == "-" }
                draft.pairs.append(.init(name: String(name), value: String(word[word.index(after: equals)...])))
            } else if word.hasPrefix("--") {
                key = String(word.dropFirst(2))
            } else if draft.subject == nil {
                draft.subject = word
            }
        }
        return draft
    }

    private func key(before partial: String, in words: [String], _ form: Form) -> (
        name: String, prefix: String, typed: String
    )? {
        if let equals = partial.firstIndex(of: "=") {
            let name = String(partial[..<equals].drop { $0 == "-" })
            return (name, String(partial[...equals]), String(partial[partial.index(after: equals)...]))
        }
        guard let before = words.dropLast().last, before.hasPrefix("--"), !before.contains("="),
            !partial.hasPrefix("--")
        else { return nil }
        return (String(before.dropFirst(2)), "", partial)
    }

    // MARK: What fits there

    private func starts(_ partial: String, _ form: Form) -> [String] {
        if partial.contains(".") { return catalogue.commands.map(\.name) }
        let options = partial.hasPrefix("-") ? ClientOption.allCases.map { "--\($0.rawValue)" } : []
        return Words.nouns(in: catalogue) + (form == .shell ? ["raw", "import", "export", "completions"] : []) + options
    }

    private func ownWords(_ noun: String) -> [String] {
        switch noun {
        case "completions": Shell.allCases.map(\.rawValue)
        case "due": ["calendar"]
        default: []
        }
    }

    private func values(of option: ClientOption) -> [String] {
        switch option {
        case .lang: ["zh", "en"]
        case .color: ColourChoice.allCases.map(\.rawValue)
        default: []
        }
    }

    private func keys(_ spec: CommandSpec, _ draft: CommandLineRequest, _ form: Form) -> [String] {
        let own = procedureKeys(draft).compactMap { $0["name"]?.string }.filter(Words.isWord)
        var names = spec.keys.map(\.name)
        names += own.filter { !names.contains($0) }
        let given = Set(draft.pairs.map(\.name))
        return names.filter { name in !given.contains(name) || spec.key(name)?.list == true }
            .map { form == .shell ? "--\($0)" : "\($0)=" }
    }

    private func subjects(_ subject: SubjectSpec) -> [String] {
        if subject.type == .command { return catalogue.commands.map(\.name) }
        return subject.complete.map { ids(Request($0)) } ?? []
    }

    private func values(of name: String, _ spec: CommandSpec, _ draft: CommandLineRequest) -> [String] {
        guard let key = spec.key(name) else {
            let own = procedureKeys(draft).first { $0["name"]?.string == name }
            if own?["type"]?.string == KeyType.bool.rawValue { return ["yes", "no"] }
            return own?["values"]?.array?.compactMap(\.string).filter(Self.isID) ?? []
        }
        switch key.type {
        case .bool: return ["yes", "no"]
        case .date, .instant: return ["today", "today+7d"]
        case .action:
            guard let subject = draft.subject else { return [] }
            return source.rows(Request("case.show", subject)).first?["next"]?.array?.compactMap(\.string)
                .filter(Self.isID) ?? []
        case .version:
            guard
                let version = draft.subject.flatMap({ source.rows(Request("case.show", $0)).first?["version"]?.integer }
                )
            else { return [] }
            return [String(version)]
        default:
            if !key.values.isEmpty { return key.values }
            if let member = Self.member(named: name, in: draft) {
                return procedureRows(draft).compactMap { $0[member]?.string }.filter(Self.isID)
            }
            return key.complete.map { ids(Request($0, catalogue[$0]?.subject?.required == true ? draft.subject : nil)) }
                ?? []
        }
    }

    /// The member of the lines of `describe` that has the values of a key, where the procedure declares them.
    private static func member(named key: String, in draft: CommandLineRequest) -> String? {
        guard ["case.party", "case.record", "case.doc"].contains(draft.command) else { return nil }
        return key == "template" ? key : ProcedureKeys.naming.first { $0.value == key }?.key
    }

    /// What the procedure adds; nothing without a hint of which procedure it is.
    private func procedureKeys(_ draft: CommandLineRequest) -> [JSONObject] {
        guard ["case.open", "case.advance", "case.set", "case.party", "case.record"].contains(draft.command) else {
            return []
        }
        return ProcedureKeys.keys(of: procedureRows(draft))
    }

    /// What `describe` tells of the command for the procedure that is meant, and of what the words name of it.
    private func procedureRows(_ draft: CommandLineRequest) -> [JSONObject] {
        let procedure =
            draft["procedure"]
            ?? draft.subject.flatMap { source.rows(Request("case.show", $0)).first?["procedure"]?.string }
        guard let procedure else { return [] }
        return ProcedureKeys.chosen(
            source.rows(Request("describe", draft.command, [("procedure", procedure)])), for: draft)
    }

    /// The identities of a list: the first member of each line.
    private func ids(_ request: Request) -> [String] {
        source.rows(request).compactMap { $0.members.first?.value.string }.filter(Self.isID)
    }

    /// Whether a shell can take a word as it is.
    static func isID(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 && !text.hasPrefix("-")
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
                    || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
            }
    }

    private func matching(_ partial: String, _ candidates: [String]) -> [String] {
        var seen: Set<String> = []
        return candidates.filter { $0.hasPrefix(partial) && seen.insert($0).inserted }
    }
}
