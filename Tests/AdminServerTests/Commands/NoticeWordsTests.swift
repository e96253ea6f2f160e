import AdminProtocol
import Mediation
import Testing

@Suite struct NoticeWordsTests {
    @Test func `every kind, state and step of a notice has a name`() throws {
        for kind in Obligation.Kind.allCases { #expect(NoticeWords.kind(kind.rawValue) != nil, "\(kind)") }
        let states = try #require(CommandCatalogue.standard["notice.list"]?.key("state")).values
        #expect(!states.isEmpty)
        for state in states { #expect(NoticeWords.state(state) != nil, "\(state)") }
        for step in ["opened-1", "opened-4", "half", "due", "overdue", "15d", "+3d", "weekly-2"] {
            #expect(NoticeWords.step(step) != nil, "\(step)")
        }
    }
}
