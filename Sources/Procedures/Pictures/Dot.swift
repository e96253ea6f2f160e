import Wording

/// A procedure as a Graphviz digraph.
public enum Dot {
    /// The graph's text, labels in `language`. What only time does is dashed; ends have a double border.
    public static func text(_ procedure: Procedure, in language: Language = .zh) -> String {
        var lines = [
            "digraph \(quoted(procedure.id)) {",
            "    label=\(quoted("\(procedure.name[language]) v\(procedure.version)"));",
            "    rankdir=LR;",
            "    node [shape=box, style=rounded];",
        ]
        for state in procedure.states {
            lines.append("    \(quoted(state.id)) [label=\(quoted(state.name[language]))\(border(state.kind))];")
        }
        for action in procedure.actions {
            let dashed = action.isSystem ? ", style=dashed" : ""
            for from in action.from {
                let label = quoted(action.name[language])
                lines.append("    \(quoted(from)) -> \(quoted(action.to)) [label=\(label)\(dashed)];")
            }
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private static func border(_ kind: CaseStateKind.Kind) -> String {
        switch kind {
        case .initial: ", penwidth=2"
        case .active: ""
        case .terminal: ", peripheries=2"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0 == "\n" ? "\\n" : String($0) }.joined() + "\""
    }
}
