extension CommandCatalogue {
    static let caseCommands: [CommandSpec] = []
}
