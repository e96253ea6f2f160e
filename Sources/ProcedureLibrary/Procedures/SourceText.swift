import Wording
import Yams

/// Turns YAML text into a ``SourceNode``: duplicate words, anchors, aliases and tags are problems, not features.
enum SourceText {
    /// No shipped file comes near; more is a mistake or an attack.
    private static let longest = 1 << 18

    /// The tree of `source`, or nil where it is no mapping; what is wrong goes into `log`.
    static func read(_ source: ProcedureSource, log: ProblemLog) -> SourceNode? {
        let top = SourcePlace(file: source.name, line: 1)
        guard source.text.utf8.count <= longest else {
            log.add(top, zh: "文件过大", en: "the file is too big")
            return nil
        }
        guard aliases(in: source.text) <= 16 else {
            log.add(top, zh: "程序文件中不使用锚点和别名", en: "anchors and aliases are not used in procedure files")
            return nil
        }
        return read(source.text, DuplicateWords(file: source.name), log)
    }

    private static func read(_ text: String, _ seen: DuplicateWords, _ log: ProblemLog) -> SourceNode? {
        let top = SourcePlace(file: seen.file, line: 1)
        do {
            // Every scalar is read as text; what looks like a number is the reader's to judge.
            let parser = try Parser(yaml: text, resolver: .basic)
            // Anchors live as long as the parser.
            return try withExtendedLifetime(parser) {
                guard let node = try parser.singleRoot(), let mapping = node.mapping else {
                    log.add(top, zh: "文件应是一个映射", en: "the file should be a mapping")
                    return nil
                }
                return SourceTree(file: seen.file, log: log).node(.mapping(mapping), line: 1)
            }
        } catch YamlError.duplicatedKeysInMapping(let duplicates, let context) {
            // Reading goes on with the second occurrence set aside, so that everything else is told too.
            guard log.problems.count < 20, let rest = seen.setAside(duplicates[0], near: context.mark, in: text, log)
            else { return nil }
            return read(rest, seen, log)
        } catch {
            let problem = SyntaxProblem(error)
            // What is missing at the end is missed on the line after it.
            let line = min(problem.line, max(1, text.split(separator: "\n", omittingEmptySubsequences: false).count))
            log.add(
                SourcePlace(file: seen.file, line: line), zh: "不是合法的 YAML：\(problem.what.zh)",
                en: "not lawful YAML: \(problem.what.en)")
            return nil
        }
    }

    /// How many words look like aliases: nesting them is the one way to make a small file a big tree.
    private static func aliases(in text: String) -> Int {
        var count = 0
        var before: UInt8 = 0x0A
        var star = false
        for byte in text.utf8 {
            if star, byte != 0x20, byte != 0x0A { count += 1 }
            star = byte == UInt8(ascii: "*") && " \n[{,:-?".utf8.contains(before)
            before = byte
        }
        return count
    }
}
