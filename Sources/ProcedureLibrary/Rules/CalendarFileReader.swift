import Wording
import WorkCalendar
import Yams

/// Reads one working calendar; the head of Resources/calendars/prc.yaml describes the keys.
struct CalendarFileReader {
    let file: String
    let faults: FaultCollector

    func calendar(in yaml: String) -> WorkingCalendar? {
        guard let root = faults.document(yaml, file: file),
            let top = YAMLRecord(
                root, allowed: ["calendar", "version", "name", "source", "years"], file: file, faults: faults)
        else { return nil }
        let id = top.text("calendar")
        let version = top.text("version")
        let name = top.bilingual("name")
        let source = top.text("source")
        let years = top.list("years").compactMap { year(top, $0) }
        for (earlier, later) in zip(years, years.dropFirst()) where later.number != earlier.number + 1 {
            top.report("years", zh: "\(later.number) 年之前缺年或次序有误", en: "a year is missing before \(later.number)")
        }
        guard top.required("years") != nil, let id, let version, let name, let source else { return nil }
        let calendar = WorkingCalendar(id: id, version: version, name: name, source: source, years: years)
        checkDays(top, "years", years)
        return calendar
    }

    private func year(_ top: YAMLRecord, _ node: Node) -> WorkingCalendar.Year? {
        top.record(node, allowed: ["year", "notices", "festivals"]).flatMap(year)
    }

    /// The arrangement of one year, from a record that has its keys.
    func year(_ record: YAMLRecord) -> WorkingCalendar.Year? {
        guard let text = record.text("year") else { return nil }
        guard let number = Int(text), let first = CivilDay(year: number, month: 1, day: 1) else {
            record.report("year", zh: "“\(text)”不是年份", en: "\(text) is no year")
            return nil
        }
        // New Year's Day may begin in the last days of the year before.
        let span = first.adding(days: -7)...first.adding(years: 1).adding(days: -1)
        let notices = record.list("notices").compactMap { $0.scalar?.string }
        let festivals = record.list("festivals").compactMap { festival(record, $0, within: span) }
        return WorkingCalendar.Year(number: number, notices: notices, festivals: festivals)
    }

    private func festival(
        _ year: YAMLRecord, _ node: Node, within span: ClosedRange<CivilDay>
    ) -> WorkingCalendar.Festival? {
        guard let record = year.record(node, allowed: ["zh", "en", "rest", "work"]) else { return nil }
        let zh = record.text("zh")
        let en = record.text("en")
        guard let rest = record.text("rest") else { return nil }
        guard let days = range(rest), days.count <= 31 else {
            record.report(
                "rest", zh: "“\(rest)”应为一日或 A..B（不超过31日）", en: "\(rest) must be a day or A..B of at most 31 days")
            return nil
        }
        let work = record.list("work").compactMap { item -> CivilDay? in
            let text = item.scalar?.string ?? ""
            if let day = CivilDay(iso: text), day.weekday > 5 { return day }
            record.report("work", zh: "“\(text)”不是周六或周日", en: "\(text) is no Saturday or Sunday")
            return nil
        }
        let bounds = [days.lowerBound, days.upperBound] + work
        if let stray = bounds.first(where: { !span.contains($0) }) {
            record.report("rest", zh: "\(stray.iso) 不在该年内", en: "\(stray.iso) lies outside the year")
        }
        guard let zh, let en else { return nil }
        return WorkingCalendar.Festival(name: Bilingual(zh: zh, en: en), rest: days, work: work)
    }

    /// A day belongs to one festival at most, and is either rested or worked.
    func checkDays(_ top: YAMLRecord, _ key: String, _ years: [WorkingCalendar.Year]) {
        var seen: Set<CivilDay> = []
        for festival in years.flatMap(\.festivals) {
            for day in festival.rest.days + festival.work where !seen.insert(day).inserted {
                top.report(key, zh: "\(day.iso) 被安排了两次", en: "\(day.iso) is arranged twice")
            }
        }
    }

    private func range(_ text: String) -> ClosedRange<CivilDay>? {
        if let day = CivilDay(iso: text) { return day...day }
        let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { CivilDay(iso: String($0)) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else { return nil }
        return first...last
    }
}

extension ClosedRange<CivilDay> {
    fileprivate var count: Int { CivilDay.days(from: lowerBound, to: upperBound) + 1 }
    fileprivate var days: [CivilDay] { (lowerBound.number...upperBound.number).map(CivilDay.init(number:)) }
}
