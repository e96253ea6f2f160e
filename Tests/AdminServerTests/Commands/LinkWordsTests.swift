import AdminProtocol
import Procedures
import Testing

@Suite("the words of the catalogue for links")
struct LinkWordsTests {
    @Test("are the kinds that the procedures know, each with an inverse and a name of its own")
    func kinds() {
        for command in ["case.link", "case.open"] {
            let values = CommandCatalogue.standard[command]?.key("as")?.values
            #expect(values == LinkKind.allCases.map(\.rawValue))
        }
        for kind in LinkKind.allCases { #expect(kind.inverse.inverse == kind) }
        #expect(LinkKind.allCases.filter { $0.inverse == $0 } == [.relatesTo])
        #expect(Set(LinkKind.allCases.map(\.name)).count == LinkKind.allCases.count)
    }
}
