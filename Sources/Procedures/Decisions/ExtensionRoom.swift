import Wording
import WorkCalendar

/// How much longer the law lets a deadline become.
struct ExtensionRoom {
    /// The word of the condition in `case.why` and `ERR blocked`.
    static let id = "extension-cap"

    let deadline: Deadline
    let rules: RuleBook
    /// What people call the clock.
    let name: Bilingual

    /// The version of the rule that governs the deadline; nil where people wrote the day.
    var version: DeadlineRule.Version? {
        guard let rule = deadline.rule.flatMap({ rules[$0] }) else { return nil }
        return rule.versions.first { $0.number == deadline.ruleVersion } ?? rule.nearestVersion(to: deadline.trigger)
    }

    var basis: Bilingual? { version?.basis }

    /// The deadline made longer by `length`.
    func adding(_ length: TermLength) throws(Rejection) -> Timed {
        if let policy = version?.extension, !policy.allows(length, after: deadline.extensions) {
            throw .blocked([unmet(wanted: length.words)])
        }
        var next = deadline
        next.extensions.append(length)
        let timed = try next.timed(rules)
        if let latest = try latest(), timed.deadline.due > latest { throw .blocked([unmet(wanted: length.words)]) }
        return timed
    }

    /// The deadline made longer up to `day`, which becomes its last day as counted; a day of rest still moves on.
    func until(_ day: CivilDay, key: String) throws(Rejection) -> Timed {
        let days = CivilDay.days(from: deadline.nominal, to: day)
        guard day > deadline.due, let length = TermLength(count: days, unit: .naturalDays) else {
            throw .unusable(
                key, zh: "\(key) 应晚于现在的届满日 \(deadline.due.iso)",
                en: "\(key) must be later than the present due day \(deadline.due.iso)")
        }
        if let latest = try latest(), day > latest {
            throw .blocked([unmet(wanted: Bilingual(zh: "至 \(day.iso)", en: "until \(day.iso)"))])
        }
        var next = deadline
        next.extensions.append(length)
        return try next.timed(rules)
    }

    /// The deadline set to `day`, which people answer for: earlier at will, later only as far as an extension reaches.
    func set(to day: CivilDay) throws(Rejection) -> Timed {
        if day > deadline.due, let latest = try latest(), day > latest {
            throw .blocked([unmet(wanted: Bilingual(zh: "至 \(day.iso)", en: "until \(day.iso)"))])
        }
        var next = deadline
        next.written = day
        next.extensions = []
        next.excluded = []
        return try next.timed(rules)
    }

    /// The last day that extensions can reach; nil where nothing bounds it.
    func latest() throws(Rejection) -> CivilDay? {
        guard let version else { return nil }
        var most = deadline
        most.written = nil
        most.extensions = []
        switch version.extension {
        case .none: break
        case .agreed(nil), .authority(nil, _): return nil
        case .agreed(let cap?), .authority(let cap?, _): most.extensions = [cap]
        }
        return try most.timed(rules).deadline.due
    }

    /// True while any extension is still lawful.
    func isOpen() throws(Rejection) -> Bool {
        guard let latest = try latest() else { return true }
        return deadline.due < latest
    }

    /// What the law allows and what has been used of it.
    var text: Bilingual {
        let used = deadline.extensions
        let usedZH = used.isEmpty ? "尚未延长" : "已延长" + used.map(\.words.zh).joined(separator: "、")
        let usedEN =
            used.isEmpty ? "not extended so far" : "extended by " + used.map(\.words.en).joined(separator: " and ")
        guard let version else {
            return Bilingual(
                zh: "期限「\(name.zh)」由人写明，延长不受规则限制", en: "the term “\(name.en)” was written by people; no rule caps it")
        }
        guard version.extension != .none else {
            return Bilingual(zh: "期限「\(name.zh)」依法不得延长", en: "the law allows no extension of “\(name.en)”")
        }
        guard let cap = version.extension.cap else {
            return Bilingual(
                zh: "期限「\(name.zh)」可延长，没有上限；\(usedZH)", en: "“\(name.en)” may be extended without a cap; \(usedEN)")
        }
        return Bilingual(
            zh: "期限「\(name.zh)」合计最多可延长\(cap.words.zh)；\(usedZH)",
            en: "“\(name.en)” may be extended by \(cap.words.en) in all; \(usedEN)")
    }

    private func unmet(wanted: Bilingual) -> Rejection.Unmet {
        .init(
            condition: Self.id,
            text: Bilingual(
                zh: "\(text.zh)；不能再延长\(wanted.zh)", en: "\(text.en); an extension of \(wanted.en) is too much"),
            basis: basis)
    }
}
