import Glibc
import Testing

@testable import parley

@Suite struct `The history file` {
    static func folder() -> String {
        var template = Array("/tmp/parley-history-XXXXXX".utf8CString)
        return mkdtemp(&template).map { String(cString: $0) } ?? "/nowhere"
    }

    static func remove(_ folder: String) {
        unlink(folder + "/parley/history")
        rmdir(folder + "/parley")
        rmdir(folder)
    }

    @Test func `belongs to its writer alone`() throws {
        let folder = Self.folder()
        defer { Self.remove(folder) }
        let file = try #require(HistoryFile(Surroundings(variables: ["XDG_STATE_HOME": folder])))
        file.append("case.show N-1")
        file.append("ping")
        #expect(file.read() == ["case.show N-1", "ping"])
        var status = stat()
        #expect(stat(folder + "/parley/history", &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        #expect(stat(folder + "/parley", &status) == 0)
        #expect(status.st_mode & 0o077 == 0)
    }

    @Test func `stays short`() throws {
        let folder = Self.folder()
        defer { Self.remove(folder) }
        let file = try #require(HistoryFile(Surroundings(variables: ["XDG_STATE_HOME": folder])))
        for number in 0..<2100 { file.append("line \(number)") }
        file.shorten()
        #expect(file.read().count == 1000)
        #expect(file.read().last == "line 2099")
    }

    @Test func `may be missing`() {
        #expect(HistoryFile(Surroundings()) == nil)
        #expect(HistoryFile(Surroundings(variables: ["HOME": "/nowhere/at/all"]))?.read() == [])
    }
}
