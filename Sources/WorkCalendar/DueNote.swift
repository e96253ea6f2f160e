import Wording

/// How a due day was found, as a lawyer would note it: one sentence a line, each beginning with its subject. It says what
/// is law, what is our reading where the law is silent, and what must be verified.
public struct DueNote: Sendable {
    private let due: DueDay
    private let rule: DeadlineRule
    private let version: DeadlineRule.Version
    private let calendar: WorkingCalendar
    private let excluded: [ClosedRange<CivilDay>]

    /// The note on a due day that `rule` gave by `calendar`, with the excluded days it was given.
    public init(
        on due: DueDay, rule: DeadlineRule, calendar: WorkingCalendar, excluded: [ClosedRange<CivilDay>] = []
    ) {
        self.due = due
        self.rule = rule
        version = rule.versions.first { $0.number == due.ruleVersion } ?? rule.newest
        self.calendar = calendar
        self.excluded = excluded
    }

    /// The lines, in the order in which the day was found.
    public var lines: [Bilingual] {
        [identity, basis, doubt, trigger, period].compactMap { $0 } + extensions + exclusions
            + [nominal, rests, moved, nextDay, ending, consequence, nature, mayExtend, source, remark, provisional]
            .compactMap { $0 }
    }

    /// 00:00 of this day is when the term is overdue; nil where nobody can be late.
    public var overdueFrom: CivilDay? { rule.nature == .limit ? due.due.adding(days: 1) : nil }

    // MARK: What is applied

    private var identity: Bilingual {
        var zh = "第\(version.number)版"
        var en = "version \(version.number)"
        if let from = version.effectiveFrom {
            zh += "，自 \(from.iso) 起"
            en += ", in force from \(from.iso)"
        }
        if let to = version.effectiveTo {
            zh += "，至 \(to.iso) 止"
            en += ", to \(to.iso)"
        }
        if !version.governs(due.trigger) {
            zh += "。\(due.trigger.iso) 不在任何版本的施行期间内，按最接近的版本试算，案件中不予采用"
            en += "; no version was in force on \(due.trigger.iso): the nearest is tried here, a case would refuse it"
        }
        return Bilingual(zh: "规则：\(rule.name.zh)（\(rule.id)），\(zh)", en: "Rule: \(rule.name.en) (\(rule.id)), \(en)")
    }

    private var basis: Bilingual { Bilingual(zh: "依据：\(version.basis.zh)", en: "Basis: \(version.basis.en)") }

    private var doubt: Bilingual? {
        guard rule.verify else { return nil }
        return Bilingual(
            zh: "须核对：本条依据未经现行文本核实，使用前请查证", en: "Verify: the source was not checked against the text in force")
    }

    // MARK: How it is counted

    private var trigger: Bilingual {
        let day = dated(due.trigger)
        let anchor = version.anchor
        if version.direction == .before {
            return Bilingual(
                zh: "起算：自“\(anchor.zh)”之日 \(day.zh)向前倒推，当日不计入\(reading.zh)",
                en: "Start: back from \(day.en) (\(anchor.en)); that day is not counted\(reading.en)")
        }
        if version.inclusiveStart {
            return Bilingual(
                zh: "起算：\(anchor.zh)，\(day.zh)，当日计为第一日\(reading.zh)",
                en: "Start: \(anchor.en), \(day.en), which is day one\(reading.en)")
        }
        let first = due.trigger.adding(days: 1).iso
        let cited = cite(zh: "民法典第201条、民事诉讼法第85条第2款", en: "Civil Code art 201, Civil Procedure Law art 85(2)")
        return Bilingual(
            zh: "起算：\(anchor.zh)，\(day.zh)；当日不计入，\(first) 为第一日\(cited.zh)",
            en: "Start: \(anchor.en), \(day.en); that day is not counted, \(first) is day one\(cited.en)")
    }

    private var period: Bilingual {
        let length = version.length.words
        switch version.length.unit {
        case .naturalDays:
            return Bilingual(
                zh: "期间：\(length.zh)，按自然日计，其间的休息日照计", en: "Length: \(length.en); days of rest in between count")
        case .workingDays:
            return Bilingual(
                zh: "期间：\(length.zh)，只计工作日，调休上班日计入\(reading.zh)",
                en: "Length: \(length.en); make-up working days count\(reading.en)")
        case .months, .years:
            let cited = cite(zh: "民法典第202条", en: "Civil Code art 202")
            return Bilingual(
                zh: "期间：\(length.zh)，至期满月的对应日，没有对应日的为月末日\(cited.zh)",
                en: "Length: \(length.en), to the day of the same number or the month's last day\(cited.en)")
        }
    }

    private var extensions: [Bilingual] {
        var lines: [Bilingual] = []
        var granted: [TermLength] = []
        for length in due.lengths.dropFirst() {
            let allowed = version.extension.allows(length, after: granted)
            let doubt =
                allowed
                ? Bilingual(zh: "", en: "")
                : Bilingual(
                    zh: "；这超出本规则允许的延长，案件中会被拒绝", en: "; this exceeds what the rule allows, a case would refuse it")
            lines.append(
                Bilingual(
                    zh: "延长：\(length.words.zh)，接在顺延之前的期间之后，合并后只顺延一次\(reading.zh)\(doubt.zh)",
                    en: "Extended: by \(length.words.en), added before the period moves, which it does once"
                        + "\(reading.en)\(doubt.en)"))
            granted.append(length)
        }
        return lines
    }

    private var exclusions: [Bilingual] {
        guard !excluded.isEmpty else { return [] }
        let first = due.trigger.adding(days: version.inclusiveStart ? 0 : version.direction == .after ? 1 : -1)
        let days = ExcludedDays(excluded).count(in: min(first, due.nominal)...max(first, due.nominal))
        let spans = excluded.map { "\($0.lowerBound.iso)..\($0.upperBound.iso)" }
        return [
            Bilingual(
                zh: "扣除：\(spans.joined(separator: "、"))，其中\(days)日在期间之内，期间相应顺延\(days)日",
                en:
                    "Excluded: \(spans.joined(separator: ", ")); of these days \(days) inside the period, which lengthen it"
            )
        ]
    }

    private var nominal: Bilingual {
        let day = dated(due.nominal)
        return Bilingual(zh: "届满：推算的最后一日 \(day.zh)", en: "Last day: \(day.en) as counted")
    }

    /// What a count of working days passed over.
    private var rests: Bilingual? {
        guard due.lengths.contains(where: { $0.unit == .workingDays }) else { return nil }
        let days = RestDays(between: due.trigger, and: due.nominal, calendar: calendar)
        return days.words.map { Bilingual(zh: "跳过：\($0.zh)", en: "Skipped: \($0.en)") }
    }

    private var moved: Bilingual? {
        let last = version.nextDay ? due.due.adding(days: -1) : due.due
        if last > due.nominal {
            let skipped = RestDays(from: due.nominal, to: last.adding(days: -1), calendar: calendar)
            let cited = cite(zh: "民法典第203条第1款、民事诉讼法第85条第3款", en: "Civil Code art 203(1), Civil Procedure Law art 85(3)")
            let day = dated(last)
            let words = skipped.words ?? Bilingual(zh: "", en: "")
            return Bilingual(
                zh: "顺延：最后一日为休息日（\(words.zh)），至其后第一个工作日 \(day.zh)\(cited.zh)；"
                    + "“法定休假日”包括周末和调休放假，不包括调休上班日\(reading.zh)",
                en:
                    "Moved: the last day is a day of rest (\(words.en)), so the term ends on the next working day \(day.en)"
                    + "\(cited.en); rest includes weekends and shifted days off, not make-up working days\(reading.en)")
        }
        if !version.roll {
            return Bilingual(
                zh: "顺延：本期限遇休息日不顺延\(reading.zh)", en: "Moved: no; this term does not move off days of rest\(reading.en)"
            )
        }
        let isMakeUp = due.nominal.weekday > 5
        return Bilingual(
            zh: "顺延：最后一日为工作日\(isMakeUp ? "（调休上班）" : "")，不顺延",
            en: "Moved: no, the last day is a \(isMakeUp ? "make-up " : "")working day")
    }

    private var nextDay: Bilingual? {
        guard version.nextDay else { return nil }
        let day = dated(due.due)
        return Bilingual(zh: "次日：期满的次日 \(day.zh)\(reading.zh)", en: "Day after: \(day.en)\(reading.en)")
    }

    private var ending: Bilingual {
        let day = dated(due.due)
        switch rule.nature {
        case .limit:
            let cited = cite(zh: "民法典第203条第2款", en: "Civil Code art 203(2)")
            let next = due.due.adding(days: 1).iso
            return Bilingual(
                zh: "到期：\(day.zh)当日24时\(cited.zh)；自 \(next) 零时起为逾期",
                en: "Due: \(day.en), until 24:00\(cited.en); overdue from 00:00 of \(next)")
        case .right:
            return Bilingual(
                zh: "到期：可以行使至 \(day.zh)当日24时，次日起丧失",
                en: "Due: may be used until 24:00 of \(day.en), lost from the next day")
        case .window: return Bilingual(zh: "起始：自 \(day.zh)起可以进行", en: "Opens: from \(day.en)")
        case .effect: return Bilingual(zh: "生效：\(day.zh)发生效力", en: "Effect: on \(day.en)")
        case .retention: return Bilingual(zh: "保存：至少至 \(day.zh)", en: "Keep: at least until \(day.en)")
        }
    }

    // MARK: What follows from it

    private var consequence: Bilingual {
        Bilingual(zh: "后果：\(rule.consequence.zh)", en: "Consequence: \(rule.consequence.en)")
    }

    private var nature: Bilingual {
        rule.hard
            ? Bilingual(zh: "性质：法定（硬性）期限", en: "Nature: a hard limit of law")
            : Bilingual(zh: "性质：指导性（软性）期限，逾期没有法定后果", en: "Nature: a soft limit (guideline or office target)")
    }

    private var mayExtend: Bilingual {
        let cap = version.extension.cap.map(\.words)
        let most =
            cap.map { Bilingual(zh: "，合计至多\($0.zh)", en: ", by \($0.en) in all at most") }
            ?? Bilingual(zh: "，没有规定上限", en: ", without a cap")
        switch version.extension {
        case .none: return Bilingual(zh: "可否延长：没有延长的规定", en: "May be extended: no")
        case .agreed:
            return Bilingual(
                zh: "可否延长：各方当事人同意可以延长\(most.zh)", en: "May be extended: by agreement of the parties\(most.en)")
        case .authority(_, let by):
            return Bilingual(zh: "可否延长：\(by.zh)可以延长\(most.zh)", en: "May be extended: by \(by.en)\(most.en)")
        }
    }

    private var source: Bilingual {
        let last = max(due.trigger, due.due).year
        let notices = calendar.years.filter { (min(due.trigger, due.due).year...last).contains($0.number) }
            .flatMap(\.notices).suffix(4)
        let named = notices.isEmpty ? "" : notices.joined(separator: "、")
        return Bilingual(
            zh: "日历：\(calendar.name.zh) \(calendar.version)" + (named.isEmpty ? "" : "（\(named)）"),
            en: "Calendar: \(calendar.name.en) \(calendar.version)" + (named.isEmpty ? "" : " (\(named))"))
    }

    private var remark: Bilingual? {
        version.remark.map { Bilingual(zh: "说明：\($0.zh)", en: "Remark: \($0.en)") }
    }

    private var provisional: Bilingual? {
        guard due.provisional else { return nil }
        return Bilingual(
            zh: "暂定：日历只有 \(calendar.firstKnownDay.iso) 至 \(calendar.horizon.iso) 的安排，此外只按周六、周日休息推算，"
                + "新的放假安排公布后重算",
            en:
                "Provisional: the calendar knows \(calendar.firstKnownDay.iso) to \(calendar.horizon.iso) only; elsewhere just "
                + "Saturdays and Sundays rest; computed again once a further year is arranged")
    }

    // MARK: Words

    /// Said after what the law does not say.
    private var reading: Bilingual {
        Bilingual(zh: "（法无明文，系本系统的理解）", en: " (our reading; the law is silent)")
    }

    /// The general rule of counting, where Chinese law counts.
    private func cite(zh: String, en: String) -> Bilingual {
        rule.jurisdiction == "prc" ? Bilingual(zh: "（\(zh)）", en: " (\(en))") : Bilingual(zh: "", en: "")
    }

    private func dated(_ day: CivilDay) -> Bilingual {
        let kind = calendar.describe(day)
        return Bilingual(zh: "\(day.iso)（\(kind.zh)）", en: "\(day.iso) (\(kind.en))")
    }
}

extension RuleBook {
    /// The note on a due day that this book gave; nil where it no longer has the rule.
    public func note(on due: DueDay, excluded: [ClosedRange<CivilDay>] = []) -> DueNote? {
        guard let rule = self[due.rule], let calendar = calendar(for: rule.jurisdiction) else { return nil }
        return DueNote(on: due, rule: rule, calendar: calendar, excluded: excluded)
    }
}
