import Foundation
import PackagePlugin

/// Turns the text files that belong to a target into one generated Swift file, `Embedded.files`.
///
/// The tool lists the folder itself, and the folders are inputs beside the files: a file that is added or removed
/// rebuilds the list, although the build plan knows nothing of it.
@main
struct EmbedResources: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = folder(of: target, in: context.package.directoryURL)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path()).sorted()
        let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
        return [
            .buildCommand(
                displayName: "Embed \(root.lastPathComponent) in \(target.name)",
                executable: try context.tool(named: "EmbedTool").url,
                arguments: [output.path(), root.path()],
                inputFiles: [root] + paths.map { root.appending(path: $0, directoryHint: .notDirectory) },
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
}
