import AdminProtocol
import JSONText
import Wording

/// Usage from the catalogue that is built in: readable without a daemon.
struct HelpText: Sendable {
    let catalogue: CommandCatalogue
    let language: Language
    let style: Style
    let width: CellWidth

    /// Help on everything, on a noun or on a command; nil when there is no such thing.
    func lines(_ topic: String?) -> [String]? {
        guard let topic else { return overview }
        if let own = ownTopics.first(where: { $0.0 == topic }) { return [own.1[language]] }
        if let spec = catalogue[topic] { return command(spec) }
        let commands = catalogue.commands.filter { $0.name.hasPrefix(topic + ".") }
        return commands.isEmpty ? nil : list(commands)
    }

    /// What a procedure adds to a command, by action, record type or role.
    func added(by rows: [JSONObject], to command: String) -> [String] {
        let known = Set(catalogue[command]?.keys.map(\.name) ?? [])
        let values = ValueText(language: language, isForPeople: true)
        return rows.flatMap { row in
            let keys = (row["keys"]?.array ?? []).compactMap(\.object).filter { key in
                key["name"]?.string.map { !known.contains($0) } ?? false
            }
            let title = ["action": "--do", "record": "--type", "role": "--role"].compactMap { member, flag in
                row[member].map { "\(flag) \(values.people($0))" }
            }.first
            if keys.isEmpty && title == nil { return [String]() }
            let entries = keys.map { key in (added(key, values), added(helpOf: key, values)) }
            return [""] + (title.map { [style.head($0)] } ?? []) + aligned(entries)
        }
    }

    private func added(_ key: JSONObject, _ values: ValueText) -> String {
        let kinds = key["values"]?.array.map { $0.map(values.people).joined(separator: "|") }
        // Where the choices are many, the sentence beside them names them too.
        let kind = kinds.flatMap { $0.utf8.count <= 24 ? $0 : nil } ?? key["type"].map(values.people) ?? ""
        return "--\(key["name"].map(values.people) ?? "") \(kind)" + (key["list"]?.bool == true ? " …" : "")
    }

    private func added(helpOf key: JSONObject, _ values: ValueText) -> String {
        let required = Bilingual(zh: "（必填）", en: " (required)")
        let example = key["example"].map { Bilingual(zh: "，例 ", en: ", e.g. ")[language] + values.people($0) } ?? ""
        return (key["help"].map(values.people) ?? "") + (key["required"]?.bool == true ? required[language] : "")
            + example
    }

    private var overview: [String] {
        let form = "parley [--socket PATH] [--json|--csv] [--lang zh|en] NOUN VERB [SUBJECT] [--KEY VALUE …]"
        let usage = Bilingual(zh: "用法", en: "usage")
        let options = Bilingual(zh: "选项", en: "options")
        let commands = Bilingual(zh: "命令", en: "commands")
        let ends = Bilingual(
            zh: "退出码：0 成功 · 1 失败 · 2 用法或请求有误 · 3 没有找到 · 4 无权 · 5 冲突 · 6 条件未满足 · 7 稍后再试 · 8 结果不明 · 130 中断",
            en:
                "exit status: 0 done · 1 failed · 2 usage or malformed request · 3 not found · 4 forbidden · 5 conflict · "
                + "6 blocked by a condition · 7 try later · 8 outcome unknown · 130 Ctrl-C")
        let values = Bilingual(
            zh: "长文字：--text @文件，或 --text - 从标准输入读取。单独的 parley 进入交互会话。",
            en: "Long text: --text @FILE, or --text - for standard input. `parley` alone is an interactive session.")
        let optionRows = ClientOption.allCases.map { option in
            ("--\(option.rawValue)" + (option.value.map { " \($0)" } ?? ""), option.text[language])
        }
        return [style.head(usage[language]), "  " + form] + ownTopics.map { "  parley \($0.1[language])" } + [
            "", style.head(commands[language]),
        ]
            + list(catalogue.commands) + ["", style.head(options[language])] + aligned(optionRows)
            + ["", values[language], ends[language]]
    }

    /// What is the client's alone.
    private var ownTopics: [(String, Bilingual)] {
        [
            (
                "raw",
                Bilingual(
                    zh: "raw ['协议行']   一行协议，原样答复；不写则读标准输入",
                    en: "raw ['LINE']   a line of the protocol as it is; without it, standard input")
            ),
            (
                "due.calendar",
                Bilingual(
                    zh: "due calendar [--office 单位 | --assignee 账户] [--out 文件]   期限的 iCalendar 日历；默认为本人的",
                    en:
                        "due calendar [--office X | --assignee Y] [--out FILE]   deadlines as an iCalendar file; default: your own"
                )
            ),
            (
                "procedure.picture",
                Bilingual(
                    zh: "procedure show 程序 --format svg [--out 文件]   经 Graphviz 画图；--out 也用于 yaml、mermaid、dot",
                    en:
                        "procedure show P --format svg [--out FILE]   a picture by Graphviz; --out goes with yaml, mermaid, dot too"
                )
            ),
            (
                "case.doc.template",
                Bilingual(
                    zh: "case doc 案号 --template 模板 [--format md|html|docx|pdf] [--out 文件]   由案件数据生成文书并登记",
                    en:
                        "case doc CASE --template ID [--format md|html|docx|pdf] [--out FILE]   a document made from the case, registered and written"
                )
            ),
            (
                "import",
                Bilingual(
                    zh: SheetTexts.usage.zh + "   表格（CSV，UTF-8 或 GB18030）逐行立案；可续传、可重复；--dry 只检查",
                    en: SheetTexts.usage.en
                        + "   a case for each row of a table (CSV, UTF-8 or GB18030); can be repeated; --dry only checks"
                )
            ),
            (
                "export",
                Bilingual(
                    zh: SheetTexts.exportUsage.zh + "   导出案件，不含调解秘密与敏感信息",
                    en: SheetTexts.exportUsage.en
                        + "   cases as a file, without what is confidential to a mediation or sensitive")
            ),
            (
                "completions",
                Bilingual(
                    zh: "completions bash|zsh|fish   打印补全脚本",
                    en: "completions bash|zsh|fish   print a completion script")
            ),
        ]
    }

    private func list(_ commands: [CommandSpec]) -> [String] {
        aligned(commands.map { (typed($0.name) + subject($0), $0.help[language]) })
    }

    private func command(_ spec: CommandSpec) -> [String] {
        var lines = [
            spec.help[language], "",
            "  parley " + typed(spec.name) + subject(spec) + (spec.keys.isEmpty ? "" : " [--KEY VALUE …]"),
        ]
        if let subject = spec.subject { lines += ["", style.head(subject.name), "  " + subject.help[language]] }
        if !spec.keys.isEmpty {
            lines += [""] + aligned(spec.keys.map { ("--\($0.name) " + kind($0), describe($0)) })
        }
        lines += ["", "  " + TypedForm.shell(spec.example)]
        return lines
    }

    private func kind(_ key: KeySpec) -> String {
        (key.values.isEmpty ? key.type.rawValue : key.values.joined(separator: "|")) + (key.list ? " …" : "")
    }

    private func describe(_ key: KeySpec) -> String {
        let required = Bilingual(zh: "（必填）", en: " (required)")
        return key.help[language] + (key.required ? required[language] : "")
    }

    private func typed(_ name: String) -> String { name.split(separator: ".").joined(separator: " ") }

    private func subject(_ spec: CommandSpec) -> String {
        guard let subject = spec.subject else { return "" }
        return subject.required ? " \(subject.name.uppercased())" : " [\(subject.name.uppercased())]"
    }

    private func aligned(_ rows: [(String, String)]) -> [String] {
        let widest = min(44, rows.reduce(0) { max($0, width.of($1.0)) })
        return rows.map { "  " + width.pad($0.0, to: widest) + "  " + $0.1 }
    }
}
