import AdminProtocol

/// What of a line may be kept on disk: no secret values, and of lines that cannot be read no values at all.
struct HistoryRedaction: Sendable {
    let catalogue: CommandCatalogue

    /// The line as it is kept, without a value where a secret was; nil when nothing of it should be kept. A line with a
    /// value left out is no request, so that it cannot be sent again by mistake.
    func kept(_ line: String) -> String? {
        guard
            case .request(let command, let subject, let pairs)? = try? LineInterpreter(catalogue: catalogue).shape(line)
        else { return nil }
        let spec = catalogue[command]
        var words = [command]
        if let subject { words.append(LineForm.value(subject)) }
        for (name, value) in pairs {
            // What a procedure's own keys hold is not known here: parties' names, numbers, amounts.
            let isOpen = spec?.key(name).map { !$0.secret && $0.type != .text } ?? false
            words.append(isOpen ? "\(name)=\(LineForm.value(value))" : "\(name)=")
        }
        return words.joined(separator: " ")
    }
}
