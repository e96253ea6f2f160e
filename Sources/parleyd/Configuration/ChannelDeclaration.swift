import FoundationEssentials
import Mediation
import Wording
import Yams

/// One entry of `channels:` as it stands in the file, its words checked and nothing more.
struct ChannelDeclaration: Sendable {
    let name: String
    let place: String
    private var values: [String: (words: [String], place: String)] = [:]

    /// True where both say the same, wherever in their files.
    func says(sameAs other: ChannelDeclaration) -> Bool {
        name == other.name && values.mapValues(\.words) == other.values.mapValues(\.words)
    }

    subscript(key: String) -> String? { values[key]?.words.first }
    func words(_ key: String) -> [String]? { values[key]?.words }
    func place(of key: String) -> String { values[key]?.place ?? place }

    /// What may be shown: a URL may hold a key, and is not.
    var summary: String {
        let owner = self["office"] ?? self["account"] ?? ""
        return "\(self["type"] ?? "") → \(owner): \(words("kinds")?.joined(separator: " ") ?? "all")"
    }

    /// Reads every entry and tells every problem.
    static func read(_ node: Node, path: String, problems: inout [String]) -> [ChannelDeclaration] {
        guard let mapping = node.mapping else {
            problems.append("\(path):\(node.mark?.line ?? 1): channels: 应为名称与设置 / names and settings expected")
            return []
        }
        return mapping.map { key, value in
            ChannelDeclaration(key.string ?? "", value, "\(path):\(key.mark?.line ?? 1)", path, &problems)
        }
    }

    private init(_ name: String, _ node: Node, _ place: String, _ path: String, _ problems: inout [String]) {
        self.name = name
        self.place = place
        if Delivery.Channel(rawValue: name) == nil || ["smtp", "spool"].contains(name) {
            problems.append(
                "\(place): channels.\(name): 名称应为小写字母、数字与连字符，至多 32 个，且不为 smtp、spool / "
                    + "a name is lower-case letters, digits and hyphens, 32 at most, and not smtp or spool")
        }
        guard let mapping = node.mapping else {
            problems.append("\(place): channels.\(name): 应为键值 / keys and values expected")
            return
        }
        for (key, value) in mapping { read(key, value, path, &problems) }
        for setting in ChannelSetting.all where setting.isRequired && values[setting.name] == nil {
            problems.append("\(place): channels.\(name): 缺少 \(setting.name) / is missing: \(setting.help.en)")
        }
        for (one, other) in [("url", "url-file"), ("office", "account")]
        where (self[one] == nil) == (self[other] == nil) {
            problems.append(
                "\(place): channels.\(name): \(one) 与 \(other) 须给且只给一个 / exactly one of \(one) and \(other)")
        }
        if self["secret-file"] != nil, self["secret-env"] != nil {
            problems.append("\(place): channels.\(name): secret-file 与 secret-env 只能给一个 / only one of these")
        }
    }

    private mutating func read(_ key: Node, _ value: Node, _ path: String, _ problems: inout [String]) {
        let (word, place) = (key.string ?? "", "\(path):\(key.mark?.line ?? 1)")
        guard let setting = ChannelSetting.all.first(where: { $0.name == word }) else {
            problems.append(
                "\(place): channels.\(name): 没有设置项 \(word) / no setting \(word); "
                    + ChannelSetting.all.map(\.name).joined(separator: " "))
            return
        }
        let isList = word == "kinds"
        let nodes = isList ? value.sequence.map { Array($0) } ?? [value] : [value]
        let words = nodes.compactMap(\.scalar?.string)
        guard words.count == nodes.count, !words.isEmpty, !words.contains("") else {
            problems.append(
                "\(place): channels.\(name).\(word): 应为\(isList ? "一列词" : "单个值") / takes \(isList ? "a list of words" : "one value")"
            )
            return
        }
        for given in words where !setting.words.isEmpty && !setting.words.contains(given) {
            let known = setting.words.joined(separator: " ")
            problems.append("\(place): channels.\(name).\(word): 应为其一 / must be one of: \(known), not \(given)")
        }
        values[word] = (words, place)
    }
}
