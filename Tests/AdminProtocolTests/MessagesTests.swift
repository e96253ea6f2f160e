import Testing
import Wording

@testable import AdminProtocol

@Suite("The shipped sentences")
struct MessagesTests {
    @Test("are exactly those that the code can speak")
    func complete() {
        #expect(Set(Messages.texts.keys) == Set(MessageID.allCases.map(\.rawValue)))
        let lines = Embedded.files.values.flatMap { Messages.lines(of: $0) }
        #expect(lines.count == Messages.texts.count, "an id stands twice")
    }

    @Test("have no line of another form")
    func forms() {
        for (name, file) in Embedded.files {
            for line in file.split(separator: "\n") where !line.hasPrefix("#") {
                #expect(line.split(separator: "\t", omittingEmptySubsequences: false).count == 3, "\(name): \(line)")
            }
        }
    }

    @Test("exist in both languages with the same places", arguments: MessageID.allCases)
    func places(_ id: MessageID) throws {
        let text = try #require(Messages.texts[id.rawValue])
        #expect(!text.zh.isEmpty && !text.en.isEmpty)
        #expect(Messages.places(in: text.zh).isSubset(of: Messages.places(in: text.en)))
        #expect(Messages.places(in: text.en).isSubset(of: ["col", "char", "code", "type", "limit"]))
    }

    @Test("say what every error code means", arguments: ErrorCode.allCases)
    func meanings(_ code: ErrorCode) {
        #expect(MessageID.meaning(of: code).rawValue == code.rawValue)
    }

    @Test("fill every place once, whatever the values look like")
    func filling() {
        let text = Messages[.lookAlike, ["col": "3", "char": "{type}", "code": "U+FF1D", "type": "="]]
        #expect(text.en == "full-width {type} U+FF1D in column 3: type =")
    }
}
