import AdminServer
import Foundation
import Logging
import NIOCore

/// Runs a server in a folder of its own for the time of a test.
func withServer(
    _ handler: EchoHandler = EchoHandler(), _ change: (inout TransportLimits) -> Void = { _ in },
    _ body: (AdminServer, String) async throws -> Void
) async throws {
    try await withTemporaryFolder { folder in
        let path = folder + "/s"
        var limits = TransportLimits()
        change(&limits)
        let server = AdminServer(socket: path, handler: handler, limits: limits, logger: Logger(label: "test"))
        try await server.bind()
        async let running: Void = server.run()
        do {
            try await body(server, path)
            server.drain(within: .seconds(1))
            try await running
        } catch {
            server.drain(within: .zero)
            try? await running
            throw error
        }
    }
}

func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "p\(UInt32.random(in: 0...(.max)))").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
}
