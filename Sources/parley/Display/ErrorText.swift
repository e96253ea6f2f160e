import AdminProtocol
import JSONText
import Wording

/// A failure as people read it: what went wrong, its code, and what to do about it.
struct ErrorText: Sendable {
    let language: Language
    let style: Style
    /// How a request is typed where the reader is.
    var typed: @Sendable (Request) -> String = { TypedForm.shell($0) }

    /// The lines for a failure of this request.
    func lines(_ failure: ClientFailure, of request: Request? = nil) -> [String] {
        switch failure {
        case .usage(let text, let hint): lines(text, "usage", [hint ?? Texts.seeHelp])
        case .local(let text): lines(text, nil, [])
        case .unreachable(let path, let code):
            lines(
                Texts.unreachable(Sanitizer.line(path), ErrorNumber.reason(code)), "unreachable",
                [code == ErrorNumber.accessDenied ? Texts.notInGroup(SocketPath.group(of: path)) : Texts.notRunning])
        case .lost(let why): lines(why.map(Texts.closed) ?? Texts.lost, "lost", [Texts.tryLater])
        case .late: lines(Texts.late, "timeout", [Texts.longerTimeout])
        case .hostile(let text): lines(text, "protocol", [])
        case .interrupted: lines(Texts.interrupted, nil, [])
        case .unknown(let key): lines(Texts.unknown, "unknown-outcome", [Texts.sameKey(key)])
        case .refused(let code, let status): refused(code, status, request)
        }
    }

    private func refused(_ code: String, _ status: JSONObject, _ request: Request?) -> [String] {
        let meaning = ErrorCode(rawValue: code)?.meaning
        let text = status["msg"]?.string.map { Bilingual(zh: $0, en: $0) } ?? meaning ?? Bilingual(zh: code, en: code)
        var lines = lines(text, code, [])
        lines += facts(status).map { "  " + $0 }
        lines += hints(code, status, request).map(hint)
        return lines
    }

    /// What the status object tells besides its sentence.
    private func facts(_ status: JSONObject) -> [String] {
        let values = ValueText(language: language, isForPeople: true)
        var lines: [String] = []
        // The sentence says the conditions in words; their ids are for programs.
        if status["msg"] == nil, let conditions = status["conditions"]?.array {
            lines += conditions.map { "- " + values.people($0) }
        }
        // `why` says again what the sentence says, and not in the reader's language.
        let named = ["key", "col", "limit", "step", "cmd", "id", "version", "state", "by", "at", "oldest", "newest"]
        let rest = named.compactMap { name in
            status[name].map { "\(Labels.text(name, language)) \(values.people($0))" }
        }
        if !rest.isEmpty { lines.append(rest.joined(separator: language == .zh ? "，" : ", ")) }
        return lines
    }

    private func hints(_ code: String, _ status: JSONObject, _ request: Request?) -> [Bilingual] {
        switch ErrorCode(rawValue: code) {
        case .unknownCommand:
            return [like(status) ?? Texts.seeHelp]
        case .badArgument, .tooLong:
            guard let request else { return [] }
            return [Texts.availableKeys(asking(request))]
        case .forbidden where request?.command == "case.advance":
            guard let subject = request?.subject else { return [Texts.whoami] }
            return [Texts.askSteps(typed(Request("case.why", subject))), Texts.whoami]
        case .authRequired, .authFailed, .forbidden: return [Texts.whoami]
        case .notFound:
            let isAboutCases = request.map { $0.command.hasPrefix("case.") || $0.command.hasPrefix("due.") } ?? true
            return [like(status) ?? (isAboutCases ? Texts.notFound : Texts.noSuchName)]
        case .blocked:
            guard let subject = request?.subject else { return [] }
            let action = request?["do"].map { [(name: "do", value: $0)] } ?? []
            return [Texts.askWhy(typed(Request("case.why", subject, action)))]
        case .conflict:
            guard let subject = request?.subject else { return [] }
            return [Texts.showAgain(typed(Request("case.show", subject)))]
        case .keyReused: return [Texts.newKey]
        case .busy, .timeout, .unavailable, .readOnly, .draining: return [Texts.tryLater]
        case .unknownOutcome: return request?["key"].map { [Texts.sameKey($0)] } ?? [Texts.tryLater]
        case .internalError: return status["ref"]?.string.map { [Texts.reference(Sanitizer.line($0))] } ?? []
        case .encoding, .syntax, .exists, .gone: return []
        case nil: return status["retry"]?.string == "later" ? [Texts.tryLater] : []
        }
    }

    /// What was perhaps meant.
    private func like(_ status: JSONObject) -> Bilingual? {
        guard let like = status["like"]?.array?.compactMap(\.string), !like.isEmpty else { return nil }
        return Texts.like(Sanitizer.line(like.joined(separator: ", ")))
    }

    /// The line that prints the keys which the request could have had, those of its procedure among them.
    private func asking(_ request: Request) -> String {
        var words = ["parley"] + request.command.split(separator: ".").map(String.init)
        if request.command.hasPrefix("case."), let subject = request.subject { words.append(TypedForm.quoted(subject)) }
        for key in ["procedure"] + ProcedureKeys.naming.values.sorted() {
            if let value = request[key] { words += ["--\(key)", TypedForm.quoted(value)] }
        }
        return (words + ["--help"]).joined(separator: " ")
    }

    private func lines(_ text: Bilingual, _ code: String?, _ hints: [Bilingual]) -> [String] {
        let mark = code.map { " [\(Sanitizer.line($0))]" } ?? ""
        return [style.alarm(Texts.error[language]) + Sanitizer.line(text[language]) + mark] + hints.map(hint)
    }

    private func hint(_ text: Bilingual) -> String { Texts.hint[language] + Sanitizer.line(text[language]) }
}
