import AdminProtocol
import JSONText
import Mediation
import Wording
import WorkCalendar

/// `ops.*`: the daemon itself. Operators see no case content here.
extension Errand {
    func opsStatus() async -> Answer {
        Answer(rows: [await desk.operations.status()])
    }

    func opsClients() async -> Answer {
        Answer(rows: await desk.operations.clients())
    }

    func opsReload() async throws(ProtocolError) -> Answer {
        do {
            return Answer(rows: [try await desk.operations.reload()])
        } catch {
            let lines = error.lines.joined(separator: "; ")
            throw ProtocolError(
                .badArgument,
                Bilingual(zh: "配置有误，一切照旧：\(lines)", en: "the configuration is wrong, nothing was changed: \(lines)"),
                ["problems": .array(error.lines.map { .string($0) })])
        }
    }

    func opsPause() async -> Answer {
        let paused = bound.text("notices") != "no"
        await desk.operations.pauseNotices(paused, reason: bound.text("reason"), by: caller.name)
        return Answer(rows: [["what": "notices", "paused": .bool(paused)]])
    }

    func opsDrain() -> Answer {
        desk.operations.drain(seconds: bound.text("wait").flatMap(Duration.seconds(of:)))
        return Answer(rows: [["draining": true]])
    }

    func opsClock() async throws(ProtocolError) -> Answer {
        guard desk.clock.isRehearsal else {
            throw ProtocolError(
                .forbidden,
                Bilingual(
                    zh: "只有以 --simulated-clock 启动的演练环境才能拨动时钟",
                    en: "the clock moves only in a rehearsal, started with --simulated-clock"))
        }
        let target = try clockTarget()
        guard let target else { return Answer(rows: [["now": .string(now.iso), "due": 0, "notices": 0]]) }
        guard target >= now else {
            throw ArgumentErrors.error("to", Bilingual(zh: "时钟只能向前拨", en: "the clock only moves forward"))
        }
        // Dates have four digits; past them nothing that is stored could be read again.
        guard target.day.year <= 9999 else {
            throw ArgumentErrors.error(
                bound.text("advance") == nil ? "to" : "advance",
                Bilingual(zh: "时钟最远拨到 9999 年", en: "the clock goes no further than the year 9999"))
        }
        let moved = try await faulting { () async throws(Fault) in try await desk.operations.moveClock(to: target) }
        return Answer(
            rows: [
                [
                    "now": .string(target.iso), "due": .integer(Int64(moved.due)),
                    "notices": .integer(Int64(moved.notices)),
                ]
            ])
    }

    /// `advance=30d` or `to=2026-12-24`; nil where neither was given.
    private func clockTarget() throws(ProtocolError) -> Instant? {
        if let advance = bound.text("advance") {
            if let term = TermLength(advance), term.unit == .naturalDays {
                return now.adding(seconds: Int64(term.count) * 86400)
            }
            if let term = TermLength(advance), term.unit == .months || term.unit == .years {
                let months = term.unit == .years ? 12 * term.count : term.count
                let days = CivilDay.days(from: now.day, to: now.day.adding(months: months))
                return now.adding(seconds: Int64(days) * 86400)
            }
            if let term = TermLength(advance), term.unit == .workingDays {
                guard let calendar = desk.rules.calendar(for: "prc") else { return nil }
                var day = now.day
                for _ in 0..<min(term.count, 10_000) { day = calendar.nextWorkingDay(onOrAfter: day.adding(days: 1)) }
                return now.adding(seconds: Int64(CivilDay.days(from: now.day, to: day)) * 86400)
            }
            if let seconds = Duration.seconds(of: advance) { return now.adding(seconds: seconds) }
            throw ArgumentErrors.error(
                "advance", Bilingual(zh: "advance 应为 30d、12h 或 5wd", en: "advance must be like 30d, 12h or 5wd"))
        }
        guard let to = bound.text("to") else { return nil }
        if let moment = DayExpression.instant(to, now: now) ?? DayExpression.day(to, now: now)?.start { return moment }
        throw ArgumentErrors.error("to", Bilingual(zh: "to 不是时间", en: "to is not a moment"))
    }
}
