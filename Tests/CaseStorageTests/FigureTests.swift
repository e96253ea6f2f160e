import CaseStorage
import Mediation
import Postgres
import Testing
import WorkCalendar

@Suite struct FigureTests {
    private static func key(_ key: String, by account: String = "li.wei") -> RequestKey {
        RequestKey(account: account, key: key, hash: [7])
    }

    private static func entry(
        _ value: Int64, _ period: String, corrects: Int64? = nil, office: String = "BJ"
    ) throws -> FigureEntry {
        FigureEntry(
            figure: "service-uses", period: try #require(Period(period)), isTarget: false, value: value, unit: "人次",
            office: office, evidence: "月报", corrects: corrects, enteredBy: "li.wei",
            enteredAt: Instant(microseconds: 1_700_000_000_000_000))
    }

    /// What a step on the ledger came to, in a word.
    private static func word(_ outcome: FigureOutcome) -> String {
        switch outcome {
        case .done(let entry, let replayed): "\(entry.id) \(entry.state)\(replayed ? " again" : "")"
        case .keyReused: "key"
        case .clash(let number): "clash \(number)"
        case .unknown: "unknown"
        case .superseded(let number): "superseded \(number)"
        case .sameAccount: "same"
        case .alreadySigned: "signed"
        }
    }

    @Test func `an entry is made once, signed by another, and put right by a later one only`() async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            let ledger = storage.figures
            let now = Instant(microseconds: 1_700_000_000_000_000)
            func record(_ entry: FigureEntry, _ name: String) async throws -> String {
                Self.word(try await ledger.record(entry, key: Self.key(name)))
            }
            func sign(_ number: Int64, _ account: String, _ name: String, offices: [String]? = nil) async throws
                -> String
            {
                Self.word(
                    try await ledger.sign(
                        number, offices: offices, by: account, at: now, key: Self.key(name, by: account)))
            }
            #expect(try await record(try Self.entry(300, "2022-H1"), "k1") == "F-1 entered")
            #expect(try await record(try Self.entry(300, "2022-H1"), "k1") == "F-1 entered again")
            #expect(try await record(try Self.entry(301, "2022-H1"), "k2") == "clash 1", "one line for the same days")
            #expect(try await record(try Self.entry(1, "2022-06-01..2022-07-31"), "k3") == "clash 1", "days that cross")
            #expect(try await record(try Self.entry(100, "2022-Q1"), "k4") == "F-2 entered", "days that lie within")
            #expect(try await record(try Self.entry(300, "2022-H1", office: "BJ-CY"), "k5") == "F-3 entered")
            #expect(try await sign(1, "li.wei", "s1") == "same")
            #expect(try await sign(1, "boss", "s2", offices: ["BJ-CY"]) == "unknown", "out of scope")
            #expect(try await sign(1, "boss", "s3") == "F-1 signed")
            #expect(try await sign(1, "boss", "s4") == "signed")
            #expect(try await record(try Self.entry(310, "2022-H1", corrects: 1), "k6") == "F-4 entered")
            #expect(try await record(try Self.entry(320, "2022-H1", corrects: 1), "k7") == "superseded 4")
            #expect(try await record(try Self.entry(1, "2022-Q2", corrects: 1), "k8") == "unknown", "about other days")
            #expect(try await ledger.entry(1)?.state == .signed, "what is not signed changes nothing")
            #expect(try await sign(4, "boss", "s5") == "F-4 signed")
            #expect(try await ledger.entry(1)?.state == .corrected)
            var filter = FigureFilter(limit: 2)
            filter.period = Period("2022")
            let page = try await ledger.entries(filter)
            #expect(page.rows.map(\.number) == [4, 3])
            #expect(page.next != nil)
        }
        for change in [
            "update figure_entry set value = 1", "delete from figure_entry",
            "update figure_signature set signed_by = 'x'",
            "truncate figure_signature",
            "insert into figure_signature (entry, signed_by, signed) values (2, 'li.wei', now())",
        ] {
            await #expect(throws: PostgresError.self, "\(change)") { try await fixture.sql(change) }
        }
    }
}
