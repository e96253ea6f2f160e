import Foundation

/// Writes the text files of one folder as Swift raw string literals, so that the programs need no files beside them.
/// Usage: EmbedTool OUTPUT ROOT; names in the table are relative to ROOT.
@main
struct EmbedTool {
    private static let endings = [".sql", ".yaml", ".tsv", ".txt", ".md"]

    static func main() throws {
        guard CommandLine.arguments.count == 3 else { throw CocoaError(.fileNoSuchFile) }
        let (output, root) = (CommandLine.arguments[1], CommandLine.arguments[2])
        let names = try FileManager.default.subpathsOfDirectory(atPath: root)
            .filter { name in endings.contains { name.hasSuffix($0) } && !name.hasSuffix("README.md") }
        var swift = "/// Text files built into the program, by their path below the folder that was embedded.\n"
        swift += "enum Embedded {\n    static let files: [String: String] = [\n"
        for name in names.sorted() {
            let text = try String(contentsOfFile: root + "/" + name, encoding: .utf8)
            swift += "        \"\(name)\": ##\"\"\"\n\(text)\n\"\"\"##,\n"
        }
        swift += names.isEmpty ? "        :\n    ]\n}\n" : "    ]\n}\n"
        // What has not changed is left alone, so that nothing is compiled for it.
        if (try? String(contentsOfFile: output, encoding: .utf8)) == swift { return }
        try swift.write(toFile: output, atomically: true, encoding: .utf8)
    }
}
