import Glibc

/// Graphviz, where it is installed: started directly and never by way of a shell.
enum Graphviz {
    /// The picture of a graph as SVG.
    static func svg(of graph: String) throws(ClientFailure) -> [UInt8] {
        let (input, output) = try (Self.input(graph), tmpfile())
        guard let output else { throw .local(Texts.drawingFailed(ErrorNumber.sentence(errno))) }
        defer {
            fclose(input)
            fclose(output)
        }
        try run(["dot", "-Tsvg"], from: fileno(input), to: fileno(output))
        rewind(output)
        var picture: [UInt8] = []
        while true {
            let more = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, filled in
                filled = fread(buffer.baseAddress, 1, 65_536, output)
            }
            if more.isEmpty { return picture }
            picture += more
        }
    }

    /// What Graphviz finds its fonts by.
    private static let handedOn = [
        "PATH", "HOME", "LANG", "LC_ALL", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH",
    ]

    /// A file without a name holds the graph, so that neither side ever waits for the other.
    private static func input(_ graph: String) throws(ClientFailure) -> UnsafeMutablePointer<FILE> {
        guard let file = tmpfile() else { throw .local(Texts.drawingFailed(ErrorNumber.sentence(errno))) }
        let bytes = Array(graph.utf8)
        let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        guard written == bytes.count, fflush(file) == 0 else {
            fclose(file)
            throw .local(Texts.drawingFailed(ErrorNumber.sentence(errno)))
        }
        rewind(file)
        return file
    }

    private static func run(_ words: [String], from input: Int32, to output: Int32) throws(ClientFailure) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        // What it says about missing fonts is not for people.
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var arguments = words.map { strdup($0) } + [nil]
        var environment =
            Self.handedOn.compactMap { name in getenv(name).map { strdup("\(name)=\(String(cString: $0))") } } + [nil]
        defer { (arguments + environment).forEach { free($0) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, words[0], &actions, nil, &arguments, &environment)
        guard code == 0 else {
            throw code == ENOENT ? .local(Texts.noGraphviz) : .local(Texts.drawingFailed(ErrorNumber.sentence(code)))
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // An exit of 127: spawned by an older library, which finds out late that there is no such program.
        if status == 127 << 8 { throw .local(Texts.noGraphviz) }
        guard status == 0 else { throw .local(Texts.drawingFailed("dot: \(status)")) }
    }
}
