extension CommandCatalogue {
    static let opsCommands: [CommandSpec] = []
}
