import Wording
import Yams

/// Finds the second occurrence of a word in a mapping, which Yams refuses without saying where it stands.
struct DuplicateWords {
    /// Put before a word that was told already; no file can mean it.
    static let mark = "\u{E000}"

    let file: String

    /// The text with the next occurrence of `word` after `mark` set aside; nil where it cannot be found.
    func setAside(_ word: String, near mark: Mark, in text: String, _ log: ProblemLog) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Mark counts lines and columns from 1. Block style first: the same column on a later line.
        for index in lines.indices.dropFirst(mark.line) {
            let indent = lines[index].prefix { $0 == " " }.count
            guard indent == mark.column - 1, starts(lines[index].dropFirst(indent), with: word) else { continue }
            tell(word, index + 1, log)
            lines[index] =
                String(lines[index].prefix(indent)) + "\(Self.mark)\(index)-" + lines[index].dropFirst(indent)
            return lines.joined(separator: "\n")
        }
        tell(word, mark.line, log)
        return nil
    }

    private func starts(_ line: Substring, with word: String) -> Bool {
        [word, "\"\(word)\"", "'\(word)'"].contains { form in
            line.hasPrefix(form) && line.dropFirst(form.count).drop { $0 == " " }.first == ":"
        }
    }

    private func tell(_ word: String, _ line: Int, _ log: ProblemLog) {
        log.add(
            SourcePlace(file: file, line: line), zh: "“\(word)”重复出现", en: "`\(word)` occurs twice")
    }
}
