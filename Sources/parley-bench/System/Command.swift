import Glibc

/// Another program, run to its end.
struct Command {
    let program: String
    let arguments: [String]

    init(_ program: String, _ arguments: [String]) {
        self.program = program
        self.arguments = arguments
    }

    struct Outcome {
        let output: String
        /// Processor time of the program and of the children that it waited for, in microseconds.
        let processor: Double
    }

    /// Starts the program with its output in a file, and its input from a descriptor or from nowhere; the caller waits
    /// for it.
    func start(output: String, input: Int32? = nil) throws(BenchFailure) -> Child {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var pid: pid_t = 0
        let code = posix_spawnp(&pid, program, &actions, nil, words, environ)
        guard code == 0 else { throw BenchFailure(call: program, code: code) }
        return Child(pid: pid)
    }

    /// Runs the program and gives its output; a failure carries what it said.
    func run(in folder: String) throws(BenchFailure) -> Outcome {
        let file = "\(folder)/output-\(getpid())"
        unlink(file)
        let ended = try start(output: file).wait()
        let output = Files.read(file) ?? ""
        guard ended.code == 0 else { throw BenchFailure("\(program) failed (\(ended.code)): \(output.suffix(2_000))") }
        return Outcome(output: output, processor: ended.processor)
    }
}

/// A program that was started.
struct Child {
    let pid: pid_t

    /// Waits for its end.
    func wait() -> (code: Int32, processor: Double) {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(pid, &status, 0, &usage) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return (signal == 0 ? (status >> 8) & 0xFF : 128 + signal, ProcessorTime.microseconds(usage))
    }

    /// True once it has ended; it is then no longer waited for.
    func hasEnded() -> Bool {
        var status: Int32 = 0
        return waitpid(pid, &status, WNOHANG) != 0
    }
}
