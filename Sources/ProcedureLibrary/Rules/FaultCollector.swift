import Wording
import Yams

/// Gathers what is wrong while files are read, so that an author sees all of it at once. Used within one call only.
final class FaultCollector {
    private(set) var faults: [FileFault] = []

    func report(_ file: String, line: Int, zh: String, en: String) {
        faults.append(FileFault(file: file, line: line, text: Bilingual(zh: zh, en: en)))
    }

    /// Throws what was gathered, if anything.
    func check() throws(FileFaults) {
        guard !faults.isEmpty else { return }
        throw FileFaults(faults: faults.sorted { ($0.file, $0.line) < ($1.file, $1.line) })
    }

    /// The single document of a YAML text; nil after reporting why there is none.
    func document(_ yaml: String, file: String) -> Node? {
        do {
            if let node = try Yams.compose(yaml: yaml) { return node }
            report(file, line: 1, zh: "文件为空", en: "the file is empty")
        } catch let error as YamlError {
            let problem = SyntaxProblem(error)
            report(
                file, line: problem.line, zh: "不是合法的 YAML：\(problem.what.zh)",
                en: "not lawful YAML: \(problem.what.en)")
        } catch {
            report(file, line: 0, zh: "无法读取：\(error)", en: "cannot be read: \(error)")
        }
        return nil
    }
}
