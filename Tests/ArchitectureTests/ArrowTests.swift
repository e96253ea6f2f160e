import Foundation
import Testing

/// The arrows between the rooms, held against every `import` line (Sources/README.md).
@Suite struct ArrowTests {
    private static let pure: Set<String> = ["Wording", "JSONText", "WorkCalendar", "Procedures"]

    /// Who may import whom among our own modules.
    private static let arrows: [String: Set<String>] = [
        "Wording": [],
        "JSONText": [],
        "WorkCalendar": ["Wording"],
        "Procedures": ["Wording", "JSONText", "WorkCalendar"],
        "AdminProtocol": ["Wording", "JSONText"],
        "ICalendar": ["WorkCalendar"],
        "AuditChain": [],
        "Forms": pure,
        "Mediation": pure.union(["Forms"]),
        "ProcedureLibrary": pure,
        "Postgres": ["CLibPQ"],
        "CaseStorage": pure.union(["Mediation", "Postgres", "AuditChain"]),
        "Reminders": pure.union(["Mediation"]),
        "Notifier": ["Wording", "JSONText", "WorkCalendar", "Mediation", "CLibCurl"],
        "AdminServer": pure.union(["AdminProtocol", "Forms", "ICalendar", "Mediation"]),
        "parley": ["Wording", "JSONText", "AdminProtocol"],
        "EmbedTool": [],
    ]

    /// Who may use what of others; a room that is not named uses the standard library, Glibc and the time at most.
    private static let outside: [String: Set<String>] = [
        "Yams": ["ProcedureLibrary", "parleyd"],
        "CLibPQ": ["Postgres"],
        "CLibCurl": ["Notifier"],
        "NIOCore": ["AdminServer", "parleyd"],
        "NIOPosix": ["AdminServer"],
        "ArgumentParser": ["parleyd", "parley-bench"],
        "ServiceLifecycle": ["parleyd"],
        "UnixSignals": ["parleyd"],
        "Mustache": ["Forms"],
        "Crypto": ["AuditChain", "Forms", "AdminServer", "Notifier", "parleyd"],
        "Foundation": ["EmbedTool", "TestSupport"],
        "FoundationNetworking": [],
    ]

    private static let sources: URL = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    private struct Import: CustomStringConvertible {
        let room: String
        let file: String
        let module: String
        var description: String { "\(file) imports \(module)" }
    }

    private static func swiftFiles() throws -> [(room: String, path: String)] {
        try FileManager.default.subpathsOfDirectory(atPath: sources.path())
            .filter { $0.hasSuffix(".swift") }
            .map { ($0.split(separator: "/").first.map(String.init) ?? "", $0) }
    }

    private static func imports() throws -> [Import] {
        try swiftFiles().flatMap { room, path in
            let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
            return text.split(separator: "\n").compactMap { line -> Import? in
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1,
                    !line.hasPrefix(" "), !line.hasPrefix("/")
                else { return nil }
                let named =
                    words[place + 1] == "struct" || words[place + 1] == "func" ? words[place + 2] : words[place + 1]
                return Import(room: room, file: path, module: String(named.split(separator: ".")[0]))
            }
        }
    }

    @Test("every import follows an arrow that points down")
    func arrowsPointDown() throws {
        let ours = Set(Self.arrows.keys)
        let imports = try Self.imports()
        #expect(imports.count > 100)
        for found in imports where ours.contains(found.module) {
            guard let allowed = Self.arrows[found.room] else { continue }
            #expect(allowed.contains(found.module), "\(found)")
        }
    }

    @Test("a library of others is used only in the rooms that own its subject")
    func librariesStayInTheirRooms() throws {
        for found in try Self.imports() {
            guard let rooms = Self.outside[found.module] else { continue }
            #expect(rooms.contains(found.room), "\(found)")
        }
    }

    @Test("no file is longer than 500 lines and no name says nothing")
    func filesAreSmallAndNamed() throws {
        for (_, path) in try Self.swiftFiles() {
            let text = try String(contentsOf: Self.sources.appending(path: path), encoding: .utf8)
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 501, "\(path)")
            for word in ["Utils", "Manager", "Helper", "Common."] {
                #expect(!path.contains(word), "\(path)")
            }
        }
    }

    @Test("SQL lives in sql/: no Swift file spells a statement")
    func noStatementsInSwift() throws {
        let openings = [
            "\"select ", "\"insert into", "\"update ", "\"delete from", "\"create table", "\"SELECT ", "\"INSERT ",
        ]
        for (room, path) in try Self.swiftFiles() where room != "TestSupport" {
            let text = try String(contentsOf: Self.sources.appending(path: path), encoding: .utf8)
            for opening in openings { #expect(!text.contains(opening), "\(path) spells \(opening)") }
        }
    }

    @Test("nothing is forced: no try!, no force unwrap of optionals by `as!`, no unproved unchecked Sendable")
    func nothingIsForced() throws {
        for (_, path) in try Self.swiftFiles() {
            let text = try String(contentsOf: Self.sources.appending(path: path), encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            for (number, line) in lines.enumerated() {
                #expect(!line.contains("try!") && !line.contains(" as! "), "\(path):\(number + 1)")
                if line.contains("@unchecked Sendable") {
                    let before = lines[max(0, number - 8)..<number].joined()
                    #expect(before.contains("//"), "\(path):\(number + 1) has no proof")
                }
            }
        }
    }
}
