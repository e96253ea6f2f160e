import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// `report.*`: figures of the work, with their definitions, checks and restatements.
extension Errand {
    func reportList() async throws(ProtocolError) -> Answer {
        try await refreshShelf()
        guard let id = bound.subject else {
            let ofProcedures = desk.shelf.all.compactMap { ownReport($0.id) }
            return Answer(
                rows: (desk.reporting.reports + ofProcedures).map { report in
                    [
                        "report": .string(report.id), "name": text(report.name),
                        "rows": .integer(Int64(report.rows.count)),
                        "about": text(report.about),
                    ]
                })
        }
        return Answer(rows: try report(id).rows.map { ReportSheet(language: language).definition($0) })
    }

    func reportRun() async throws(ProtocolError) -> Answer {
        try await refreshShelf()
        let report = try report(try bound.requiredSubject())
        let scope = try reportScope()
        let run = try await run(report, scope, asof: bound.integer("asof"))
        let frozen = try await faulting { () async throws(Fault) in
            try await desk.reporting.facts.frozen(
                report.id, scope.period, office: scope.office, trade: scope.trade)
        }
        let published = frozen.flatMap { PublishedFigures($0.rows) }
        let sheet = ReportSheet(language: language, hidesSmall: !scope.isCaseTeam)
        var verdicts = run.verdicts
        if let frozen, let published, let verdict = try await restated(report, scope, frozen, published) {
            verdicts.append(verdict)
        }
        var answer = Answer(rows: sheet.rows(run.lines, published) + verdicts.map(sheet.row))
        answer.status["report"] = .string(report.id)
        answer.status["period"] = .string(scope.period.name)
        answer.status["from"] = .string(scope.period.from.iso)
        answer.status["to"] = .string(scope.period.to.iso)
        answer.status["office"] = scope.office.map { .string($0) }
        answer.status["checks"] = .integer(Int64(verdicts.count))
        answer.status["failed"] = .integer(Int64(verdicts.filter { !$0.holds }.count))
        if let frozen {
            answer.status["published-at"] = .string(frozen.at.iso)
            answer.status["published-by"] = .string(frozen.by)
            answer.status["published-asof"] = .integer(frozen.asof)
        }
        answer.status["asof"] = .integer(run.question.asof)
        return answer
    }

    func reportFreeze() async throws(ProtocolError) -> Answer {
        try await refreshShelf()
        let report = try report(try bound.requiredSubject())
        let reason = try bound.required("reason")
        let scope = try reportScope()
        guard let office = scope.office, caller.covers(office) else {
            throw FailureAnswers.noSuchOffice(bound.text("office") ?? "")
        }
        guard scope.period.to < now.day else {
            throw ArgumentErrors.error(
                "period", Bilingual(zh: "期间尚未结束，不能发布", en: "the period is not over yet and cannot be published"))
        }
        let run = try await run(report, scope, asof: nil)
        let rows = ReportSheet(language: language).rows(run.lines, nil)
        if bound.flag("dry") { return Answer(rows: rows, status: ["dry": true]) }
        let frozen = FrozenReport(
            report: report.id, period: scope.period, office: office, trade: scope.trade, asof: run.question.asof,
            signatures: run.question.signatures, rows: PublishedFigures(run.lines).text, reason: reason,
            by: caller.name, at: now)
        let key = key
        let outcome = try await faulting { () async throws(Fault) in
            try await desk.reporting.facts.freeze(frozen, key: key)
        }
        switch outcome {
        case .done: return Answer(rows: rows, status: ["asof": .integer(frozen.asof)])
        case .keyReused: throw ProtocolError(.keyReused)
        case .exists:
            throw ProtocolError(
                .exists,
                Bilingual(
                    zh: "该单位该期间的报表已经发布；以后的变动见 report.run 的重述",
                    en: "that report was published already; report.run shows what has changed since"),
                ["key": "period"])
        case .replayed:
            let stored = try await faulting { () async throws(Fault) in
                try await desk.reporting.facts.frozen(report.id, scope.period, office: office, trade: scope.trade)
            }
            let published = stored.flatMap { PublishedFigures($0.rows) }
            return Answer(
                rows: ReportSheet(language: language).rows(published?.laid(over: run.lines) ?? run.lines, nil),
                status: ["asof": .integer(stored?.asof ?? frozen.asof), "replayed": true])
        }
    }

    // MARK: Running

    /// What a report is asked about.
    private struct ReportScope {
        let period: Period
        let office: String?
        let offices: [String]?
        let trade: String?
        /// True where whoever asks works on these offices' cases.
        let isCaseTeam: Bool
    }

    private struct ReportRun {
        let question: FactQuestion
        let lines: [ReportEngine.Line]
        let verdicts: [ReportEngine.Verdict]
    }

    /// What a procedure counts by itself.
    private func ownReport(_ procedure: String) -> Report? {
        Report(
            of: desk.shelf.versions(of: procedure).reversed().compactMap {
                desk.shelf.procedure(procedure, version: $0)
            })
    }

    private func report(_ id: String) throws(ProtocolError) -> Report {
        if let report = desk.reporting.report(id) ?? ownReport(id) { return report }
        throw FailureAnswers.notFound(
            Bilingual(zh: "没有名为 \(id) 的报表；见 report.list", en: "no report named \(id); see report.list"),
            [
                "key": "report",
                "like": .array(
                    Nearness.nearest(to: id, among: desk.reporting.reports.map(\.id) + desk.shelf.all.map(\.id)).map {
                        .string($0)
                    }),
            ])
    }

    private func reportScope() throws(ProtocolError) -> ReportScope {
        guard let period = try period() else { throw ArgumentErrors.missing("period") }
        let offices = try visibleOffices()
        let works = caller.has(.mediator) || caller.has(.supervisor)
        let isOwn = caller.offices.map { own in offices.map { Set($0).isSubset(of: own) } ?? false } ?? true
        return ReportScope(
            period: period, office: bound.text("office"), offices: offices, trade: bound.text("trade"),
            isCaseTeam: works && isOwn)
    }

    /// The report over everything that was committed before it was asked for.
    private func run(_ report: Report, _ scope: ReportScope, asof wanted: Int64?) async throws(ProtocolError)
        -> ReportRun
    {
        let engine = ReportEngine(report, figures: desk.reporting.figures, rules: desk.rules)
        let heads = try await faulting { () async throws(Fault) in try await desk.reporting.facts.heads() }
        if let wanted, wanted > heads.log {
            throw ProtocolError(
                .gone, Bilingual(zh: "日志还没有到 \(wanted) 号", en: "the log has not come to \(wanted)"),
                ["newest": .integer(heads.log)])
        }
        let reached = try await faulting { () async throws(Fault) in try await desk.reporting.reach(wanted ?? heads.log)
        }
        guard let reached else {
            throw ProtocolError(
                .busy,
                Bilingual(
                    zh: "各案的数字正在重新统计，请稍候", en: "what the cases count for is being worked out anew: try again in a while"
                ),
                ["after_ms": 2000])
        }
        let question = engine.question(
            scope.period, offices: scope.offices, trade: scope.trade, asof: wanted ?? reached,
            signatures: heads.signatures)
        if question.deadlines, scope.trade != nil || wanted != nil {
            throw ArgumentErrors.error(
                scope.trade != nil ? "trade" : "asof",
                Bilingual(zh: "期限报表不能按行业或过去的时点统计", en: "terms are not counted by trade, nor as of a past event"))
        }
        return try await run(engine, question)
    }

    private func run(_ engine: ReportEngine, _ question: FactQuestion) async throws(ProtocolError) -> ReportRun {
        let answer = try await faulting { () async throws(Fault) in try await desk.reporting.facts.answer(question) }
        let lines = engine.lines(answer, question)
        return ReportRun(question: question, lines: lines, verdicts: engine.verdicts(answer, lines, question))
    }

    /// Whether what was published equals the events up to where it was published; terms are not kept as they were.
    private func restated(
        _ report: Report, _ scope: ReportScope, _ frozen: FrozenReport, _ published: PublishedFigures
    ) async throws(ProtocolError) -> ReportEngine.Verdict? {
        let engine = ReportEngine(report, figures: desk.reporting.figures, rules: desk.rules)
        let question = engine.question(
            scope.period, offices: scope.offices, trade: scope.trade, asof: frozen.asof, signatures: frozen.signatures)
        guard !question.deadlines else { return nil }
        let then = try await run(engine, question)
        let different = then.lines.filter { !published.agrees(with: $0) }.count
        return ReportEngine.Verdict(
            id: "as-published",
            name: Bilingual(zh: "发布的数字与发布时的日志一致", en: "what was published equals the events up to then"),
            left: Int64(different), right: 0, holds: different == 0)
    }
}
