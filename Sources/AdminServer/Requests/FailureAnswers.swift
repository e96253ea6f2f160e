import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// Failures of the inner rooms, as the error table of the protocol answers them.
enum FailureAnswers {
    static func error(_ failure: CaseFailure, now: Instant, language: Language) -> ProtocolError {
        var error = error(failure.cause, now: now, language: language)
        error.members["step"] = failure.step.map { .integer(Int64($0)) }
        error.members["cmd"] = failure.command.map { .string($0) }
        return error
    }

    static func error(_ fault: Fault) -> ProtocolError {
        switch fault {
        case .unavailable: ProtocolError(.unavailable, ["after_ms": 1000])
        case .busy(let wait): ProtocolError(.busy, ["after_ms": .integer(Int64(wait))])
        case .rulesReplaced, .numberTaken: ProtocolError(.busy, ["after_ms": 100])
        case .timeout: ProtocolError(.timeout, ["after_ms": 1000])
        case .readOnly: ProtocolError(.readOnly, ["after_ms": 5000])
        case .unknownOutcome: ProtocolError(.unknownOutcome)
        case .broken(let reference): ProtocolError(.internalError, ["ref": .string(reference)])
        }
    }

    private static func error(_ cause: CaseFailure.Cause, now: Instant, language: Language) -> ProtocolError {
        switch cause {
        case .rejected(let rejection): error(rejection, language: language)
        case .conflict(let conflict): error(conflict, now: now)
        case .noSuchCase: notFound(Bilingual(zh: "没有这个案件，或不在您的管辖范围内", en: "no such case, or not in your scope"))
        case .notYours:
            blocked(
                [
                    Rejection.Unmet(
                        condition: "own-case",
                        text: Bilingual(
                            zh: "本案由他人承办；请部门负责人改派（case.assign）",
                            en: "the case is somebody else's; a supervisor can reassign it (case.assign)"),
                        basis: nil)
                ], language: language)
        case .noSuchOffice(let code): noSuchOffice(code)
        case .noSuchProcedure(let id):
            notFound(Bilingual(zh: "没有名为 \(id) 的程序", en: "no procedure named \(id)"), ["key": "procedure"])
        case .noSuchAccount(let name):
            notFound(
                Bilingual(
                    zh: "没有名为 \(name)、可承办本单位案件的账户",
                    en: "no account named \(name) that could take cases of this office"), ["key": "to"])
        case .noSuchReader(let name):
            notFound(
                Bilingual(
                    zh: "没有名为 \(name)、角色含 reader（法律部等只读人员）的账户",
                    en: "no account named \(name) with the role reader"), ["key": "to"])
        case .anyVersionForbidden:
            ArgumentErrors.error("if", Bilingual(zh: "if=any 只限部门负责人使用", en: "if=any is for supervisors only"))
        case .keyReused: ProtocolError(.keyReused)
        case .answerTooLong(let limit):
            ProtocolError(
                .tooLong,
                Bilingual(
                    zh: "内容太多，一行答复装不下；请用 parts= 分部分查看，或用 case.history 逐页查看",
                    en: "too much for one line of answer: ask by parts=, or read page by page with case.history"),
                ["limit": .integer(Int64(limit))])
        case .fault(let fault): error(fault)
        }
    }

    private static func error(_ rejection: Rejection, language: Language) -> ProtocolError {
        switch rejection {
        case .badArgument(let key, let why):
            ProtocolError(.badArgument, why, ["key": .string(key), "why": .string(why[language])])
        case .blocked(let unmet): blocked(unmet, language: language)
        case .forbidden(let why): ProtocolError(.forbidden, why)
        case .notFound(let what): notFound(what)
        case .exists(let id, let what): ProtocolError(.exists, what, ["id": .string(id)])
        }
    }

    private static func error(_ conflict: Conflict, now: Instant) -> ProtocolError {
        let seconds = max(0, (now.microseconds - conflict.at.microseconds) / 1_000_000)
        return ProtocolError(
            .conflict,
            Bilingual(
                zh: "案件现为第 \(conflict.version) 版，\(seconds) 秒前由 \(conflict.by) 更改",
                en: "the case is at version \(conflict.version), changed by \(conflict.by) \(seconds) s ago"),
            [
                "case": .string(conflict.caseID), "version": .integer(Int64(conflict.version)),
                "state": .string(conflict.state), "by": .string(conflict.by), "at": .string(conflict.at.iso),
            ])
    }

    /// Each unmet condition is told with its text and its basis, so that nobody has to ask twice.
    private static func blocked(_ unmet: [Rejection.Unmet], language: Language) -> ProtocolError {
        func sentence(_ language: Language) -> String {
            let parts = unmet.map { need in
                need.basis.map {
                    language == .zh ? "\(need.text.zh)（\($0.zh)）" : "\(need.text.en) (\($0.en))"
                } ?? need.text[language]
            }
            return parts.joined(separator: language == .zh ? "；" : "; ")
        }
        return ProtocolError(
            .blocked,
            Bilingual(
                zh: "有 \(unmet.count) 项条件未满足：\(sentence(.zh))",
                en: "\(unmet.count) condition(s) not met: \(sentence(.en))"),
            ["conditions": .array(unmet.map { .string($0.condition) })])
    }

    /// An office, under `key`, that is not there or not in the caller's scope.
    static func noSuchOffice(_ code: String, key: String = "office") -> ProtocolError {
        guard !code.isEmpty else { return ArgumentErrors.missing(key) }
        return notFound(
            Bilingual(zh: "没有代码为 \(code) 的单位，或不在您的管辖范围内", en: "no office \(code), or not in your scope"),
            ["key": .string(key)])
    }

    static func notFound(_ what: Bilingual, _ members: JSONObject = [:]) -> ProtocolError {
        ProtocolError(.notFound, what, members)
    }
}
