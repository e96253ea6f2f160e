import Wording

/// Tells a lawyer, line by line, how a due day was found.
struct DeadlineTrace {
    let rule: DeadlineRule
    let version: DeadlineRule.Version
    let calendar: WorkingCalendar
    private(set) var lines: [Bilingual] = []

    init(rule: DeadlineRule, version: DeadlineRule.Version, calendar: WorkingCalendar) {
        self.rule = rule
        self.version = version
        self.calendar = calendar
    }

    mutating func start(_ trigger: CivilDay, lengths: [TermLength], inForce: Bool) {
        say(
            zh: "规则 \(rule.id)（\(rule.name.zh)）第\(version.number)版，依据：\(version.basis.zh)",
            en: "rule \(rule.id) (\(rule.name.en)), version \(version.number), basis: \(version.basis.en)")
        if !inForce {
            say(
                zh: "\(trigger.iso) 不在该规则任何版本的施行期间内，按最接近的第\(version.number)版计算",
                en: "no version was in force on \(trigger.iso); the nearest, version \(version.number), is applied")
        }
        if rule.verify {
            say(zh: "该规则的依据有待核对，使用前请查证", en: "the source of this rule must be verified before it is relied on")
        }
        let length = lengths[0].words
        let day = dated(trigger)
        if version.direction == .before {
            say(
                zh: "自 \(day.zh)向前倒推\(length.zh)，当日不计入",
                en: "\(length.en) back from \(day.en), that day not counted")
        } else if version.inclusiveStart {
            say(
                zh: "自 \(day.zh)起\(length.zh)，当日计为第一日",
                en: "\(length.en) beginning with \(day.en), which is day one")
        } else {
            say(
                zh: "自 \(day.zh)起\(length.zh)，当日不计入，次日为第一日",
                en: "\(length.en) from \(day.en), that day not counted")
        }
        for length in lengths.dropFirst() {
            say(
                zh: "延长\(length.words.zh)，加在顺延之前的期间上",
                en: "extended by \(length.words.en), added before any move off days of rest")
        }
    }

    mutating func exclude(
        _ ranges: [ClosedRange<CivilDay>], inside days: ExcludedDays, trigger: CivilDay, end: CivilDay
    ) {
        guard !ranges.isEmpty else { return }
        let first = trigger.adding(days: version.inclusiveStart ? 0 : version.direction == .after ? 1 : -1)
        let count = days.count(in: min(first, end)...max(first, end))
        let spans = ranges.map { "\($0.lowerBound.iso)..\($0.upperBound.iso)" }.joined(separator: ", ")
        say(
            zh: "扣除不计入期间的日子 \(spans)，其中\(count)日落在期间内，期间逐日延长",
            en: "excluded days \(spans); \(count) of them fall inside the period and lengthen it day for day")
    }

    mutating func finish(nominal: CivilDay, onWorkingDay: Bool, rolled: CivilDay, due: CivilDay) {
        let day = dated(nominal)
        say(zh: "期间的最后一日 \(day.zh)", en: "nominal \(day.en)")
        if rolled > nominal {
            let last = rolled.adding(days: -1)
            let next = dated(rolled)
            say(
                zh: "最后一日为休息日，休息至 \(last.iso)，顺延至其后第一个工作日 \(next.zh)",
                en: "a day of rest; rests to \(last.iso); moved to \(next.en)")
        } else if !version.roll {
            say(zh: "该期限遇休息日不顺延", en: "this term does not move off days of rest")
        } else if !onWorkingDay {
            say(zh: "最后一日为工作日，不顺延", en: "a working day, so it stays")
        }
        if version.nextDay { say(zh: "届满的次日 \(dated(due).zh)", en: "the day after: \(dated(due).en)") }
        say(ending(due))
        say(
            zh: "工作日历：\(calendar.name.zh) \(calendar.version)", en: "calendar: \(calendar.name.en) \(calendar.version)")
        if let remark = version.remark { say(remark) }
    }

    mutating func doubt() {
        say(
            zh: "暂定：日历只有 \(calendar.firstKnownDay.iso) 至 \(calendar.horizon.iso) 的安排，此外只按周六、周日休息计算，"
                + "新的放假安排公布后重算",
            en:
                "provisional: the calendar knows \(calendar.firstKnownDay.iso) to \(calendar.horizon.iso) only; elsewhere just "
                + "Saturdays and Sundays rest; to be computed again when a new arrangement appears")
    }

    private func ending(_ due: CivilDay) -> Bilingual {
        switch rule.nature {
        case .limit:
            Bilingual(
                zh: "到期日 \(due.iso)，至当日24时，次日起为逾期",
                en: "due \(due.iso), until 24:00 of that day; overdue from the next")
        case .right:
            Bilingual(
                zh: "可以行使至 \(due.iso) 当日24时，次日起丧失", en: "may be used until 24:00 of \(due.iso), lost from the next day")
        case .window: Bilingual(zh: "自 \(due.iso) 起可以进行", en: "open from \(due.iso)")
        case .effect: Bilingual(zh: "\(due.iso) 发生效力", en: "takes effect on \(due.iso)")
        case .retention: Bilingual(zh: "至少保存至 \(due.iso)", en: "to be kept at least until \(due.iso)")
        }
    }

    private func dated(_ day: CivilDay) -> Bilingual {
        let kind = calendar.describe(day)
        return Bilingual(zh: "\(day.iso)（\(kind.zh)）", en: "\(day.iso) (\(kind.en))")
    }

    private mutating func say(zh: String, en: String) { say(Bilingual(zh: zh, en: en)) }

    private mutating func say(_ line: Bilingual) { lines.append(line) }
}
