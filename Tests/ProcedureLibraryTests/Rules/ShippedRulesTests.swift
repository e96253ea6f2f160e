import ProcedureLibrary
import Testing
import WorkCalendar

@Suite struct ShippedRulesTests {
    @Test func `every rule of the law pages is shipped, and the office targets`() throws {
        let book = try ShippedRules.ruleBook()
        #expect(book.rules.count >= 104)
        #expect(book.rules(in: ["us"]).count == 7)
        #expect(book.rules(in: ["uk"]).count == 3)
        #expect(book.rules().count >= 94)
        #expect(book.rules().allSatisfy { $0.jurisdiction == "prc" })
    }

    @Test func `the number and unit in an id are those of the rule`() throws {
        for rule in try ShippedRules.ruleBook().rules {
            let lengths = rule.id.split(separator: "-").compactMap { TermLength(String($0)) }
            if let length = lengths.last { #expect(rule.newest.length == length, "\(rule.id)") }
        }
    }

    @Test func `rules from memory or under revision say that they must be verified, guidelines are soft`() throws {
        let book = try ShippedRules.ruleBook()
        for id in [
            "union-correction-reply-15d", "union-dept-result-15wd", "union-unit-formation-6m",
            "layoff-notice-30d-before",
        ] {
            #expect(try #require(book[id]).verify, "\(id)")
        }
        for id in [
            "zdh-annual-1y", "zdh-notice-7d-before", "platform-response-20d", "platform-publish-10d",
            "cb-publish-office-10d",
        ] {
            #expect(try !#require(book[id]).hard, "\(id)")
        }
    }

    @Test func `retention, backward and foreign rules never roll, all others do`() throws {
        for rule in try ShippedRules.ruleBook().rules {
            let rolls = rule.jurisdiction == "prc" && rule.nature != .retention && rule.newest.direction == .after
            #expect(rule.versions.allSatisfy { $0.roll == rolls }, "\(rule.id)")
            #expect(rule.versions.allSatisfy { $0.inclusiveStart == (rule.jurisdiction == "uk") }, "\(rule.id)")
        }
    }

    @Test(
        "extensions are those of the law",
        arguments: [
            ("cb-coordination-30d", "15d"), ("platform-mediation-15d", "15d"), ("court-summary-trial-3m", "1m"),
            ("court-small-claims-2m", "1m"), ("court-ordinary-trial-6m", "6m"), ("arb-review-decide-5wd", "5wd"),
            ("arb-award-45d", "15d"), ("inspect-60wd", "30wd"), ("court-entrusted-ordinary-15d", "30d"),
            ("court-entrusted-summary-7d", "30d"),
        ])
    func caps(_ id: String, _ cap: String) throws {
        #expect(try #require(ShippedRules.ruleBook()[id]).newest.extension.cap?.text == cap)
    }
}
