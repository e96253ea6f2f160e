import JSONText
import TestSupport

/// Drives a procedure to a terminal state knowing nothing but what the daemon tells: the graph of `procedure.show`, the
/// keys and examples of `describe`, the fixes and days of `case.why`. Business time is moved where only time helps.
struct CatalogueWalker {
    let client: LineClient
    let procedure: String
    private let graph: [Action]
    let initial: String
    let terminals: [String]

    struct Action: Hashable {
        let id: String
        let from: [String]
        let to: String
        let isSystem: Bool
    }

    /// Why a walk ended before its goal.
    struct Stuck: Error, CustomStringConvertible {
        let description: String
    }

    init(_ client: LineClient, procedure: String) async throws {
        self.client = client
        self.procedure = procedure
        let shown = try await client.call("procedure.show \(procedure) format=json").first
        let states = shown["states"]?.array?.compactMap(\.object) ?? []
        initial = states.first { $0["kind"]?.string == "initial" }?["id"]?.string ?? ""
        terminals = states.filter { $0["kind"]?.string == "terminal" }.compactMap { $0["id"]?.string }
        graph = (shown["actions"]?.array ?? []).compactMap(\.object).map { action in
            Action(
                id: action["id"]?.string ?? "",
                from: action["from"]?.array?.compactMap(\.string) ?? [],
                to: action["to"]?.string ?? "",
                isSystem: action["by"]?.array == [.string("system")])
        }
    }

    /// Opens a case and takes it to `goal`, trying the values of the opening's enumerations in turn.
    func walk(to goal: String) async throws -> String {
        var troubles: [String] = []
        for opening in try await openings() {
            do {
                return try await walk(to: goal, opening: opening)
            } catch let stuck as Stuck {
                troubles.append(stuck.description)
            }
        }
        throw Stuck(description: "\(procedure) → \(goal): " + troubles.joined(separator: " | "))
    }

    private func walk(to goal: String, opening: String) async throws -> String {
        let opened = try await client.call(opening)
        guard let id = opened.first["case"]?.string else { throw Stuck(description: "\(opening): \(opened)") }
        var given: Set<String> = []
        for _ in 0..<80 {
            let state = try await client.call("case.show \(id)").first["state"]?.string ?? ""
            if state == goal { return id }
            guard let step = nextStep(from: state, to: goal, without: given) else {
                throw Stuck(description: "\(id) in \(state) cannot reach \(goal); refused: \(given.sorted())")
            }
            if try await !take(step, on: id, in: state) { given.insert("\(state) \(step.id)") }
        }
        throw Stuck(description: "\(id) did not reach \(goal)")
    }

    /// The first action of a shortest way.
    private func nextStep(from state: String, to goal: String, without given: Set<String>) -> Action? {
        var reached: [String: Action?] = [goal: nil]
        var frontier = [goal]
        while !frontier.isEmpty {
            var next: [String] = []
            for target in frontier {
                for action in graph where action.to == target {
                    for from in action.from where !given.contains("\(from) \(action.id)") && reached[from] == nil {
                        if from == state { return action }
                        reached[from] = action
                        next.append(from)
                    }
                }
            }
            frontier = next
        }
        return nil
    }

    /// True where the case moved.
    private func take(_ action: Action, on id: String, in state: String) async throws -> Bool {
        for _ in 0..<40 {
            let now = try await client.call("case.show \(id)").first
            if now["state"]?.string != state { return true }
            let why = try await client.call("case.why \(id) do=\(action.id)")
            if why.status["allowed"]?.bool == true, !action.isSystem { break }
            let unmet = why.rows.filter { $0["ok"]?.bool == false }
            let fixes = unmet.compactMap { $0["fix"]?.string }
            let days = unmet.compactMap { $0["after"]?.string }
            if let day = days.max(), fixes.isEmpty {
                let moved = try await client.call("ops.clock to=\(day)")
                if !moved.isOK { _ = try await client.call("ops.clock advance=1d") }
                continue
            }
            if fixes.isEmpty {
                guard action.isSystem else { return false }
                _ = try await client.call("ops.clock advance=1d")
                continue
            }
            for fix in fixes {
                let fixed = try await client.call(fix)
                // A fix that names a version is told by the one before it that the case has moved on.
                if fixed.code == "conflict" { break }
                guard fixed.isOK else {
                    throw Stuck(description: "fix refused: \(fix) → \(fixed.code ?? "") \(fixed.status.line)")
                }
            }
        }
        if action.isSystem { return false }
        let version = try await client.call("case.show \(id)").first["version"]?.integer ?? 0
        let request = "case.advance \(id) do=\(action.id) if=\(version)" + (try await required(action: action.id))
        let advanced = try await client.call(request)
        if advanced.isOK { return true }
        if advanced.code == "blocked" { return false }
        throw Stuck(description: "\(request) → \(advanced.code ?? "") \(advanced.status.line)")
    }

    private func required(action: String) async throws -> String {
        let described = try await client.call("describe case.advance procedure=\(procedure)").rows
        guard let row = described.first(where: { $0["action"]?.string == action }) else {
            throw Stuck(description: "\(action) is not described")
        }
        return examples(row, except: ["do", "if"])
    }

    private func examples(_ row: JSONObject, except known: Set<String>) -> String {
        (row["keys"]?.array ?? []).compactMap(\.object)
            .filter { $0["required"]?.bool == true && !known.contains($0["name"]?.string ?? "") }
            .map { " \($0["name"]?.string ?? "")=\(JSONValue.string($0["example"]?.string ?? "").line)" }
            .joined()
    }

    /// An opening per value of each required enumeration, and one with every optional key left out.
    private func openings() async throws -> [String] {
        let row = try await client.call("describe case.open procedure=\(procedure)").first
        let keys = (row["keys"]?.array ?? []).compactMap(\.object)
        let base = "case.open procedure=\(procedure)"
        let known: Set<String> = ["procedure"]
        var openings = [base + examples(row, except: known)]
        for key in keys where key["required"]?.bool == true {
            for value in key["values"]?.array?.compactMap(\.string) ?? [] {
                let name = key["name"]?.string ?? ""
                openings.append(
                    base + examples(row, except: known.union([name])) + " \(name)=\(JSONValue.string(value).line)")
            }
        }
        return openings
    }
}
