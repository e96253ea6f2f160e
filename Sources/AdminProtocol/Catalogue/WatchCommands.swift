extension CommandCatalogue {
    static let watchCommands: [CommandSpec] = []
}
