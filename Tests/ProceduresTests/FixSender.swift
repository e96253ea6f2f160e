import JSONText
import Procedures
import Testing

/// Sends a fix line through the decision that its command names, as the daemon would.
struct FixSender {
    private let command: String
    private let pairs: [String: [String]]

    init(_ line: String) throws {
        var words: [String] = []
        var rest = line[...]
        while !rest.isEmpty {
            if rest.first == " " {
                rest = rest.dropFirst()
                continue
            }
            var word = ""
            var quoted = false
            while let character = rest.first, quoted || character != " " {
                if character == "\"" { quoted.toggle() }
                word.append(character)
                rest = rest.dropFirst()
            }
            words.append(word)
        }
        command = try #require(words.first)
        var pairs: [String: [String]] = [:]
        for word in words.dropFirst(words.count > 1 && words[1].hasPrefix("procedure=") ? 1 : 2) {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            try #require(parts.count == 2)
            let value = parts[1].hasPrefix("\"") ? try #require(try JSONReader.read(parts[1]).string) : parts[1]
            pairs[parts[0], default: []].append(value)
        }
        self.pairs = pairs
    }

    func send(to bench: inout Bench) throws {
        var rest = pairs
        func take(_ key: String) -> String? { rest.removeValue(forKey: key)?.first }
        let state = bench.state
        if let version = take("if") { #expect(version == String(state.version)) }
        let decision = bench.decision
        let decided: Decided
        switch command {
        case "case.party":
            let role = take("role")
            let name = take("name")
            let party = take("party")
            let remove = take("remove") == "yes"
            decided = try decision.party(
                state, role: role, name: name, party: party, remove: remove, arguments: rest)
        case "case.record":
            let type = take("type")
            let record = take("record")
            decided = try decision.record(state, type: type, record: record, at: nil, arguments: rest)
        case "case.set": decided = try decision.set(state, title: nil, arguments: rest)
        case "case.doc":
            let kind = try #require(take("kind"))
            let sha256 = try #require(take("sha256"))
            decided = try decision.doc(
                state, kind: kind, sha256: sha256, name: try #require(take("name")), bytes: nil)
        case "case.advance":
            let action = try #require(take("do"))
            decided = try decision.advance(state, action: action, at: nil, reason: nil, arguments: rest)
        case "case.open":
            let (parent, kind) = (try #require(take("parent")), try #require(take("as").flatMap(LinkKind.init)))
            #expect(parent == state.id)
            _ = (take("procedure"), take("office"))
            let other = try decision.open(
                id: "T-2026-9999\(state.links.count)", title: try #require(take("title")), office: "BJ-CY",
                assignee: nil,
                at: nil, parent: parent, as: kind, arguments: rest)
            decided = try decision.link(
                state, to: other.state.id, as: kind.inverse, remove: false, reason: nil)
        case "due.set":
            decided = try decision.setDue(
                state, due: take("due"), what: nil, reason: try #require(take("reason")), on: nil,
                extend: take("extend"), waive: false)
        default:
            Issue.record("no command \(command)")
            return
        }
        bench.take(decided)
    }
}
