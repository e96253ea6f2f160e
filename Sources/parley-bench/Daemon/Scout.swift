import JSONText

/// Leads the first case by `case.why` and its fixes, and notes every line that it sent.
struct Scout {
    private let daemon: Conversation
    private let procedure: String
    private let actions: [JSONObject]
    private let initial: String
    private let described: [JSONObject]

    init(_ daemon: Conversation, procedure: String) throws(BenchFailure) {
        self.daemon = daemon
        self.procedure = procedure
        let shown = try daemon.ask("procedure.show \(procedure) format=json").first
        actions = Self.objects(shown["actions"]).filter { Self.words($0["by"]) != ["system"] }
        initial = Self.objects(shown["states"]).first { $0["kind"]?.string == "initial" }?["id"]?.string ?? ""
        described = try daemon.ask("describe case.advance procedure=\(procedure)").rows
    }

    func plan() throws(BenchFailure) -> Plan {
        let (away, back) = try cycle()
        let opening = try opening()
        let opened = try daemon.ask("\(opening) title=\"基准案件\"")
        guard let id = opened.first["case"]?.string else { throw BenchFailure("case.open names no case") }
        var steps: [String] = []
        for action in try path(to: Self.words(away["from"])) { try lead(id, through: action, noting: &steps) }
        let version = try daemon.ask("case.show \(id)").first["version"]?.integer ?? 0
        return Plan(
            opening: opening, steps: steps, version: Int(version),
            cycle: [away, back].map { Self.id($0) + required(Self.id($0)) }, scout: id)
    }

    /// Two actions that lead to and fro, of which the first suspends a clock that the second resumes.
    private func cycle() throws(BenchFailure) -> (away: JSONObject, back: JSONObject) {
        for away in actions {
            let clocks = Self.words(away["suspends"])
            guard !clocks.isEmpty, let home = Self.words(away["from"]).first, let there = away["to"]?.string else {
                continue
            }
            let back = actions.first {
                Self.words($0["resumes"]) == clocks && Self.words($0["from"]).contains(there)
                    && $0["to"]?.string == home
            }
            if let back { return (away, back) }
        }
        throw BenchFailure("\(procedure) has no clock that two actions suspend and resume for ever")
    }

    /// The actions of a shortest way from the opening to one of the states.
    private func path(to goals: [String]) throws(BenchFailure) -> [String] {
        var ways: [String: [String]] = [initial: []]
        var frontier = [initial]
        while !frontier.isEmpty {
            if let goal = frontier.first(where: goals.contains) { return ways[goal] ?? [] }
            var next: [String] = []
            for state in frontier {
                for action in actions where Self.words(action["from"]).contains(state) {
                    guard let to = action["to"]?.string, ways[to] == nil else { continue }
                    ways[to] = (ways[state] ?? []) + [Self.id(action)]
                    next.append(to)
                }
            }
            frontier = next
        }
        throw BenchFailure("no way from \(initial) to \(goals)")
    }

    /// Meets an action's conditions by their fixes and takes it.
    private func lead(_ id: String, through action: String, noting steps: inout [String]) throws(BenchFailure) {
        for _ in 0..<20 {
            let why = try daemon.ask("case.why \(id) do=\(action)")
            let fixes = why.rows.compactMap { $0["ok"]?.bool == false ? $0["fix"]?.string : nil }
            if fixes.isEmpty { break }
            for fix in fixes { try send(fix, about: id, noting: &steps) }
        }
        let version = try daemon.ask("case.show \(id)").first["version"]?.integer ?? 0
        try send("case.advance \(id) do=\(action) if=\(version)\(required(action))", about: id, noting: &steps)
    }

    private func send(_ line: String, about id: String, noting steps: inout [String]) throws(BenchFailure) {
        _ = try daemon.ask(line)
        steps.append(line.split(separator: " ").map { $0 == id ? "$1" : $0 }.joined(separator: " "))
    }

    /// `case.open …` without title and key.
    func opening() throws(BenchFailure) -> String {
        let row = try daemon.ask("describe case.open procedure=\(procedure)").first
        return "case.open procedure=\(procedure)" + examples(row, except: ["procedure", "title"], also: ["office"])
    }

    private func required(_ action: String) -> String {
        guard let row = described.first(where: { $0["action"]?.string == action }) else { return "" }
        return examples(row, except: ["do", "if"], also: [])
    }

    /// The required keys of a described command with their examples.
    private func examples(_ row: JSONObject, except known: Set<String>, also wanted: Set<String>) -> String {
        Self.objects(row["keys"]).filter { key in
            let name = key["name"]?.string ?? ""
            return (key["required"]?.bool == true && !known.contains(name)) || wanted.contains(name)
        }.map { " \($0["name"]?.string ?? "")=\(JSONValue.string($0["example"]?.string ?? "").line)" }.joined()
    }

    private static func id(_ action: JSONObject) -> String { action["id"]?.string ?? "" }
    private static func objects(_ value: JSONValue?) -> [JSONObject] { value?.array?.compactMap(\.object) ?? [] }
    private static func words(_ value: JSONValue?) -> [String] { value?.array?.compactMap(\.string) ?? [] }
}
