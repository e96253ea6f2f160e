import Foundation
import JSONText
import TestSupport
import Testing

@Suite("deadlines as a calendar", .timeLimit(.minutes(2)))
struct DueCalendarTests {
    @Test("due.list format=ics is one line with an event for each row, in the language that was asked for")
    func calendar() async throws {
        let daemon = try DaemonFixture(arguments: ["--simulated-clock", "2026-03-02T01:00:00Z"])
        defer { daemon.stop() }
        let client = try await daemon.start()
        for (title, received) in [("甲, 乙; 丙", "today"), ("欠薪", "today-60d")] {
            let opened = try await client.call(
                "case.open procedure=court-mediation office=BJ-CY cause=wage channel=entrusted-summary "
                    + "court=\"朝阳法院\" received-on=\(received) employment-ended-on=today-400d title=\"\(title)\"")
            #expect(opened.isOK, "\(opened)")
        }
        _ = try await client.call("ops.clock advance=1h")
        let rows = try await client.call("due.list").rows
        let uids = try rows.map { row in
            "UID:\(try #require(row["case"]?.string)).\(try #require(row["due"]?.string))@parley"
        }
        #expect(uids.count >= 2)
        for (language, mark) in [("zh", "【逾期】"), ("en", "OVERDUE: ")] {
            #expect(try await client.call("hello lang=\(language)").isOK)
            let lines = try await calendar(client, "", events: rows.count)
            #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
            #expect(Set(lines.filter { $0.hasPrefix("UID:") }) == Set(uids))
            let days = rows.compactMap { $0["on"]?.string?.filter { $0 != "-" } }
            #expect(
                lines.filter { $0.hasPrefix("DTSTART") }.map { String($0.suffix(8)) }.sorted() == days.sorted())
            let overdue = rows.count { $0["state"]?.string == "overdue" }
            #expect(overdue > 0 && lines.count { $0.hasPrefix("SUMMARY:\(mark)") } == overdue)
            #expect(lines.contains { $0.hasPrefix("DESCRIPTION:甲\\, 乙\\; 丙") }, "a title is escaped")
        }
        #expect(try await calendar(client, " limit=1", events: 1).count { $0.hasPrefix("UID:") } == 1)
        #expect(try await calendar(client, " state=waived", events: 0).count { $0.hasPrefix("UID:") } == 0)
        #expect(try await client.call("due.list format=pdf").code == "bad-argument")
    }

    /// The lines of the calendar, unfolded.
    private func calendar(_ client: LineClient, _ filter: String, events: Int) async throws -> [String] {
        let reply = try await client.call("due.list format=ics\(filter)")
        #expect(reply.rows.count == 1 && reply.first["events"]?.integer == Int64(events), "\(reply.status.line)")
        return try #require(reply.first["ics"]?.string).replacingOccurrences(of: "\r\n ", with: "")
            .components(separatedBy: "\r\n").filter { !$0.isEmpty }
    }
}
