import AdminServer
import Foundation
import Glibc
import Logging
import NIOCore
import Testing

@Suite("The socket file", .timeLimit(.minutes(2)))
struct SocketFileTests {
    private func server(_ path: String) -> AdminServer {
        AdminServer(socket: path, handler: EchoHandler(), logger: Logger(label: "test"))
    }

    @Test("has mode 0660 whatever the umask takes, and is gone after the drain")
    func mode() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/s"
            let server = server(path)
            try await server.bind()
            var status = stat()
            #expect(lstat(path, &status) == 0)
            #expect(status.st_mode & 0o7777 == 0o660)
            async let running: Void = server.run()
            server.drain(within: .zero)
            try await running
            #expect(lstat(path, &status) != 0)
        }
    }

    @Test("is refused to a second daemon while the first one lives, and free afterwards")
    func oneInstance() async throws {
        try await withServer { first, path in
            await #expect(throws: SocketError.inUse(path: path)) { try await server(path).bind() }
            unlink(path)
            await #expect(throws: SocketError.inUse(path: path)) { try await server(path).bind() }
        }
        try await withTemporaryFolder { folder in
            let path = folder + "/s"
            for _ in 0..<2 {
                let server = server(path)
                try await server.bind()
                async let running: Void = server.run()
                server.drain(within: .zero)
                try await running
            }
        }
    }

    @Test("left by a daemon that was killed is replaced")
    func stale() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/s"
            let left = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            let bound = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    Glibc.bind(left, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            try #require(bound == 0)
            Glibc.close(left)
            let server = server(path)
            try await server.bind()
            async let running: Void = server.run()
            var client = try await TestClient.connect(path)
            #expect(await client.line() != nil)
            await client.close()
            server.drain(within: .seconds(1))
            try await running
        }
    }

    @Test("of another kind is left alone")
    func foreign() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/s"
            try "mine".write(toFile: path, atomically: true, encoding: .utf8)
            await #expect(throws: SocketError.notASocket(path: path)) { try await server(path).bind() }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
        }
    }

    @Test("cannot have a path of more than 107 bytes, or lie in a folder that is not there")
    func paths() async {
        let long = "/" + String(repeating: "a", count: 107)
        await #expect(throws: SocketError.pathTooLong(path: long, bytes: 108)) { try await server(long).bind() }
        let error = SocketError.system(call: "open", path: "/no-such-folder/s.lock", errno: ENOENT)
        await #expect(throws: error) { try await server("/no-such-folder/s").bind() }
        #expect(error.description.contains("/no-such-folder/s.lock"))
    }
}
