/// Every command of the protocol, in one table.
public struct CommandCatalogue: Sendable {
    /// The commands in the order in which `describe` and `help` list them.
    public let commands: [CommandSpec]
    private let places: [String: Int]

    /// A catalogue of these commands; names are unique.
    public init(_ commands: [CommandSpec]) {
        self.commands = commands
        places = Dictionary(uniqueKeysWithValues: commands.enumerated().map { ($1.name, $0) })
    }

    /// The commands of this version.
    public static let standard = CommandCatalogue(
        sessionCommands + caseCommands + caseChangeCommands + registryCommands + dueCommands + knowledgeCommands
            + figureCommands + reportCommands + noticeCommands + watchCommands
            + accountCommands + opsCommands)

    /// The command with this name.
    public subscript(name: String) -> CommandSpec? { places[name].map { commands[$0] } }
}
