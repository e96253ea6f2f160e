import Foundation
import Glibc
import JSONText

/// A real `parleyd` on a data folder of its own, as a user starts it. Every process that it starts, it ends.
public final class DaemonFixture: Sendable {
    /// Everything that the daemon writes lies below it.
    public let folder: String
    /// The path of the daemon's socket.
    public var socket: String { folder + "/admin.sock" }
    /// The daemon's data folder.
    public var data: String { folder + "/data" }
    /// Where its notices lie as files.
    public var spool: String { database == nil ? data + "/spool" : folder + "/spool" }
    private let arguments: [String]
    private let database: String?
    // The fixture is used by one test at a time; starting and ending alternate.
    private nonisolated(unsafe) var process: Process?

    /// A folder below the system's temporary one, short enough for socket paths.
    /// - Parameter database: a connection string to a migrated database in place of a PostgreSQL of its own.
    public init(database: String? = nil, arguments: [String] = []) throws {
        folder = "/tmp/parley-t\(UInt32.random(in: 0 ... .max))"
        self.arguments = arguments
        self.database = database
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    }

    /// The programs beside the test bundle.
    public static var programs: URL {
        let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        var folder = bundle
        while folder.path() != "/" {
            if FileManager.default.isExecutableFile(atPath: folder.appending(path: "parleyd").path()) { return folder }
            folder = folder.deletingLastPathComponent()
        }
        return URL(filePath: FileManager.default.currentDirectoryPath).appending(path: ".build/debug")
    }

    /// The daemon's process id while it runs.
    public var pid: Int32? { process?.processIdentifier }

    /// Starts the daemon and returns a client once it answers.
    public func start() async throws -> LineClient {
        let process = Process()
        process.executableURL = Self.programs.appending(path: "parleyd")
        process.arguments =
            ["serve", "--socket", socket, "--bootstrap"] + (database.map { ["--database", $0] } ?? ["--data", data])
            + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["PARLEY_SPOOL": spool]) { $1 }
        let log = folder + "/parleyd.log"
        if !FileManager.default.fileExists(atPath: log) {
            _ = FileManager.default.createFile(atPath: log, contents: nil)
        }
        if let handle = FileHandle(forWritingAtPath: log) {
            handle.seekToEndOfFile()
            process.standardError = handle
            process.standardOutput = handle
        }
        try process.run()
        self.process = process
        return try await ready()
    }

    /// A client once the daemon is ready; gives up after a minute or when the daemon ends.
    public func ready() async throws -> LineClient {
        let end = Date().addingTimeInterval(60)
        while Date() < end, process?.isRunning ?? true {
            if let client = try? await LineClient(socket),
                let status = try? await client.call("ops.status"), status.first["ready"]?.bool == true
            {
                return client
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw LineClosed()
    }

    /// Ends the daemon at once, as a power cut would, and leaves its PostgreSQL to the next one.
    public func kill9() {
        guard let process, process.isRunning else { return }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        self.process = nil
    }

    /// Lets the daemon stand still, as a frozen virtual machine does; its connections stay.
    public func freeze() {
        if let pid { kill(pid, SIGSTOP) }
    }

    /// Lets it go on where it stood.
    public func thaw() {
        if let pid { kill(pid, SIGCONT) }
    }

    /// Stops the daemon in order and removes the folder, or moves it to where it is kept.
    public func stop(keepingAt kept: String? = nil) {
        if let process, process.isRunning {
            thaw()
            kill(process.processIdentifier, SIGTERM)
            process.waitUntilExit()
        }
        process = nil
        if let kept {
            try? FileManager.default.moveItem(atPath: folder, toPath: kept)
        } else {
            try? FileManager.default.removeItem(atPath: folder)
        }
    }

    /// Runs the client program with arguments; its output, errors and exit code.
    public func parley(_ arguments: [String], environment: [String: String] = [:]) throws
        -> (output: String, errors: String, code: Int32)
    {
        let process = Process()
        process.executableURL = Self.programs.appending(path: "parley")
        process.arguments = ["--socket", socket] + arguments
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "zh_CN.UTF-8"].merging(environment) { $1 }
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let out = output.fileHandleForReading.readDataToEndOfFile()
        let err = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: out, as: UTF8.self), String(decoding: err, as: UTF8.self), process.terminationStatus)
    }
}

extension DaemonFixture {
    /// Ends the daemon's own PostgreSQL at once, as the kernel's out-of-memory killer would, and returns a client once the
    /// daemon is ready with another one. A daemon that has not yet noticed the loss still calls itself ready.
    public func replacePostgres() async throws -> LineClient {
        guard let old = postmaster else { throw LineClosed() }
        kill(old, SIGKILL)
        let end = Date().addingTimeInterval(60)
        while Date() < end, process?.isRunning ?? true {
            if let new = postmaster, new != old { return try await ready() }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw LineClosed()
    }

    /// The process id in the server's own file; nil while there is none.
    private var postmaster: Int32? {
        let file = try? String(contentsOfFile: data + "/postgres/postmaster.pid", encoding: .utf8)
        return file?.split(separator: "\n").first.flatMap { Int32($0) }
    }
}
