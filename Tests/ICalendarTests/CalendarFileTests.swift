import Foundation
import Testing
import WorkCalendar

@testable import ICalendar

@Suite struct CalendarFileTests {
    static let nasty = "骑手，配送费; \\ \"一\" ,\n第二行\u{7}\r" + String(repeating: "协商🛵", count: 40)

    static func file() throws -> CalendarFile {
        let day = try #require(CivilDay(iso: "2026-02-28"))
        let nine = day.adding(days: -1).at(hour: 9)
        return CalendarFile(
            name: "期限；我的", product: "-//Parley//parleyd//ZH",
            events: [
                CalendarEvent(
                    uid: "M-2026-00001.d4@parley", changed: nine, sequence: 7, day: day, summary: nasty, detail: nasty,
                    status: .tentative, isUrgent: true, alarms: [nine]),
                CalendarEvent(uid: "N-2026-00002.d1@parley", changed: nine, sequence: 0, day: day, summary: "x"),
            ])
    }

    @Test func `lines end with CR LF, have at most 75 octets, and break between characters`() throws {
        let bytes = Array(try Self.file().text.utf8)
        var line: [UInt8] = []
        var lines: [[UInt8]] = []
        for byte in bytes {
            line.append(byte)
            guard byte == 0x0A else { continue }
            #expect(line.suffix(2) == [0x0D, 0x0A])
            lines.append(Array(line.dropLast(2)))
            line = []
        }
        #expect(line.isEmpty)
        for line in lines {
            #expect(line.count <= 75)
            #expect(String(validating: line, as: UTF8.self) != nil)
            #expect(!line.contains { $0 < 0x20 || $0 == 0x7F })
        }
        #expect(lines.contains { $0.count > 70 })
    }

    @Test func `unfolded and unescaped, a text is what it was, without its controls`() throws {
        let unfolded = try Self.file().text.replacingOccurrences(of: "\r\n ", with: "")
        let summary = try #require(unfolded.components(separatedBy: "\r\n").first { $0.hasPrefix("SUMMARY:") })
        var text = ""
        var isEscaped = false
        for character in summary.dropFirst(8) {
            if isEscaped {
                text.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                text.append(character)
            }
        }
        #expect(text == Self.nasty.replacingOccurrences(of: "\u{7}\r", with: ""))
    }

    @Test func `components nest and each event has what RFC 5545 asks for once`() throws {
        let lines = try Self.file().text.replacingOccurrences(of: "\r\n ", with: "").components(separatedBy: "\r\n")
        var open: [String] = []
        for line in lines {
            if line.hasPrefix("BEGIN:") { open.append(String(line.dropFirst(6))) }
            if line.hasPrefix("END:") { #expect(open.popLast() == String(line.dropFirst(4))) }
        }
        #expect(open.isEmpty)
        for name in ["UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:20260228", "DTEND;VALUE=DATE:20260301", "SEQUENCE:"] {
            #expect(lines.count { $0.hasPrefix(name) } == 2)
        }
        #expect(lines.contains("TRIGGER;VALUE=DATE-TIME:20260227T010000Z"))
        #expect(lines.contains("STATUS:TENTATIVE") && lines.contains("STATUS:CONFIRMED"))
        #expect(lines.prefix(2) == ["BEGIN:VCALENDAR", "VERSION:2.0"])
    }

    @Test(.enabled(if: Python.hasICalendar, "python3 without the package icalendar: run `make test`, which fetches it"))
    func `another reader of calendars finds the same events`() throws {
        let read = try Python.run(
            """
            import sys, json, icalendar
            calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
            events = [dict(uid=str(e['UID']), day=e.decoded('DTSTART').isoformat(), end=e.decoded('DTEND').isoformat(),
                           summary=str(e['SUMMARY']), detail=str(e.get('DESCRIPTION', '')), status=str(e['STATUS']),
                           sequence=int(e['SEQUENCE']), stamp=e.decoded('DTSTAMP').isoformat(), errors=len(e.errors),
                           alarms=[a.decoded('TRIGGER').isoformat() for a in e.walk('VALARM')])
                      for e in calendar.walk('VEVENT')]
            print(json.dumps(events))
            """, input: try Self.file().text)
        struct Event: Decodable, Equatable {
            var uid, day, end, summary, detail, status, stamp: String
            var sequence, errors: Int
            var alarms: [String]
        }
        let text = Self.nasty.replacingOccurrences(of: "\u{7}\r", with: "")
        let stamp = "2026-02-27T01:00:00+00:00"
        #expect(
            try JSONDecoder().decode([Event].self, from: read) == [
                Event(
                    uid: "M-2026-00001.d4@parley", day: "2026-02-28", end: "2026-03-01", summary: text, detail: text,
                    status: "TENTATIVE", stamp: stamp, sequence: 7, errors: 0, alarms: [stamp]),
                Event(
                    uid: "N-2026-00002.d1@parley", day: "2026-02-28", end: "2026-03-01", summary: "x", detail: "",
                    status: "CONFIRMED", stamp: stamp, sequence: 0, errors: 0, alarms: []),
            ])
    }
}
