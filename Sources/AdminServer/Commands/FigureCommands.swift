import AdminProtocol
import JSONText
import Mediation
import Wording
import WorkCalendar

/// `figure.*`: counts that are no cases, entered by one person and signed by another.
extension Errand {
    func figureShow() throws(ProtocolError) -> Answer {
        let figures = try bound.subject.map { id throws(ProtocolError) in [try figure(id)] }
        return Answer(
            rows: (figures ?? desk.reporting.figures.figures).map { figure in
                var row: JSONObject = [
                    "figure": .string(figure.id), "name": text(figure.name), "unit": text(figure.unit),
                    "counting": .string(figure.counting.rawValue), "countingName": text(figure.counting.name),
                    "section": text(figure.section),
                ]
                if figure.isStock { row["stock"] = true }
                return row
            })
    }

    func figureRecord() async throws(ProtocolError) -> Answer {
        let figure = try figure(try bound.requiredSubject())
        guard let value = bound.integer("value") else { throw ArgumentErrors.missing("value") }
        let evidence = try bound.required("evidence")
        if let unit = bound.text("unit"), unit != figure.unit.zh, unit != figure.unit.en {
            throw ArgumentErrors.error(
                "unit",
                Bilingual(
                    zh: "「\(figure.name.zh)」的单位是\(figure.unit.zh)，不是\(unit)",
                    en: "“\(figure.name.en)” is counted in \(figure.unit.en), not in \(unit)"))
        }
        let office = try ownOffice()
        let corrected = try await corrected(figure, office)
        guard let period = try period() ?? corrected?.period else { throw ArgumentErrors.missing("period") }
        guard period.to <= now.day || bound.flag("target") else {
            throw ArgumentErrors.error(
                "period", Bilingual(zh: "期间尚未结束；只有目标数可以提前登记", en: "the period is not over; only targets come before"))
        }
        let entry = FigureEntry(
            figure: figure.id, period: period, isTarget: corrected?.isTarget ?? bound.flag("target"), value: value,
            unit: figure.unit.zh, office: office, evidence: evidence, corrects: corrected?.number,
            enteredBy: caller.name, enteredAt: now)
        if bound.flag("dry") {
            if let standing = try await standing(inTheWayOf: entry) { throw clash(of: entry, with: standing) }
            var row = row(entry)
            row["entry"] = "F-?"
            return Answer(rows: [row], status: ["dry": true])
        }
        let key = key
        let outcome = try await faulting { () async throws(Fault) in
            try await desk.reporting.ledger.record(entry, key: key)
        }
        if case .clash = outcome, let standing = try await standing(inTheWayOf: entry) {
            throw clash(of: entry, with: standing)
        }
        return try answer(outcome)
    }

    /// The entry that counts, or waits for its signature, of a line about the same days or days that cross these.
    private func standing(inTheWayOf entry: FigureEntry) async throws(ProtocolError) -> FigureEntry? {
        guard entry.corrects == nil else { return nil }
        var filter = FigureFilter(limit: 1000)
        filter.figure = entry.figure
        filter.offices = [entry.office]
        let wanted = filter
        let page = try await faulting { () async throws(Fault) in try await desk.reporting.ledger.entries(wanted) }
        return page.rows.first { $0.isTarget == entry.isTarget && $0.period.clashes(with: entry.period) }
    }

    /// `same` where what stands there is about the very same days; `value` is what it says of them.
    private func clash(of entry: FigureEntry, with standing: FigureEntry) -> ProtocolError {
        let (id, value) = (standing.id, "\(standing.value)")
        return ProtocolError(
            .exists,
            Bilingual(
                zh: "\(entry.office) 在 \(standing.period.name) 已有 \(id)，数值 \(value)；改数请用 corrects=\(id)",
                en:
                    "\(id) stands there for \(entry.office), \(standing.period.name): \(value); to change it say corrects=\(id)"
            ),
            [
                "id": .string(id), "key": "period", "value": .integer(standing.value),
                "same": .bool(standing.period == entry.period),
            ])
    }

    func figureSign() async throws(ProtocolError) -> Answer {
        let id = try bound.requiredSubject()
        guard let number = FigureEntry.number(id) else { throw noSuchEntry(id, key: "entry") }
        if bound.flag("dry") {
            let found = try await faulting { () async throws(Fault) in try await desk.reporting.ledger.entry(number) }
            guard let entry = found, caller.covers(entry.office) else { throw noSuchEntry(id, key: "entry") }
            if entry.enteredBy == caller.name { throw ownEntry }
            return Answer(rows: [row(entry)], status: ["dry": true])
        }
        let (key, now) = (key, now)
        let outcome = try await faulting { () async throws(Fault) in
            try await desk.reporting.ledger.sign(number, offices: caller.offices, by: caller.name, at: now, key: key)
        }
        return try answer(outcome)
    }

    func figureList() async throws(ProtocolError) -> Answer {
        var filter = FigureFilter(limit: bound.limit)
        filter.figure = try bound.text("figure").map { id throws(ProtocolError) in try figure(id).id }
        filter.period = try period()
        filter.offices = try visibleOffices()
        filter.state = bound.text("state").flatMap(FigureEntry.State.init)
        filter.after = try cursor()
        let wanted = filter
        let page = try await faulting { () async throws(Fault) in try await desk.reporting.ledger.entries(wanted) }
        return answer(page, row)
    }

    // MARK: Arguments

    private func figure(_ id: String) throws(ProtocolError) -> Figure {
        if let figure = desk.reporting.figures[id] { return figure }
        let like = Nearness.nearest(to: id, among: desk.reporting.figures.figures.map(\.id))
        throw FailureAnswers.notFound(
            Bilingual(zh: "没有名为 \(id) 的数字项目；见 figure.show", en: "no figure named \(id); see figure.show"),
            ["key": "figure", "like": .array(like.map { .string($0) })])
    }

    /// `period=`, or `from=` and `to=` together; nil where neither was given.
    func period() throws(ProtocolError) -> Period? {
        let (from, to) = (try day("from"), try day("to"))
        if let text = bound.text("period") {
            if from != nil || to != nil {
                throw ArgumentErrors.error(
                    "period", Bilingual(zh: "period= 与 from=、to= 只写其一", en: "say period= or from= and to=, not both"))
            }
            if let period = Period(text) { return period }
            throw ArgumentErrors.error(
                "period",
                Bilingual(
                    zh: "period 应如 2022、2022-H1、2022-Q1、2022-03",
                    en: "a period is like 2022, 2022-H1, 2022-Q1 or 2022-03"))
        }
        guard from != nil || to != nil else { return nil }
        guard let from else { throw ArgumentErrors.missing("from") }
        guard let to else { throw ArgumentErrors.missing("to") }
        if let period = Period(from: from, to: to) { return period }
        throw ArgumentErrors.error("to", Bilingual(zh: "to 早于 from", en: "`to` lies before `from`"))
    }

    /// `office=`, in the caller's scope; where it is not given, the caller's only office.
    private func ownOffice() throws(ProtocolError) -> String {
        if let code = bound.text("office") {
            guard desk.offices[code] != nil, caller.covers(code) else { throw FailureAnswers.noSuchOffice(code) }
            return code
        }
        if caller.account.scope.count == 1, let only = caller.account.scope.first, only != "*" { return only }
        throw ArgumentErrors.missing("office")
    }

    /// The offices of `office=` that the caller may see; nil is all.
    func visibleOffices() throws(ProtocolError) -> [String]? {
        let asked = try offices()
        if caller.has(.auditor) { return asked }
        guard let own = caller.offices else { return asked }
        guard let asked else { return own }
        let seen = asked.filter(own.contains)
        if seen.isEmpty { throw FailureAnswers.noSuchOffice(bound.text("office") ?? "") }
        return seen
    }

    /// The entry of `corrects=`, which must be about the same.
    private func corrected(_ figure: Figure, _ office: String) async throws(ProtocolError) -> FigureEntry? {
        guard let id = bound.text("corrects") else { return nil }
        guard let number = FigureEntry.number(id) else { throw noSuchEntry(id, key: "corrects") }
        let found = try await faulting { () async throws(Fault) in try await desk.reporting.ledger.entry(number) }
        guard let entry = found, entry.figure == figure.id, entry.office == office else {
            throw noSuchEntry(id, key: "corrects")
        }
        return entry
    }

    // MARK: Answers

    private func answer(_ outcome: FigureOutcome) throws(ProtocolError) -> Answer {
        switch outcome {
        case .done(let entry, let replayed):
            return Answer(rows: [row(entry)], status: replayed ? ["replayed": true] : [:])
        case .keyReused: throw ProtocolError(.keyReused)
        case .clash(let number):
            throw ProtocolError(
                .exists,
                Bilingual(
                    zh: "该单位同一期间（或互有交叉的期间）已有 \(FigureEntry.id(number))；改数请用 corrects=",
                    en:
                        "\(FigureEntry.id(number)) is about the same days, or days that cross these; to change it say corrects="
                ),
                ["id": .string(FigureEntry.id(number)), "key": "period"])
        case .superseded(let number):
            throw ProtocolError(
                .exists,
                Bilingual(
                    zh: "这一笔已由 \(FigureEntry.id(number)) 更正；请更正那一笔",
                    en: "\(FigureEntry.id(number)) puts that entry right already; correct that one"),
                ["id": .string(FigureEntry.id(number)), "key": "corrects"])
        case .sameAccount: throw ownEntry
        case .alreadySigned:
            throw ProtocolError(
                .exists, Bilingual(zh: "这一笔已经签字", en: "that entry is signed already"), ["key": "entry"])
        case .unknown:
            throw noSuchEntry(
                bound.text("corrects") ?? bound.subject ?? "", key: bound.text("corrects") == nil ? "entry" : "corrects"
            )
        }
    }

    private var ownEntry: ProtocolError {
        ProtocolError(
            .forbidden,
            Bilingual(zh: "登记的人不能自己签字，请由另一人签字", en: "who entered a figure cannot sign it; another person must"))
    }

    private func noSuchEntry(_ id: String, key: String) -> ProtocolError {
        FailureAnswers.notFound(
            Bilingual(zh: "没有这样的一笔 \(id)，或不在您的管辖范围内", en: "no such entry \(id), or not in your scope"),
            ["key": .string(key)])
    }

    private func row(_ entry: FigureEntry) -> JSONObject {
        let figure = desk.reporting.figures[entry.figure]
        var row: JSONObject = [
            "entry": .string(entry.id), "figure": .string(entry.figure), "value": .integer(entry.value),
            "unit": .string(entry.unit), "period": .string(entry.period.name), "office": .string(entry.office),
            "state": .string(entry.state.rawValue), "stateName": text(entry.state.name),
        ]
        row["figureName"] = figure.map { text($0.name) }
        if entry.isTarget { row["target"] = true }
        row["corrects"] = entry.corrects.map { .string(FigureEntry.id($0)) }
        row["from"] = .string(entry.period.from.iso)
        row["to"] = .string(entry.period.to.iso)
        row["evidence"] = .string(entry.evidence)
        row["by"] = .string(entry.enteredBy)
        row["at"] = .string(entry.enteredAt.iso)
        row["signed-by"] = entry.signedBy.map { .string($0) }
        row["signed-at"] = entry.signedAt.map { .string($0.iso) }
        return row
    }
}

extension FigureEntry.State {
    /// What people read.
    var name: Bilingual {
        switch self {
        case .entered: Bilingual(zh: "待签字", en: "waits for a signature")
        case .signed: Bilingual(zh: "已签字", en: "signed")
        case .corrected: Bilingual(zh: "已被更正", en: "corrected since")
        }
    }
}

extension Figure.Counting {
    /// What people read.
    var name: Bilingual {
        switch self {
        case .things: Bilingual(zh: "件数（逐件相加）", en: "things, added")
        case .distinct: Bilingual(zh: "不重复（每人、每家只计一次）", en: "distinct: each once")
        case .personTimes: Bilingual(zh: "人次（同一人可多次计入）", en: "person-times: one person may count often")
        }
    }
}
