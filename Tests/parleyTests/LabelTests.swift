import AdminProtocol
import Testing
import Wording

@testable import parley

@Suite struct `Labels of members` {
    static let entries = Labels.lines.split(separator: "\n").map {
        $0.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }

    @Test(arguments: entries)
    func `exist in both languages and fit the head of a column`(_ entry: [String]) {
        #expect(entry.count == 3)
        #expect(entry.allSatisfy { !$0.isEmpty })
        #expect(CellWidth().of(entry.dropFirst().joined()) <= 40)
    }

    @Test func `name every member once`() {
        #expect(Set(Self.entries.map { $0[0] }).count == Self.entries.count)
    }

    @Test func `cover the columns of every list`() {
        for command in ["case.list", "case.history", "watch", "due.list", "batch"] {
            guard case .table(let columns, _) = Presentation.of(Request(command), rows: []) else { continue }
            for column in columns { #expect(Labels.table[column] != nil, "\(command): \(column)") }
        }
    }
}
