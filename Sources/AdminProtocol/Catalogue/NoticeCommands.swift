extension CommandCatalogue {
    static let noticeCommands: [CommandSpec] = []
}
