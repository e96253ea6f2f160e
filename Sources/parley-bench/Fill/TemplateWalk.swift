import JSONText
import WorkCalendar

/// Lets a rehearsing daemon carry out cases of every procedure, so that templates are what a daemon writes: opened on
/// different days, led through lawful actions by the fixes of `case.why`, some to their end.
struct TemplateWalk {
    private let talk: Conversation
    private let today: CivilDay
    private let count: Int
    private var chance: Chance
    private var ways: [ProcedureWays] = []
    private var walkers: [Walker] = []
    private var keys = 0
    private(set) var refusals: [String: Int] = [:]

    private struct Walker {
        let id: String
        let ways: Int
        var steps: Int
        var isNamed = false
    }

    /// - Parameter today: the last civil day of the past.
    init(_ talk: Conversation, today: CivilDay, count: Int, chance: Chance) throws(BenchFailure) {
        self.talk = talk
        self.today = today
        self.count = count
        self.chance = chance
        for row in try talk.ask("procedure.list").rows {
            ways.append(try ProcedureWays(talk, procedure: row.text("procedure")))
        }
    }

    /// The civil days, as days before the last one, on which something happens: few long ago, many of late.
    static let days: [Int] =
        stride(from: 728, through: 56, by: -28).map { $0 } + stride(from: 46, through: 18, by: -4).map { $0 }
        + (1...14).reversed().map { $0 }

    /// Makes the accounts of every office, so that an assignee is somebody.
    static func staff(_ talk: Conversation) throws(BenchFailure) -> [String: [String]] {
        var staff: [String: [String]] = [:]
        for office in Self.offices {
            let names = (1...3).map { "mediator.\(office.lowercased()).\($0)" }
            for name in names { _ = try talk.ask("account.set \(name) roles=mediator scope=\(office)") }
            staff[office] = names
        }
        return staff
    }

    /// The shipped offices.
    static let offices = [
        "BJ", "BJ-DC", "BJ-XC", "BJ-CY", "BJ-FT", "BJ-SJS", "BJ-HD", "BJ-MTG", "BJ-FS", "BJ-TZ", "BJ-SY", "BJ-CP",
        "BJ-DX",
        "BJ-HR", "BJ-PG", "BJ-MY", "BJ-YQ",
    ]

    /// Carries all out.
    mutating func run(staff: [String: [String]]) throws(BenchFailure) {
        // A quarter of the templates lies back, three quarters are of the last weeks.
        let old = Self.days.count { $0 > 50 }
        let recent = Self.days.count - old
        var opened = 0
        for (place, day) in Self.days.enumerated() {
            _ = try talk.ask("ops.clock to=\(today.adding(days: -day).iso)T10:00:00+08:00")
            for number in walkers.indices where walkers[number].steps > 0 && chance.happens(day > 50 ? 90 : 45) {
                try step(number)
            }
            let due =
                place < old
                ? count / 4 * (place + 1) / old : count / 4 + (count - count / 4) * (place + 1 - old) / recent
            while opened < due {
                try open(staff, isOld: place < old)
                opened += 1
            }
        }
    }

    private mutating func open(_ staff: [String: [String]], isOld: Bool) throws(BenchFailure) {
        let number = chance.happens(70) ? 0 : chance.below(ways.count)
        let office = chance.one(of: Self.offices)
        let cause = chance.one(of: ProcedureWays.causes)
        var line = ways[number].opening(chance: &chance, cause: cause.word)
        line += " office=\(office) title=\"\(Pattern.person)与\(Pattern.company)\(cause.title)争议\""
        let answer = try talk.call(line + nextKey())
        guard answer.isOK, let id = answer.first["case"]?.string else { return refused(answer) }
        // Two or three steps for the recent, as many as it takes for most of the old.
        let steps = isOld ? (chance.happens(85) ? 8 : 1) : chance.one(of: [0, 0, 0, 0, 0, 1, 1, 2, 3])
        walkers.append(Walker(id: id, ways: number, steps: steps))
        if let names = staff[office], chance.happens(40) {
            send("case.assign \(id) to=\(chance.one(of: names)) if=1" + nextKey())
        }
    }

    /// One action, with what must be there before.
    private mutating func step(_ number: Int) throws(BenchFailure) {
        let walker = walkers[number]
        walkers[number].steps -= 1
        let possible = try talk.ask("case.show \(walker.id)").first["next"]?.array?.compactMap(\.string) ?? []
        let ways = ways[walker.ways]
        let ending = possible.filter { ways.ends.contains($0) }
        let leading = possible.filter { !ways.ends.contains($0) }
        let choice = leading.isEmpty || (!ending.isEmpty && chance.happens(25)) ? ending : leading
        guard !choice.isEmpty else {
            walkers[number].steps = 0
            return
        }
        let action = chance.one(of: choice)
        for _ in 0..<8 {
            let why = try talk.ask("case.why \(walker.id) do=\(action)")
            let fixes = why.rows.compactMap { $0["ok"]?.bool == false ? $0["fix"]?.string : nil }
            if fixes.isEmpty { break }
            var helped = false
            for fix in fixes { helped = send(named(fix)) || helped }
            if !helped { break }
        }
        let version = try talk.ask("case.show \(walker.id)").first.number("version")
        send("case.advance \(walker.id) do=\(action) if=\(version)\(ways.required(action))" + nextKey())
    }

    /// A fix with the names that clones replace: who asks is a person, who answers a company.
    private mutating func named(_ fix: String) -> String {
        guard fix.hasPrefix("case.party"), let mark = fix.firstRange(of: "name=\"") else { return fix }
        let rest = fix[mark.upperBound...].drop { $0 != "\"" }
        let role = fix.split(separator: " ").first { $0.hasPrefix("role=") }?.dropFirst(5) ?? ""
        let name =
            switch role {
            case "applicant", "workers": Pattern.person
            case "respondent", "platform", "employer": Pattern.company
            default: String(decoding: InventedNames.person(&chance), as: UTF8.self)
            }
        return fix[..<mark.upperBound] + name + rest
    }

    @discardableResult
    private mutating func send(_ line: String) -> Bool {
        guard let answer = try? talk.call(line) else { return false }
        if !answer.isOK { refused(answer) }
        return answer.isOK
    }

    private mutating func refused(_ answer: Conversation.Reply) {
        let text = "\(answer.outcome) \(answer.status.text("msg"))"
        refusals[text, default: 0] += 1
    }

    private mutating func nextKey() -> String {
        keys += 1
        return " key=load-\(10_000_000 + keys)"
    }
}
