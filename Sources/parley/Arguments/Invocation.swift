/// What the command line asks for.
struct Invocation: Sendable, Hashable {
    /// The things that the client can do.
    enum Task: Sendable, Hashable {
        case session
        case version
        /// Usage of everything, of a noun or of a command, from the catalogue that is built in.
        case help(String?)
        /// Usage of a command with the keys that a procedure adds: the one that is named, or the case's own.
        case procedureHelp(CommandLineRequest)
        /// A calendar of deadlines, with the filters of `due.list` and where it is written.
        case calendar(CommandLineRequest)
        /// A document made from a template, with the file that it is written to.
        case form(CommandLineRequest)
        /// A spreadsheet to import; the subject is its file.
        case importing(CommandLineRequest)
        /// Cases to write into a file, with the filters of `case.list`.
        case exporting(CommandLineRequest)
        case completionScript(Shell)
        /// Candidates for the last of the words.
        case candidates([String])
        /// One protocol line, or with nil whatever comes on standard input.
        case raw(String?)
        case request(CommandLineRequest)
    }

    var options: ClientOptions
    var task: Task
}
