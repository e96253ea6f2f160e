extension CommandCatalogue {
    static let knowledgeCommands: [CommandSpec] = []
}
