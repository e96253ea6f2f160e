import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// `due.compute`, `rule.*`, `calendar.show`: the law's clocks.
extension Errand {
    func dueCompute() throws(ProtocolError) -> Answer {
        let id = try bound.required("rule")
        guard let rule = desk.rules[id] else { throw noSuchRule(id) }
        let from = try day("from") ?? now.day
        var extensions: [TermLength] = []
        for text in bound.list("extend") {
            guard let length = TermLength(text) else {
                throw ArgumentErrors.error(
                    "extend", Bilingual(zh: "extend 应为 15d、5wd 或 1m", en: "extend must be like 15d, 5wd or 1m"))
            }
            extensions.append(length)
        }
        var excluded: [ClosedRange<CivilDay>] = []
        for text in bound.list("excluded") {
            guard let span = DayExpression.span(text, now: now) else {
                throw ArgumentErrors.error(
                    "excluded",
                    Bilingual(zh: "excluded 应为 起日..止日（含两端）", en: "excluded must be FIRST..LAST, both days included"))
            }
            excluded.append(span)
        }
        do {
            let due = try desk.rules.due(
                rule: id, from: from, extensions: extensions, excluded: excluded, lenient: true)
            return Answer(rows: [row(due, rule, excluded)])
        } catch {
            throw ArgumentErrors.error("from", error.text)
        }
    }

    private func row(
        _ due: DueDay, _ rule: DeadlineRule, _ excluded: [ClosedRange<CivilDay>]
    ) -> JSONObject {
        let note = desk.rules.note(on: due, excluded: excluded)
        var row: JSONObject = [
            "rule": .string(due.rule), "from": .string(due.trigger.iso), "due": .string(due.due.iso),
            "provisional": .bool(due.provisional), "nominal": .string(due.nominal.iso),
        ]
        row["overdueFrom"] = note?.overdueFrom.map { .string($0.iso) }
        row["ruleVersion"] = .integer(Int64(due.ruleVersion))
        row["calendarVersion"] = .string(due.calendarVersion)
        row["name"] = text(rule.name)
        row["basis"] = text(rule.nearestVersion(to: due.trigger).basis)
        row["consequence"] = text(rule.consequence)
        row["hard"] = .bool(rule.hard)
        if rule.verify { row["verify"] = true }
        row["trace"] = .array((note?.lines ?? due.trace).map { text($0) })
        return row
    }

    func ruleList() async throws(ProtocolError) -> Answer {
        Answer(rows: desk.rules.rules().map { summary($0) }, status: try await proposals(.rules))
    }

    func ruleShow() throws(ProtocolError) -> Answer {
        let id = try bound.requiredSubject()
        guard let rule = desk.rules[id] else { throw noSuchRule(id) }
        var row = summary(rule)
        row["consequence"] = text(rule.consequence)
        row["versions"] = .array(rule.versions.map { .object(self.row($0)) })
        let length = ReminderPolicies.days([rule.nearestVersion(to: now.day).length])
        let subject = ReminderScope.Subject(rule: rule.id, days: length, nature: rule.nature, hard: rule.hard)
        if let policy = desk.rules.reminders.policy(for: subject) {
            row["reminderPolicy"] = .string(policy.id)
            row["reminders"] = .array(policy.steps.map { .object(self.row($0)) })
        }
        return Answer(rows: [row])
    }

    private func row(_ step: ReminderPolicy.Step) -> JSONObject {
        var row: JSONObject = ["step": .string(step.moment.id)]
        row["stepName"] = NoticeWords.step(step.moment.id).map { text($0) }
        row["kind"] = .string(step.kind.rawValue)
        row["to"] = .array(step.recipients.map { .string($0.rawValue) })
        return row
    }

    private func summary(_ rule: DeadlineRule) -> JSONObject {
        let version = rule.nearestVersion(to: now.day)
        var row: JSONObject = [
            "rule": .string(rule.id), "name": text(rule.name), "length": .string(version.length.text),
            "direction": .string(version.direction.rawValue), "hard": .bool(rule.hard),
            "jurisdiction": .string(rule.jurisdiction), "anchor": text(version.anchor), "basis": text(version.basis),
        ]
        if rule.verify { row["verify"] = true }
        return row
    }

    private func row(_ version: DeadlineRule.Version) -> JSONObject {
        var row: JSONObject = ["version": .integer(Int64(version.number))]
        row["from"] = version.effectiveFrom.map { .string($0.iso) }
        row["to"] = version.effectiveTo.map { .string($0.iso) }
        row["length"] = .string(version.length.text)
        row["anchor"] = text(version.anchor)
        row["basis"] = text(version.basis)
        row["rolls"] = .bool(version.roll)
        row["extension"] = .string(ExtensionWords.word(version.extension))
        row["cap"] = version.extension.cap.map { .string($0.text) }
        row["remark"] = version.remark.map { text($0) }
        return row
    }

    private func noSuchRule(_ id: String) -> ProtocolError {
        let like = Nearness.nearest(to: id, among: desk.rules.rules.map(\.id))
        return FailureAnswers.notFound(
            Bilingual(zh: "没有名为 \(id) 的期限规则", en: "no rule named \(id)"),
            ["key": "rule", "like": .array(like.map { .string($0) })])
    }

    func calendarShow() async throws(ProtocolError) -> Answer {
        let from = try day("from") ?? now.day
        let to = try day("to") ?? from
        guard let calendar = desk.rules.calendar(for: "prc") else {
            throw FailureAnswers.notFound(Bilingual(zh: "没有工作日历", en: "no calendar"))
        }
        guard from <= to, CivilDay.days(from: from, to: to) < 1000 else {
            throw ArgumentErrors.error(
                "to", Bilingual(zh: "to 应不早于 from，且至多 1000 天", en: "to must not be before from, and at most 1000 days"))
        }
        let rows: [JSONObject] = (from.number...to.number).map { number in
            let day = CivilDay(number: number)
            var row: JSONObject = [
                "day": .string(day.iso), "weekday": .integer(Int64(day.weekday)),
                "working": .bool(calendar.isWorking(day)), "name": text(calendar.describe(day)),
            ]
            if !calendar.knows(day) { row["provisional"] = true }
            return row
        }
        var status: JSONObject = ["calendar": .string(calendar.version), "horizon": .string(calendar.horizon.iso)]
        status.merge(try await proposals(.calendar))
        return Answer(rows: rows, status: status)
    }
}

/// The word for who may lengthen a term.
enum ExtensionWords {
    static func word(_ policy: ExtensionPolicy) -> String {
        switch policy {
        case .none: "none"
        case .agreed: "agreed"
        case .authority: "authority"
        }
    }
}
