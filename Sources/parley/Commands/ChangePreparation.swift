import AdminProtocol
import Glibc
import JSONText
import Wording

/// What a careful client adds to a change before it is sent: a key, the version that was looked at, a question.
struct ChangePreparation {
    private let conversation: Conversation

    init(_ conversation: Conversation) { self.conversation = conversation }

    /// The request as it is sent, and the case as it was shown when its version was taken.
    func prepare(_ request: Request) throws(ClientFailure) -> (Request, shown: JSONObject?) {
        guard let spec = conversation.catalogue[request.command] else { return (request, nil) }
        var arguments = request.arguments
        var shown: JSONObject?
        if spec.key("if")?.required == true, request["if"] == nil, let subject = request.subject {
            let row = try look(at: subject)
            if let version = row["version"]?.integer {
                arguments.append(.init("if", String(version)))
                shown = row
                announce(row, version)
            }
        }
        if request["dry"] != "yes" {
            // A proposal may be withdrawn; its confirmation may not.
            let onlyProposes = spec.key("confirm") != nil && request["confirm"] == nil
            if spec.confirm, !onlyProposes { try confirm(request) }
            try confirmStep(request, shown)
        }
        if spec.changes, request["key"] == nil, request["dry"] != "yes" {
            arguments.append(.init("key", IdempotencyKey.make()))
        }
        return (
            Request(tag: request.tag, command: request.command, about: request.about, arguments: arguments), shown
        )
    }

    /// Whether the request may be sent again when its answer is lost.
    func repeatable(_ request: Request) -> RequestSender.Repeatable {
        guard let spec = conversation.catalogue[request.command] else { return .no }
        switch spec.kind {
        case .session, .read: return .read
        case .change where request["dry"] == "yes": return .read
        case .change: return request["key"].map { .change(key: $0) } ?? .no
        case .operate: return .no
        }
    }

    /// After a conflict: what is different from what was shown.
    func showDifference(from shown: JSONObject) {
        let language = conversation.language
        if let subject = shown["case"]?.string, let now = try? look(at: subject) {
            let lines = Self.differences(shown, now, language)
            if !lines.isEmpty {
                conversation.remark(Texts.changedSince)
                lines.forEach { conversation.console.err("  " + $0) }
            }
        }
        conversation.remark(Texts.lookAgain)
    }

    /// The members that differ, old and new.
    static func differences(_ old: JSONObject, _ new: JSONObject, _ language: Language) -> [String] {
        let values = ValueText(language: language, isForPeople: true)
        return new.members.filter { old[$0.name] != $0.value && !values.isExplanation($0.name, in: new) }
            .map { member in
                let before = old[member.name].map { _ in values.cell(member.name, of: old).text } ?? "–"
                let after = values.cell(member.name, of: new).text
                return "\(Labels.text(member.name, language)): \(Texts.was(before, after)[language])"
            }
    }

    private func look(at subject: String) throws(ClientFailure) -> JSONObject {
        let reply = try conversation.sender.send(Request("case.show", subject), .read).accepted()
        return reply.rows.first?.object ?? [:]
    }

    /// One line that says what is about to change.
    private func announce(_ row: JSONObject, _ version: Int64) {
        let values = ValueText(language: conversation.language, isForPeople: true)
        let parts = ["case", "state", "title"].map { values.cell($0, of: row).text }.filter { !$0.isEmpty }
        let using = Texts.using(version)[conversation.language]
        conversation.remark(
            Bilingual(zh: (parts + [using]).joined(separator: " · "), en: (parts + [using]).joined(separator: " · ")))
    }

    private func confirm(_ request: Request) throws(ClientFailure) {
        let command = request.command.split(separator: ".").joined(separator: " ")
        let word = request.subject ?? "yes"
        try confirm(command, Texts.confirm(command, Sanitizer.line(word))) { $0 == word }
    }

    /// Asks before a step of a procedure that cannot be undone; which steps those are, only the daemon knows.
    private func confirmStep(_ request: Request, _ shown: JSONObject?) throws(ClientFailure) {
        guard request.command == "case.advance", !conversation.options.yes, let subject = request.subject,
            let action = request["do"]
        else { return }
        let row: JSONObject
        if let shown { row = shown } else { row = try look(at: subject) }
        guard let procedure = row["procedure"]?.string else { return }
        var words = CommandLineRequest(command: request.command, subject: subject)
        words.pairs = [.init(name: "procedure", value: procedure), .init(name: "do", value: action)]
        guard let step = try ProcedureKeys(sender: conversation.sender).rows(for: words).first,
            step["confirm"]?.bool == true
        else { return }
        let values = ValueText(language: conversation.language, isForPeople: true)
        let name = step["name"].map(values.people) ?? Sanitizer.line(action)
        try confirm(name, Texts.confirmStep(name)) { ["y", "yes", "是"].contains($0.lowercased()) }
    }

    private func confirm(
        _ what: String, _ question: Bilingual, isYes: (String) -> Bool
    ) throws(ClientFailure) {
        if conversation.options.yes { return }
        guard conversation.surroundings.inputIsTerminal, conversation.surroundings.errorIsTerminal else {
            throw .usage(Texts.needsYes(what), hint: Texts.addYes)
        }
        conversation.console.ask(question[conversation.language])
        guard let answer = readLine(strippingNewline: true), isYes(answer) else {
            if Interruption.take() { throw .interrupted }
            throw .usage(Texts.notConfirmed)
        }
    }
}
