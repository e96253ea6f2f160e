import Wording

/// A procedure as a Graphviz digraph that stays legible with dozens of states: what leads back to its own state is told
/// inside it, several actions between two states share a line, and an action that leaves many states is told once, where
/// it leads, with a grey line from each of them.
public enum Dot {
    /// The graph's text, labels in `language`. What only time does is dashed; ends have a double border.
    public static func text(_ procedure: Procedure, in language: Language = .zh) -> String {
        let lines = Lines(procedure, language)
        return
            ([
                "digraph \(quoted(procedure.id)) {",
                "    label=\(quoted("\(procedure.name[language]) v\(procedure.version)"));",
                "    labelloc=t; fontsize=20; fontname=\(quoted(fonts)); rankdir=TB; nodesep=0.35; ranksep=0.55;",
                "    node [shape=box, style=rounded, fontsize=13, margin=\"0.15,0.08\", fontname=\(quoted(fonts))];",
                "    edge [fontsize=11, arrowsize=0.7, color=\"#444444\", fontname=\(quoted(fonts))];",
            ] + procedure.states.map { node($0, lines, language) } + lines.edges.map(edge) + ["}"])
            .joined(separator: "\n") + "\n"
    }

    /// Whichever of these a machine has; the first has all the characters of both languages.
    private static let fonts =
        "Noto Sans CJK SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,WenQuanYi Zen Hei,sans-serif"

    /// From how many states an action is told where it leads.
    private static let many = 3

    private static func node(_ state: CaseStateKind, _ lines: Lines, _ language: Language) -> String {
        let remarks =
            lines.loops[state.id, default: []].map { "↻ \($0)" }
            + lines.arrivals[state.id, default: []].map { "← \($0)" }
        let label = ([state.name[language]] + remarks).joined(separator: "\n")
        return "    \(quoted(state.id)) [label=\(quoted(label))\(border(state.kind))];"
    }

    private static func edge(_ edge: Lines.Edge) -> String {
        let dashed = edge.isSystem ? ", style=dashed" : ""
        let look =
            edge.labels.isEmpty
            ? "color=\"#bbbbbb\", arrowsize=0.5" : "label=\(quoted(edge.labels.joined(separator: "\n")))"
        return "    \(quoted(edge.from)) -> \(quoted(edge.to)) [\(look)\(dashed)];"
    }

    /// What is drawn between the states, and what is told inside them.
    private struct Lines {
        struct Edge {
            let from: String
            let to: String
            let isSystem: Bool
            var labels: [String]
        }

        private(set) var edges: [Edge] = []
        private(set) var loops: [String: [String]] = [:]
        private(set) var arrivals: [String: [String]] = [:]

        init(_ procedure: Procedure, _ language: Language) {
            for action in procedure.actions {
                let system = Bilingual(zh: "（系统）", en: "(system) ")
                let name = (action.isSystem ? system[language] : "") + action.name[language]
                let isToldOnce = action.from.filter { $0 != action.to }.count >= Dot.many
                if isToldOnce { arrivals[action.to, default: []].append(name) }
                for from in action.from {
                    if from == action.to {
                        loops[from, default: []].append(name)
                    } else {
                        draw(from, action, isToldOnce ? [] : [action.name[language]])
                    }
                }
            }
        }

        private mutating func draw(_ from: String, _ action: Action, _ labels: [String]) {
            let same = edges.firstIndex {
                $0.from == from && $0.to == action.to && $0.isSystem == action.isSystem
                    && $0.labels.isEmpty == labels.isEmpty
            }
            if let same {
                edges[same].labels += labels
            } else {
                edges.append(Edge(from: from, to: action.to, isSystem: action.isSystem, labels: labels))
            }
        }
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
