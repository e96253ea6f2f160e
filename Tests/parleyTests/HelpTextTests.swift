import AdminProtocol
import Testing
import Wording

@testable import parley

@Suite struct `Help` {
    static func help(_ language: Language) -> HelpText {
        HelpText(catalogue: .standard, language: language, style: Style(isColoured: false), width: CellWidth())
    }

    @Test(arguments: Language.allCases)
    func `names every command, every option and every exit status`(_ language: Language) throws {
        let text = try #require(Self.help(language).lines(nil)).joined(separator: "\n")
        for spec in CommandCatalogue.standard.commands { #expect(text.contains(spec.help[language]), "\(spec.name)") }
        for option in ClientOption.allCases { #expect(text.contains("--\(option.rawValue)")) }
        for status in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "130"] { #expect(text.contains("\(status) ")) }
    }

    @Test(arguments: CommandCatalogue.standard.commands.map(\.name))
    func `tells every key of a command`(_ name: String) throws {
        let spec = try #require(CommandCatalogue.standard[name])
        let text = try #require(Self.help(.zh).lines(name)).joined(separator: "\n")
        for key in spec.keys { #expect(text.contains("--\(key.name) ") && text.contains(key.help.zh)) }
    }

    @Test func `lists a noun's verbs and does not invent things`() throws {
        #expect(
            try #require(Self.help(.en).lines("due")).count
                == CommandCatalogue.standard.commands.filter { $0.name.hasPrefix("due.") }.count)
        #expect(Self.help(.en).lines("nonsense") == nil)
    }

    @Test func `shows requests as they are typed`() {
        #expect(TypedForm.shell(#"case.note N-1 text="it's \"so\"""#) == #"parley case note N-1 --text 'it'\''s "so"'"#)
        #expect(TypedForm.shell("case.party N-1 name=代表二 x=\"\"") == "parley case party N-1 --name 代表二 --x ''")
        #expect(TypedForm.shell("not a　line") == "parley raw 'not a　line'")
    }
}
