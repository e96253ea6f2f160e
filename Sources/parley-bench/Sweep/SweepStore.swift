import JSONText

/// A store with as many open deadlines as are wanted, made by SQL from one case that the daemon opened.
struct SweepStore {
    let daemon: PrivateDaemon
    let scripts: String
    private(set) var template = ""
    private(set) var size = 0
    /// The last event that SQL has made.
    private(set) var past = 0

    /// A Monday; the case opened then has a reminder on Wednesday at nine.
    private static let opening = "2026-03-02 09:30+08"
    static let nine = "2026-03-04 09:00+08"

    var store: Store { Store(cluster: daemon.cluster, database: "postgres", folder: daemon.folder, scripts: scripts) }

    init(daemon: PrivateDaemon, scripts: String) {
        self.daemon = daemon
        self.scripts = scripts
    }

    /// The first case, as the daemon writes it.
    mutating func begin() throws(BenchFailure) {
        try daemon.start()
        try setClock(Self.opening)
        let talk = try Conversation(socket: daemon.socket)
        let opened = try talk.ask(
            "case.open procedure=court-mediation office=BJ-CY title=\"拖欠劳动报酬争议\" cause=wage "
                + "channel=entrusted-summary court=\"北京市朝阳区人民法院\" received-on=today")
        template = opened.first["case"]?.string ?? ""
        try store.run("sweep_address")
    }

    /// Restarts the daemon, and with it its cluster, at a moment of business time.
    func setClock(_ moment: String) throws(BenchFailure) {
        try store.run("sweep_clock", ["moment": moment])
        daemon.stop()
        try daemon.start()
        // The distance is kept: starting took some of the time.
        try store.run("sweep_clock", ["moment": moment])
    }

    /// Adds cases until there are so many; answers how many a second.
    mutating func fill(to wanted: Int) throws(BenchFailure) -> Double {
        let begin = Monotonic.now()
        let added = wanted - size
        while size < wanted {
            let next = min(wanted, size + 250_000)
            let rows = try store.run("sweep_fill", ["template": template, "from": "\(size + 1)", "to": "\(next)"])
            past = rows.first?.first.flatMap { Int($0) } ?? 0
            size = next
            Console.say("\(size) open deadlines")
        }
        try store.vacuum()
        return Double(added) / max(1e-9, Double(Monotonic.now() - begin) / 1e9)
    }

    /// The deadlines of the first so many cases wake at nine on that Wednesday.
    func makeDue(_ count: Int) throws(BenchFailure) {
        try store.run("sweep_due", ["from": "1", "to": "\(count)", "moment": Self.nine])
        try store.vacuum()
    }

    /// Milliseconds that claiming so many takes.
    func claim(_ count: Int) throws(BenchFailure) -> Spread {
        let rows = try store.run("sweep_claim", ["moment": Self.nine, "most": "\(count)"])
        guard rows.count == 5, rows.allSatisfy({ $0.first == "\(count)" }) else {
            throw BenchFailure("sweep_claim.sql gave \(rows)")
        }
        return Spread(rows.compactMap { $0.last.flatMap { Double($0) } })
    }
}
