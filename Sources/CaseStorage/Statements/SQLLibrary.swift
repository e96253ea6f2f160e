import Postgres

/// The SQL files that are built into the program.
enum SQLLibrary {
    /// The statements of `sql/queries` by the name in their `-- name:` line.
    static let statements: [String: SQLStatement] = {
        var statements: [String: SQLStatement] = [:]
        for (path, text) in Embedded.files where path.hasPrefix("queries/") {
            for statement in parse(text) { statements[statement.name] = statement }
        }
        return statements
    }()

    /// The files of a folder below `sql/`, in the order of their names.
    static func files(in folder: String) -> [(name: String, text: String)] {
        Embedded.files.filter { $0.key.hasPrefix(folder + "/") }
            .map { (name: String($0.key.dropFirst(folder.utf8.count + 1)), text: $0.value) }
            .sorted { $0.name < $1.name }
    }

    /// One file by its path below `sql/`; absent only by a bug.
    static func file(_ path: String) -> String {
        guard let text = Embedded.files[path] else { preconditionFailure("no file sql/\(path)") }
        return text
    }

    /// Splits a text at its `-- name: x` lines.
    static func parse(_ text: String) -> [SQLStatement] {
        let mark = "-- name: "
        var found: [(name: String, lines: [Substring])] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(mark) {
                found.append((name: String(line.dropFirst(mark.count)), lines: []))
            } else if !found.isEmpty {
                found[found.count - 1].lines.append(line)
            }
        }
        return found.map { SQLStatement(name: $0.name, sql: $0.lines.joined(separator: "\n")) }
    }
}
