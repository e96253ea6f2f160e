import Foundation

/// The Python that `make test` prepared, or the one of the machine.
enum Python {
    private static let prepared = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: ".build/python/bin/python3").path()

    /// Whether it can read calendars.
    static let hasICalendar = (try? run("import icalendar", input: "")) != nil

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// What the script prints about its input.
    static func run(_ script: String, input: String) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "parley-\(UUID().uuidString).ics")
        try Data(input.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let isPrepared = FileManager.default.isExecutableFile(atPath: prepared)
        let process = Process()
        process.executableURL = URL(filePath: isPrepared ? prepared : "/usr/bin/env")
        process.arguments = (isPrepared ? [] : ["python3"]) + ["-c", script]
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "python3: \(process.terminationStatus)")
        }
        return data
    }
}
