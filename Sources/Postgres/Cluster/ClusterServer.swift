import Glibc
import Logging

/// The blocking half of ``EmbeddedCluster``: makes, starts, adopts and ends a server. Runs in dedicated threads only.
struct ClusterServer: Sendable {
    let directory: String
    let account: ServerAccount
    let files: ClusterFiles
    let logger: Logger

    private var logPath: String { Files.parent(directory) + "/postgres.log" }

    /// The connection string for a role, over the private socket.
    func conninfo(user: String, database: String) -> String {
        [("host", directory), ("port", "5432"), ("user", user), ("dbname", database)]
            .map { "\($0)='\(Self.escaped($1))'" }.joined(separator: " ")
    }

    /// Takes the lock by which one daemon keeps others off; the kernel frees it when the daemon dies.
    /// - Returns: the descriptor that holds it.
    func lock() throws(ClusterError) -> Int32 {
        let path = directory + ".lock"
        try Files.makeFolders(Files.parent(directory))
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Files.failure(path) }
        // A daemon that is ending, or a program that another thread is just starting, holds it a moment longer.
        let deadline = ContinuousClock.now + .seconds(2)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EWOULDBLOCK, ContinuousClock.now < deadline {
                usleep(10_000)
                continue
            }
            close(descriptor)
            throw code == EWOULDBLOCK ? .inUse(path: directory) : Files.failure(path, code)
        }
        return descriptor
    }

    /// A server that accepts connections: the one that runs, or a new one.
    func bringUp(unless interrupted: Watched<Bool>) throws(ClusterError) -> ServerProcess {
        try checkFolders()
        if Files.status(directory + "/PG_VERSION") == nil { try create() }
        let binaries = try binaries()
        let process: ServerProcess
        if let running = try adopt(interrupted) {
            process = running
        } else {
            process = try launch(binaries, interrupted)
        }
        while PostmasterFile(directory: directory).map({ $0.pid != process.pid || $0.status != "ready" }) ?? true {
            guard !process.isOver else { throw .startFailed(lastWords()) }
            guard !interrupted.value else {
                end(process)
                throw .interrupted
            }
            usleep(5_000)
        }
        return process
    }

    /// Ends a server in order: open transactions are rolled back, everything committed is on disk.
    func end(_ process: ServerProcess) {
        process.signal(SIGINT)
        if process.blocks(atMost: .seconds(60)) { return }
        logger.error("PostgreSQL does not stop; ending it at once", metadata: ["pid": "\(process.pid)"])
        process.signal(SIGQUIT)
        if process.blocks(atMost: .seconds(20)) { return }
        process.signal(SIGKILL)
        _ = process.blocks(atMost: .seconds(5))
    }

    // MARK: Steps

    /// Every folder on the way must let the server's user through.
    private func checkFolders() throws(ClusterError) {
        var folder = Files.parent(directory)
        while true {
            guard let status = Files.status(folder) else { throw Files.failure(folder) }
            guard account.mayEnter(status) else { throw .notEnterable(folder: folder, user: account.name) }
            if folder == "/" { return }
            folder = Files.parent(folder)
        }
    }

    private func binaries() throws(ClusterError) -> ServerBinaries {
        guard let text = Files.read(directory + "/PG_VERSION") else { throw Files.failure(directory + "/PG_VERSION") }
        let version = String(text.prefix { $0 != "\n" })
        guard let major = Int(version), major >= 15 else {
            throw .unsupportedVersion(path: directory, found: version)
        }
        return try ServerBinaries.find(major: version)
    }

    /// Makes a cluster beside its place and moves it there whole, so that a kill leaves nothing half made.
    private func create() throws(ClusterError) {
        guard Files.status(directory) == nil || Files.isEmptyFolder(directory) else {
            throw .notACluster(path: directory)
        }
        let binaries = try ServerBinaries.find(major: nil)
        let staging = directory + ".new"
        let log = try openLog()
        defer { close(log) }
        let visitor = files.visitor
        _ = try ChildProcess.run(["/bin/rm", "-rf", "--", staging], as: visitor, log: log)
        guard mkdir(staging, 0o700) == 0 else { throw Files.failure(staging) }
        if geteuid() == 0, chown(staging, account.uid, account.gid) != 0 { throw Files.failure(staging) }
        logger.info("making a PostgreSQL cluster", metadata: ["path": "\(directory)"])
        var command = [
            binaries.initdb, "--pgdata=\(staging)", "--username=\(account.superuser)", "--auth-local=peer",
            "--auth-host=reject", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-instructions",
        ]
        if files.settings["fsync"] == "off" { command.append("--no-sync") }
        guard try ChildProcess.run(command, as: account, log: log) else { throw .initFailed(lastWords()) }
        let main = staging + "/postgresql.conf"
        _ = try Files.write((Files.read(main) ?? "") + ClusterFiles.include, to: main, owner: account)
        _ = try files.write(into: staging)
        Files.sync(staging)
        guard rename(staging, directory) == 0 else { throw Files.failure(directory) }
        Files.sync(Files.parent(directory))
    }

    /// The server that already runs on the directory, told of what changed in its configuration.
    private func adopt(_ interrupted: Watched<Bool>) throws(ClusterError) -> ServerProcess? {
        guard let file = PostmasterFile(directory: directory), file.isAlive(in: directory) else { return nil }
        let process = ServerProcess(pid: file.pid)
        if file.status == "stopping" {
            while !process.blocks(atMost: .milliseconds(100)) {
                guard !interrupted.value else { throw .interrupted }
            }
            return nil
        }
        if try files.write(into: directory) {
            process.signal(SIGHUP)
            try awaitAccess(interrupted)
        }
        logger.info("adopted a running PostgreSQL", metadata: ["pid": "\(file.pid)"])
        return process
    }

    /// The server reads its files a moment after it is told to; until then it may refuse this daemon's user.
    private func awaitAccess(_ interrupted: Watched<Bool>) throws(ClusterError) {
        let target = ConnectionTarget(
            conninfo: conninfo(user: account.superuser, database: "postgres"), application: "parley", settings: [:])
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            do throws(PostgresError) {
                _ = try Link.open(target, onNotice: { _ in })
                return
            } catch {
                guard !interrupted.value else { throw .interrupted }
                guard ContinuousClock.now < deadline else { throw .startFailed(error.description) }
                usleep(10_000)
            }
        }
    }

    private func launch(
        _ binaries: ServerBinaries, _ interrupted: Watched<Bool>
    ) throws(ClusterError) -> ServerProcess {
        try outwaitOrphans(interrupted)
        forgetImpostor()
        _ = try files.write(into: directory)
        let log = try openLog()
        defer { close(log) }
        let pid = try ChildProcess.start([binaries.postgres, "-D", directory], as: account, log: log)
        logger.info("started PostgreSQL", metadata: ["pid": "\(pid)"])
        return ServerProcess(pid: pid)
    }

    /// A killed postmaster's children hold its shared memory, and the next one refuses to start before they are gone.
    /// They notice by themselves when they next wait; those that do not are ended.
    private func outwaitOrphans(_ interrupted: Watched<Bool>) throws(ClusterError) {
        let begin = ContinuousClock.now
        var means: [(after: Duration, signal: Int32)] = [(.milliseconds(300), SIGQUIT), (.seconds(4), SIGKILL)]
        while true {
            let orphans = PostmasterFile.processes(in: directory)
            guard !orphans.isEmpty else { return }
            guard !interrupted.value else { throw .interrupted }
            if let next = means.first, begin.duration(to: .now) > next.after {
                for orphan in orphans { kill(orphan, next.signal) }
                means.removeFirst()
            }
            usleep(10_000)
        }
    }

    /// Removes the lock files of a server that is gone where its process id lives on: as a killed server that nobody has
    /// reaped yet, or as somebody else's process. PostgreSQL would take either for a running server.
    private func forgetImpostor() {
        guard let file = PostmasterFile(directory: directory), !file.isAlive(in: directory),
            kill(file.pid, 0) == 0 || errno == EPERM
        else { return }
        logger.info("removing a dead server's lock files", metadata: ["pid": "\(file.pid)"])
        for name in ["postmaster.pid", ".s.PGSQL.5432.lock"] { unlink("\(directory)/\(name)") }
    }

    /// A value in a connection string: quotes and backslashes take a backslash.
    private static func escaped(_ value: String) -> String {
        value.reduce(into: "") { $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : String($1) }
    }

    // MARK: The log

    private func openLog() throws(ClusterError) -> Int32 {
        if let size = Files.status(logPath)?.st_size, size > 16 << 20 { rename(logPath, logPath + ".1") }
        let log = open(logPath, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o640)
        guard log >= 0 else { throw Files.failure(logPath) }
        return log
    }

    private func lastWords() -> String {
        let lines = (Files.read(logPath, last: 2_000) ?? "").split(separator: "\n").suffix(6)
        return lines.joined(separator: "; ") + " (see \(logPath))"
    }
}
