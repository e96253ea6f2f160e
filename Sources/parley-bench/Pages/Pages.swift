import Glibc
import JSONText

/// Everything that one run of `pages` finds out.
struct Pages: Figures {
    let daemon: PrivateDaemon
    let store: Store
    let seconds: Double
    private var rows: [[String]] = []
    private var remarks: [String] = []
    private(set) var isSound = true

    init(daemon: PrivateDaemon, store: Store, seconds: Double) {
        self.daemon = daemon
        self.store = store
        self.seconds = seconds
    }

    mutating func measure(connections: Int, audit: Bool) throws(BenchFailure) {
        remarks.append("machine: \(Machine.line)")
        let cold = try daemon.start()
        let counts = try store.run("pages_counts").first ?? []
        remarks.append("cases, events, running deadlines: \(counts.joined(separator: ", "))")
        daemon.crash()
        let crashed = try daemon.start()
        remarks.append(
            "ready after \(cold.hundredths) s with the start of the database, \(crashed.hundredths) s after kill -9 with the database up"
        )
        remarks.append("resident: idle \(memory)")
        try idle(connections)
        let ids = try store.run("pages_samples").compactMap(\.first)
        guard !ids.isEmpty else { throw BenchFailure("pages_samples.sql gave no case") }
        try ask("case.show", ids.map { "case.show \($0)" })
        try ask("case.history", ids.map { "case.history \($0)" })
        try ask("due.list state=overdue", ["due.list state=overdue"])
        try ask("due.list", ["due.list"])
        for line in Self.lists { try ask(line, [line]) }
        remarks.append("resident: after these lists \(memory)")
        if audit { try verify() }
    }

    /// `case.list` with each filter, with what no case has, and with each pair of filters.
    static var lists: [String] {
        let filters = [
            "procedure=platform-negotiation", "state=mediating", "office=BJ-CY", "assignee=mediator.bj-cy.1",
            "party=张伟",
            "overdue=yes", "due-before=today+3d", "opened-from=today-7d", "opened-to=today-300d", "text=竞业限制",
        ]
        var lines = ["case.list"] + filters.map { "case.list \($0)" }
        lines += ["state=court-document", "party=欧阳长风", "text=长江证券", "due-before=2020-01-01", "opened-from=today"].map {
            "case.list \($0)"
        }
        for (place, first) in filters.enumerated() {
            for second in filters[(place + 1)...] { lines.append("case.list \(first) \(second)") }
        }
        return lines
    }

    private mutating func ask(_ name: String, _ lines: [String]) throws(BenchFailure) {
        let talk = try Conversation(socket: daemon.socket)
        let found = try talk.ask(lines[0]).rows.count
        let before = ProcessorTime.ofFamily(daemon.postmaster)
        var work = RepeatedWork(lines)
        let result = try LoadGenerator(socket: daemon.socket, load: Load(clients: 1, pipeline: 1))
            .run(&work, for: Int64(seconds * 1e9))
        let processor = (ProcessorTime.ofFamily(daemon.postmaster) - before) / Double(max(1, result.answers))
        if let refusal = result.firstRefusal { throw BenchFailure("\(name): \(refusal)") }
        let figures = [0.5, 0.99].map { (result.latencies.microseconds($0) / 1_000).hundredths }
        rows.append([name, "\(found)"] + figures + [processor.whole, "\(result.answers)"])
        Console.say("\(name): \(figures.joined(separator: ", ")) ms")
    }

    private mutating func idle(_ connections: Int) throws(BenchFailure) {
        guard connections > 0 else { return }
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let possible = min(connections, Int(limit.rlim_cur) - 64)
        var open: [Int32] = []
        defer { for descriptor in open { close(descriptor) } }
        do {
            for _ in 0..<possible {
                let descriptor = try UnixSocket.connect(to: daemon.socket)
                open.append(descriptor)
                try UnixSocket.skipGreeting(descriptor)
            }
        } catch {
            remarks.append("stopped at \(open.count) connections: \(error)")
        }
        remarks.append("resident: with \(open.count) idle connections \(memory)")
    }

    private mutating func verify() throws(BenchFailure) {
        let talk = try Conversation(socket: daemon.socket)
        let begin = Monotonic.now()
        let answer = try talk.ask("audit.verify", within: 3_600).first
        let seconds = Double(Monotonic.now() - begin) / 1e9
        let events = answer.number("events")
        let isWhole = answer["whole"]?.bool == true
        isSound = isSound && isWhole
        remarks.append(
            "\(isWhole ? "ok" : "WRONG"): audit.verify: \(events) events whole, \((Double(events) / seconds).whole) a second"
        )
        remarks.append("resident: after audit.verify \(memory)")
    }

    /// Of the daemon: now and at most, in MiB.
    private var memory: String {
        "\(daemon.memory.whole) MiB (at most \(daemon.peakMemory.whole))"
    }

    var markdown: String {
        let head = ["request, first page", "rows", "p50 ms", "p99 ms", "CPU µs PostgreSQL", "measured"]
        let table = [head, head.map { _ in "---" }] + rows
        return (table.map { "| " + $0.joined(separator: " | ") + " |" } + [""] + remarks.map { "- \($0)" } + [""])
            .joined(separator: "\n")
    }
}

/// The same requests again and again, in turn.
struct RepeatedWork: Work {
    private let lines: [[UInt8]]
    private var place = 0

    init(_ lines: [String]) { self.lines = lines.map { Array(($0 + "\n").utf8) } }

    mutating func ask(slot: Int, into bytes: inout [UInt8]) -> Bool {
        bytes += lines[place]
        place = (place + 1) % lines.count
        return true
    }

    func take(_ answer: WireAnswer, slot: Int) {}
}
