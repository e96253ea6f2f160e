import Foundation
import Testing

@testable import Notifier

@Suite struct SpoolTests {
    private static func inNewFolder<Value>(_ work: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "parley-spool-\(UUID().uuidString)").path()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try work(folder)
    }

    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test("a mail is one file under its delivery's number, for its owner only, and a repeated one replaces it")
    func files() throws {
        try Self.inNewFolder { folder in
            let spool = Spool(folder: folder)
            try spool.write(Array("first\r\n".utf8), name: "42")
            try spool.write(Array("second\r\n".utf8), name: "42")
            try spool.write([], name: "43")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["42.eml", "43.eml"])
            #expect(FileManager.default.contents(atPath: "\(folder)/42.eml") == Data("second\r\n".utf8))
            #expect(try mode(folder) == 0o700)
            #expect(try mode("\(folder)/42.eml") == 0o600)
        }
    }

    @Test("a spool that cannot be written says which call failed and leaves nothing half-written")
    func failures() throws {
        try Self.inNewFolder { folder in
            #expect(throws: SpoolProblem(call: "mkdir", code: ENOENT)) {
                try Spool(folder: "\(folder)/missing/spool").write([1], name: "1")
            }
            let spool = Spool(folder: folder)
            try spool.write([1], name: "1")
            try FileManager.default.createDirectory(atPath: "\(folder)/2.eml/x", withIntermediateDirectories: true)
            #expect(throws: SpoolProblem.self) { try spool.write([1], name: "2") }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["1.eml", "2.eml"])
        }
    }
}
