extension CommandCatalogue {
    static let dueCommands: [CommandSpec] = []
}
