import Foundation
import PackagePlugin

/// Turns the text files that belong to a target into one generated Swift file, `Embedded.files`.
@main
struct EmbedResources: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = folder(of: target, in: context.package.directoryURL)
        let files = try textFiles(below: root)
        let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
        return [
            .buildCommand(
                displayName: "Embed \(root.lastPathComponent) in \(target.name)",
                executable: try context.tool(named: "EmbedTool").url,
                arguments: [output.path(), root.path()] + files.map { $0.path() },
                inputFiles: files,
                outputFiles: [output])
        ]
    }

    private func folder(of target: any Target, in package: URL) -> URL {
        switch target.name {
        case "CaseStorage": package.appending(path: "sql", directoryHint: .notDirectory)
        case "AdminProtocol": package.appending(path: "Sources/AdminProtocol/Messages", directoryHint: .notDirectory)
        default: package.appending(path: "Sources/\(target.name)/Resources", directoryHint: .notDirectory)
        }
    }

    private func textFiles(below root: URL) throws -> [URL] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path())
        return paths.sorted()
            .filter { path in [".sql", ".yaml", ".tsv", ".txt"].contains { path.hasSuffix($0) } }
            .map { root.appending(path: $0, directoryHint: .notDirectory) }
    }
}
