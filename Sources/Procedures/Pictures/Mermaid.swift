import Wording

/// A procedure as a Mermaid state diagram: dotted names are not used, so any renderer takes it.
public enum Mermaid {
    /// The diagram's text, labels in `language`.
    public static func text(_ procedure: Procedure, in language: Language = .zh) -> String {
        var lines = ["stateDiagram-v2"]
        for state in procedure.states {
            lines.append("    state \"\(label(state.name[language]))\" as \(node(state.id))")
        }
        if let initial = procedure.initialState { lines.append("    [*] --> \(node(initial.id))") }
        for action in procedure.actions {
            let mark = action.isSystem ? "⏱ " : ""
            for from in action.from {
                lines.append("    \(node(from)) --> \(node(action.to)): \(mark)\(label(action.name[language]))")
            }
        }
        for state in procedure.states where state.kind == .terminal { lines.append("    \(node(state.id)) --> [*]") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Mermaid's node names take no hyphens.
    private static func node(_ id: String) -> String { String(id.map { $0 == "-" ? "_" : $0 }) }

    /// Text that ends no label and no line.
    private static func label(_ text: String) -> String {
        String(text.map { "\"\n;:#".contains($0) ? " " : $0 })
    }
}
