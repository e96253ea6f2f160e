import Testing
import Wording

@Suite("A text for people")
struct BilingualTests {
    @Test("has both languages and answers the one that is asked for", arguments: Language.allCases)
    func answersTheLanguage(_ language: Language) {
        let text = Bilingual(zh: "立案", en: "open")
        #expect(text[language] == (language == .zh ? "立案" : "open"))
    }

    @Test("comes in Chinese and English, Chinese first")
    func languages() {
        #expect(Language.allCases.map(\.rawValue) == ["zh", "en"])
    }
}
