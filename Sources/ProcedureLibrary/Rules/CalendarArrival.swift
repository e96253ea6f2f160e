import WorkCalendar
import Yams

/// Reads what comes after the shipped calendars: the next version of one as a whole, or the arrangement of a single year
/// (`year`, `notices`, `festivals`), which is put into the calendar that is in force.
struct CalendarArrival {
    let book: RuleBook
    let file: String
    let faults: FaultCollector

    func calendar(in yaml: String) -> WorkingCalendar? {
        guard let root = faults.document(yaml, file: file) else { return nil }
        if root.mapping?["year"] != nil { return oneYear(root) }
        guard let next = CalendarFileReader(file: file, faults: faults).calendar(in: yaml),
            let top = YAMLRecord(
                root, allowed: ["calendar", "version", "name", "source", "years"], file: file, faults: faults)
        else { return nil }
        guard let current = current(next.id, top) else { return nil }
        checkVersion(next.version, over: current, top)
        let years = Set(next.years.map(\.number))
        for year in current.years where !years.contains(year.number) {
            top.report(
                "years", zh: "缺少 \(year.number) 年：已知的年份不得去掉",
                en: "\(year.number) is missing: a known year may not be taken out"
            )
        }
        return next
    }

    private func oneYear(_ root: Node) -> WorkingCalendar? {
        let reader = CalendarFileReader(file: file, faults: faults)
        guard
            let top = YAMLRecord(
                root, allowed: ["calendar", "version", "year", "notices", "festivals"], file: file, faults: faults),
            let year = reader.year(top), let current = current(top.has("calendar") ? top.text("calendar") : "prc", top)
        else { return nil }
        if year.festivals.isEmpty {
            top.report(zh: "\(year.number) 年没有任何假日", en: "\(year.number) has no festivals at all")
        }
        guard let first = current.years.first?.number, (first...current.horizon.year + 1).contains(year.number) else {
            top.report(
                "year", zh: "\(year.number) 年与已知的年份不相连（现至 \(current.horizon.year) 年）",
                en: "\(year.number) does not join the known years (now up to \(current.horizon.year))")
            return nil
        }
        let version = (top.has("version") ? top.text("version") : nil) ?? Self.next(after: current, year: year.number)
        checkVersion(version, over: current, top)
        let years = (current.years.filter { $0.number != year.number } + [year]).sorted { $0.number < $1.number }
        reader.checkDays(top, "festivals", years)
        return WorkingCalendar(
            id: current.id, version: version, name: current.name,
            source: year.notices.isEmpty ? current.source : year.notices.joined(separator: "、"), years: years)
    }

    private func current(_ id: String?, _ top: YAMLRecord) -> WorkingCalendar? {
        guard let id else { return nil }
        if let calendar = book.calendar(for: id) { return calendar }
        let known = book.calendars.map(\.id).sorted().joined(separator: ", ")
        top.report("calendar", zh: "没有名为 \(id) 的工作日历（有：\(known)）", en: "no calendar named \(id) (there are: \(known))")
        return nil
    }

    private func checkVersion(_ version: String, over current: WorkingCalendar, _ top: YAMLRecord) {
        guard let new = Self.numbers(version) else {
            top.report("version", zh: "版本“\(version)”应为 2027.1 的样子", en: "version \(version) must be like 2027.1")
            return
        }
        guard !(Self.numbers(current.version) ?? []).lexicographicallyPrecedes(new) else { return }
        top.report(
            "version", zh: "版本 \(version) 应新于现行版本 \(current.version)",
            en: "version \(version) must be newer than the present \(current.version)")
    }

    /// `2026.1` → `2027.1` with the arrangement of 2027, `2026.2` with another one of 2026.
    private static func next(after current: WorkingCalendar, year: Int) -> String {
        let numbers = numbers(current.version) ?? []
        guard let newest = numbers.first, newest >= year else { return "\(year).1" }
        return "\(newest).\((numbers.dropFirst().first ?? 0) + 1)"
    }

    private static func numbers(_ version: String) -> [Int]? {
        let parts = version.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count <= 3, parts.allSatisfy({ $0.map { $0 >= 0 } ?? false }) else { return nil }
        return parts.compactMap(\.self)
    }
}
