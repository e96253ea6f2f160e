import CaseStorage
import Mediation
import Postgres
import Procedures
import Testing
import WorkCalendar

@Suite struct CaseFilterTests {
    private struct Condition: Sendable {
        let key: String
        let sql: String
        let change: @Sendable (inout CaseFilter) -> Void
    }

    private static let conditions: [Condition] = [
        Condition(key: "procedure", sql: "procedure_version = 1") { $0.procedure = "sample" },
        Condition(key: "state", sql: "state = 'talks'") { $0.states = ["talks"] },
        Condition(key: "state", sql: "state in ('talks', 'agreed')") { $0.states = ["talks", "agreed"] },
        Condition(key: "state", sql: "false") { $0.states = ["unheard-of"] },
        Condition(key: "office", sql: "office = 'BJ-CY'") { $0.offices = ["BJ-CY"] },
        Condition(key: "office", sql: "office in ('BJ-HD', 'BJ-XC')") { $0.offices = ["BJ-XC", "BJ-HD"] },
        Condition(key: "assignee", sql: "assignee = 'zhao'") { $0.assignee = "zhao" },
        Condition(key: "overdue", sql: "is_overdue") { $0.overdue = true },
        Condition(key: "overdue", sql: "not is_overdue") { $0.overdue = false },
        Condition(key: "due", sql: "next_due <= date '2026-11-23'") { $0.dueBefore = CivilDay(iso: "2026-11-23") },
        Condition(key: "due", sql: "next_due <= date '2026-11-03'") { $0.dueBefore = CivilDay(iso: "2026-11-03") },
        Condition(key: "from", sql: "opened >= timestamptz '2026-11-20 00:00+8'") {
            $0.openedFrom = CivilDay(iso: "2026-11-20")
        },
        Condition(key: "to", sql: "opened < timestamptz '2026-11-10 00:00+8'") {
            $0.openedTo = CivilDay(iso: "2026-11-09")
        },
    ]

    /// 4,000 cases in four offices and three states, most of them with a term, more than half of those overdue: more than are looked
    /// up one by one.
    private static let fill = """
        insert into mediation_case
        select (jsonb_populate_record(c, jsonb_build_object('id', 'T-2027-' || (10000 + n),
            'state', (array['intake', 'talks', 'agreed'])[1 + n % 3], 'is_open', n % 3 <> 2,
            'office', (array['BJ-CY', 'BJ-HD', 'BJ-XC', 'BJ-DC'])[1 + n / 3 % 4],
            'assignee', (array['zhao', 'qian', null, 'li.wei', null])[1 + n / 12 % 5],
            'opened', timestamptz '2026-11-01 00:00+8' + n / 100 * interval '1 day',
            'next_due', case when n % 3 <> 2 and n % 7 <> 0 then date '2026-11-01' + n / 7 % 40 end,
            'is_overdue', n % 3 <> 2 and n % 7 <> 0 and n / 7 % 40 < 24))).*
        from mediation_case c, generate_series(1, 4000) n;
        insert into deadline (case_id, id, clock, trigger_day, nominal, due, provisional, status)
        select id, 'd1', 'mediate', next_due, next_due, next_due, false,
            case when is_overdue then 'overdue' else 'open' end
        from mediation_case where next_due is not null;
        """

    @Test(arguments: [
        (Visibility.everything, "true"),
        (.offices(["BJ-HD", "BJ-XC"], assignedTo: "zhao"), "(office in ('BJ-HD', 'BJ-XC') or assignee = 'zhao')"),
        (.offices([], assignedTo: "nobody"), "false"),
    ])
    func `every filter and pair of filters lists what a look at every case finds, in order, each once`(
        visibility: Visibility, visible: String
    ) async throws {
        let fixture = try await StoreFixture.make()
        try await fixture.run { storage in
            _ = try await storage.opened("T-2026-00001")
            try await fixture.sql(Self.fill)
            let none = Condition(key: "", sql: "true") { _ in }
            for (place, first) in ([none] + Self.conditions).enumerated() {
                for second in Self.conditions[max(place - 1, 0)...] {
                    let condition = "\(first.sql) and \(second.sql)"
                    var filter = CaseFilter(visibility: visibility, limit: 370)
                    first.change(&filter)
                    second.change(&filter)
                    // Of two values of one filter the second stands.
                    let meant = first.key == second.key ? second.sql : condition
                    var found: [String] = []
                    repeat {
                        let page = try await storage.reader.cases(filter)
                        found += page.rows.map(\.id)
                        filter.after = page.next
                    } while filter.after != nil
                    let rows = try await fixture.sql(
                        "select id from mediation_case where \(visible) and \(meant) order by opened, id")
                    let expected = try rows.map { row throws(PostgresError) in try row["id"].text() }
                    #expect(found == expected, "\(condition)")
                }
            }
        }
    }
}
