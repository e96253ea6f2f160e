import Foundation

/// Writes the text files of one folder as Swift raw string literals, so that the programs need no files beside them.
/// Usage: EmbedTool OUTPUT ROOT FILE …; names in the table are relative to ROOT.
@main
struct EmbedTool {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.first, let root = arguments.dropFirst().first else {
            throw CocoaError(.fileNoSuchFile)
        }
        var swift = "/// Text files built into the program, by their path below the folder that was embedded.\n"
        swift += "enum Embedded {\n    static let files: [String: String] = [\n"
        for path in arguments.dropFirst(2).sorted() {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let name = String(path.dropFirst(root.count + 1))
            swift += "        \"\(name)\": ##\"\"\"\n"
            swift += text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n")
            swift += "\n\"\"\"##,\n"
        }
        swift += "    ]\n}\n"
        try swift.write(toFile: output, atomically: true, encoding: .utf8)
    }
}
