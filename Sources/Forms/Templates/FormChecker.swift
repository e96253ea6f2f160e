import Procedures
import Wording

/// Holds a template against a procedure: its kind of document is declared, every name is there and can be printed, no
/// secret leaves, the header's clocks are those of the text.
struct FormChecker {
    let template: FormTemplate
    let procedure: Procedure

    private struct Scope {
        let tag: FormTag
        let node: (any FormNode)?
        /// True where the section is for another procedure, and nothing of it is looked at.
        let skips: Bool
    }

    func problems() -> [FormProblem] {
        var found: [FormProblem] = []
        if procedure.document(template.kind) == nil {
            found.append(problem(1, zh: "程序中没有文书种类 \(template.kind)", en: "there is no document kind \(template.kind)"))
        }
        let root = CaseContext(procedure: procedure, facts: nil, sheet: FormSheet()).root
        var scopes: [Scope] = []
        var clocks: Set<String> = []
        let lines = template.body.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let tags = FormTag.tags(in: line, line: template.firstLine + index) { text in
                found.append(problem(template.firstLine + index, text))
            }
            for tag in tags {
                if tag.role == .close {
                    if scopes.popLast()?.tag.expression != tag.expression {
                        found.append(
                            problem(
                                tag.line, zh: "没有开始的段落 \(tag.expression)", en: "nothing to close: \(tag.expression)"))
                    }
                    continue
                }
                let skips = scopes.last?.skips ?? false
                guard !skips else {
                    if tag.role != .value { scopes.append(Scope(tag: tag, node: nil, skips: true)) }
                    continue
                }
                if tag.name.first == "due", tag.name.count > 1 { clocks.insert(tag.name[1]) }
                let node = node(tag, [root] + scopes.compactMap(\.node), &found)
                guard tag.role != .value else { continue }
                let isOther = tag.name.first == "in" && (tag.name.last == procedure.id) != (tag.role == .section)
                scopes.append(
                    Scope(tag: tag, node: tag.role == .section ? node?.scope : nil, skips: isOther || node == nil))
            }
        }
        for scope in scopes {
            found.append(
                problem(
                    scope.tag.line, zh: "段落 \(scope.tag.expression) 没有结束", en: "\(scope.tag.expression) is not closed"))
        }
        if !clocks.isSubset(of: template.clocks) {
            let missing = clocks.subtracting(template.clocks).sorted().joined(separator: " ")
            found.append(problem(1, zh: "表头 clocks 应写明：\(missing)", en: "the header's clocks lack \(missing)"))
        }
        return found
    }

    /// What a tag names, found as a rendering would find it.
    private func node(_ tag: FormTag, _ scopes: [any FormNode], _ found: inout [FormProblem]) -> (any FormNode)? {
        guard let first = tag.name.first, var node = scopes.reversed().lazy.compactMap({ $0.below(first) }).first else {
            found.append(unknown(tag, tag.name.first ?? ""))
            return nil
        }
        var way = [node]
        for name in tag.name.dropFirst() {
            guard let next = node.below(name) else {
                found.append(unknown(tag, name))
                return nil
            }
            node = next
            way.append(node)
        }
        for form in tag.forms {
            guard let turned = node.turned(form) else {
                found.append(
                    problem(
                        tag.line, zh: "\(tag.expression)：这个值没有 \(form) 的写法",
                        en: "\(tag.expression): the value cannot be turned into \(form)"))
                return nil
            }
            node = turned
        }
        if let objection = way.lazy.compactMap({ $0.subject.flatMap(template.audience.objection) }).first {
            found.append(problem(tag.line, objection))
        } else if tag.role == .value, node.origin == nil {
            found.append(
                problem(
                    tag.line, zh: "\(tag.expression) 不是可以打印的值",
                    en: "\(tag.expression) is not a value that can be printed"))
        }
        return node
    }

    private func unknown(_ tag: FormTag, _ name: String) -> FormProblem {
        let known: [String] =
            switch tag.name.first {
            case "field": Array(procedure.caseFields.keys)
            case "party": procedure.roles.flatMap { [$0.id] + $0.fields.map(\.name) }
            case "record": procedure.records.flatMap { [$0.id] + $0.fields.map(\.name) }
            case "due": procedure.clocks.map(\.id)
            default: []
            }
        let meant = Nearness.nearest(to: name, among: known.sorted()).first
        let isWhole = tag.expression == name
        return problem(
            tag.line,
            zh: (isWhole ? "" : "\(tag.expression)：") + "程序 \(procedure.id) 中没有 \(name)"
                + (meant.map { "；是否 \($0)" } ?? ""),
            en: (isWhole ? "" : "\(tag.expression): ") + "\(procedure.id) has no \(name)"
                + (meant.map { "; did you mean \($0)?" } ?? ""))
    }

    private func problem(_ line: Int, zh: String, en: String) -> FormProblem {
        problem(line, Bilingual(zh: zh, en: en))
    }

    private func problem(_ line: Int, _ text: Bilingual) -> FormProblem {
        FormProblem(file: template.file, line: line, text: text)
    }
}
