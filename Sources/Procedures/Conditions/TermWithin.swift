import JSONText
import Wording
import WorkCalendar

/// `term-within {from, to, at-least?, at-most?, unless?}`: the term between two days, both of which belong to it, ends
/// after it begins and is neither too short nor too long. The days may be fields of the action itself and are judged once
/// both are given. With a reason in `unless` another term passes with a warning, since the law says “generally”
/// (集体合同规定 38).
struct TermWithin: Condition {
    static let id = "term-within"

    private let from: Field
    private let to: Field
    private let atLeast: TermLength?
    private let atMost: TermLength?
    private let unless: Field?

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(
            parameters, procedure, known: ["from", "to", "at-least", "at-most", "unless"])
        from = try given.day("from")
        to = try given.day("to")
        atLeast = try given.optionalLength("at-least")
        atMost = try given.optionalLength("at-most")
        unless = try given.optionalText("unless") == nil ? nil : try given.fieldOfStep("unless")
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let wanted = wanted
        guard let first = state.fields.civilDay(from.name), let last = state.fields.civilDay(to.name) else {
            let text = Bilingual(
                zh: "\(wanted.zh)；两个日期填写后核对", en: "\(wanted.en); judged once both days are given")
            return Verdict(ok: true, text: text)
        }
        let text = Bilingual(
            zh: "\(wanted.zh)，现为 \(first.iso) 至 \(last.iso)",
            en: "\(wanted.en); it is \(first.iso) to \(last.iso)")
        guard last > first else { return Verdict(ok: false, text: text) }
        // The last day of a year that begins on 1 March is the last of February; many write 1 March.
        let long = atLeast.map { last.adding(days: 1) >= first.adding($0) } ?? true
        let short = atMost.map { last <= first.adding($0) } ?? true
        if long && short { return Verdict(ok: true, text: text) }
        guard let unless, state.fields[unless.name] != nil else { return Verdict(ok: false, text: text) }
        let warning = Bilingual(
            zh: "\(text.zh)；已填写「\(unless.label.zh)」，请核对",
            en: "\(text.en); “\(unless.label.en)” is given, please check")
        return Verdict(ok: true, text: text, warning: warning)
    }

    private var wanted: Bilingual {
        let least = atLeast?.words
        let most = atMost?.words
        let boundsZH = [least.map { "不少于\($0.zh)" }, most.map { "不超过\($0.zh)" }].compactMap { $0 }
        let boundsEN = [least.map { "at least \($0.en)" }, most.map { "at most \($0.en)" }].compactMap { $0 }
        let otherwise = unless.map {
            Bilingual(zh: "（另有约定的填写 \($0.name)）", en: " (where it is another, give \($0.name))")
        }
        return Bilingual(
            zh: "自「\(from.label.zh)」至「\(to.label.zh)」的期限应" + (["期满在起始之后"] + boundsZH).joined(separator: "、")
                + (otherwise?.zh ?? ""),
            en: "the term from “\(from.label.en)” to “\(to.label.en)” must end after it begins"
                + boundsEN.map { ", be \($0)" }.joined() + (otherwise?.en ?? ""))
    }
}

extension ConditionParameters {
    fileprivate func optionalLength(_ name: String) throws(ConditionError) -> TermLength? {
        guard let text = try optionalText(name) else { return nil }
        if let length = TermLength(text), length.unit != .workingDays { return length }
        throw Self.error(
            name, zh: "\(name) 应为期间，如 30d、6m、3y", en: "\(name) must be a length such as 30d, 6m or 3y")
    }
}

extension CivilDay {
    /// Counted by the calendar alone.
    fileprivate func adding(_ length: TermLength) -> CivilDay {
        switch length.unit {
        case .naturalDays, .workingDays: adding(days: length.count)
        case .months: adding(months: length.count)
        case .years: adding(years: length.count)
        }
    }
}
