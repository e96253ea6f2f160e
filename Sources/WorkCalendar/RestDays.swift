import Wording

/// The days of rest in a stretch of days, in words: festivals by name and day, weekends by number, and the Saturdays and
/// Sundays that are worked in exchange.
struct RestDays {
    private var festivals: [(name: Bilingual, first: CivilDay, last: CivilDay)] = []
    private var weekend: [CivilDay] = []
    private var worked: [CivilDay] = []
    private let isWhole: Bool

    /// Festivals beyond this number are counted, not named.
    private static let most = 8

    /// Of the days from `first` to `last`, all of them rest.
    init(from first: CivilDay, to last: CivilDay, calendar: WorkingCalendar) {
        isWhole = true
        look(first, last, calendar)
    }

    /// Between two days, neither included, whichever comes first.
    init(between one: CivilDay, and other: CivilDay, calendar: WorkingCalendar) {
        isWhole = false
        look(min(one, other).adding(days: 1), max(one, other).adding(days: -1), calendar)
    }

    private mutating func look(_ first: CivilDay, _ last: CivilDay, _ calendar: WorkingCalendar) {
        guard first <= last else { return }
        for number in first.number...last.number {
            let day = CivilDay(number: number)
            if calendar.isWorking(day) {
                if day.weekday > 5 { worked.append(day) }
            } else if let name = calendar.festival(on: day) {
                if let known = festivals.last, known.name == name, known.last.adding(days: 1) == day {
                    festivals[festivals.count - 1].last = day
                } else {
                    festivals.append((name, day, day))
                }
            } else {
                weekend.append(day)
            }
        }
    }

    /// The words; nil where nobody rested.
    var words: Bilingual? {
        var zh: [String] = []
        var en: [String] = []
        for festival in festivals.prefix(Self.most) {
            let days =
                festival.first == festival.last ? festival.first.iso : "\(festival.first.iso)..\(festival.last.iso)"
            zh.append("\(festival.name.zh) \(days)")
            en.append("\(festival.name.en) \(days)")
        }
        let unnamed = festivals.count - Self.most
        if unnamed > 0 {
            zh.append("另有节日\(unnamed)段")
            en.append("\(unnamed) more festivals")
        }
        if !weekend.isEmpty {
            let days =
                isWhole || weekend.count <= 4 ? " " + weekend.map(\.iso).joined(separator: "、") : "\(weekend.count)日"
            zh.append("周末\(days)")
            en.append(
                isWhole || weekend.count <= 4
                    ? "weekend " + weekend.map(\.iso).joined(separator: ", ") : "\(weekend.count) days of weekends")
        }
        if !worked.isEmpty {
            let few = worked.prefix(Self.most).map(\.iso)
            let more = worked.count > few.count
            zh.append("其间调休上班、照计 \(few.joined(separator: "、"))\(more ? "等\(worked.count)日" : "")")
            en.append(
                "made up and counted \(few.joined(separator: ", "))\(more ? " and others, \(worked.count) in all" : "")"
            )
        }
        if zh.isEmpty { return nil }
        return Bilingual(zh: zh.joined(separator: "；"), en: en.joined(separator: "; "))
    }
}
