import JSONText

/// How a procedure's cases are opened and led, from the daemon's own descriptions.
struct ProcedureWays {
    let procedure: String
    /// The actions that end a case.
    let ends: Set<String>
    private let opening: JSONObject
    private let described: [JSONObject]

    /// Causes that both procedures know, and what they are called in a title.
    static let causes: [(word: String, title: String)] = [
        ("wage", "拖欠劳动报酬"), ("wage", "加班工资"), ("wage", "年终奖"), ("social", "社会保险缴费"), ("injury", "工伤待遇"),
        ("contract", "确认劳动关系"), ("termination", "违法解除劳动合同"), ("termination", "经济补偿"), ("time", "工作时间与休假"),
        ("welfare", "福利待遇"), ("protection", "劳动保护"), ("noncompete", "竞业限制"), ("dispatch", "劳务派遣"),
        ("platform", "平台派单与扣款"), ("other", "其他劳动"),
    ]

    init(_ talk: Conversation, procedure: String) throws(BenchFailure) {
        self.procedure = procedure
        let shown = try talk.ask("procedure.show \(procedure)").first
        let last = Set(shown.objects("states").filter { $0.text("kind") == "terminal" }.map { $0.text("id") })
        ends = Set(shown.objects("actions").filter { last.contains($0.text("to")) }.map { $0.text("id") })
        opening = try talk.ask("describe case.open procedure=\(procedure)").first
        described = try talk.ask("describe case.advance procedure=\(procedure)").rows
    }

    /// A line that opens a case, without office, title and key: words of an enumeration by chance, other values as the
    /// examples have them.
    func opening(chance: inout Chance, cause: String) -> String {
        var line = "case.open procedure=\(procedure)"
        for key in opening.objects("keys") where !["procedure", "office", "title"].contains(key.text("name")) {
            let values = key["values"]?.array?.compactMap(\.string) ?? []
            let name = key.text("name")
            let isWanted =
                key.flag("required") || (["facts", "court-file-no", "head-count"].contains(name) && chance.happens(40))
            guard isWanted else { continue }
            let value = name == "cause" ? cause : values.isEmpty ? key.text("example") : chance.one(of: values)
            line += " \(name)=\(JSONValue.string(value).line)"
        }
        return line
    }

    /// The values that an action asks for, by their examples.
    func required(_ action: String) -> String {
        let keys = described.first { $0.text("action") == action }?.objects("keys") ?? []
        return keys.filter { $0.flag("required") && !["do", "if"].contains($0.text("name")) }
            .map { " \($0.text("name"))=\(JSONValue.string($0.text("example")).line)" }.joined()
    }
}
