extension CommandCatalogue {
    static let accountCommands: [CommandSpec] = []
}
