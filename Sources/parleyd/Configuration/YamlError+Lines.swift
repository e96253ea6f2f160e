import Yams

extension YamlError {
    /// What is wrong, a line each, with the place in the file as far as it is known.
    func lines(in text: String, path: String) -> [String] {
        switch self {
        case .duplicatedKeysInMapping(let keys, _):
            keys.map { "\(path):\(Self.lastLine(of: $0, in: text)): \($0) 重复 / repeated" }
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ["\(path):\(mark.line): 不是 YAML / not YAML: \(problem)"]
        default: ["\(path): 不是 YAML / not YAML: \(self)".split(separator: "\n").joined(separator: " ")]
        }
    }

    /// The line that says a key for the last time; Yams tells only where the mapping begins.
    private static func lastLine(of key: String, in text: String) -> Int {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return 1 + (lines.lastIndex { $0.drop { $0 == " " }.hasPrefix(key + ":") } ?? 0)
    }
}
