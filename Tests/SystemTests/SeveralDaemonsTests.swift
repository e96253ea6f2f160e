import JSONText
import TestSupport
import Testing

@Suite("several daemons on one database", .serialized, .timeLimit(.minutes(10)))
struct SeveralDaemonsTests {
    private static let rounds = 6
    private static let casesPerWriter = 20

    @Test("no notice is sent by two and none is left, whoever is killed or sleeps past its lease")
    func killedAndFrozen() async throws {
        try await SharedDatabase.use(daemons: 3) { shared in try await killedAndFrozen(shared) }
    }

    private func killedAndFrozen(_ shared: SharedDatabase) async throws {
        for daemon in shared.daemons { _ = try await daemon.start() }
        var opened: [String] = []
        var challenged = 0
        for round in 0..<Self.rounds {
            let writing = Task { await open(shared, round: round) }
            let victim = shared.daemons[round % 3]
            let held = try await caught(victim, in: shared)
            // Minutes pass.
            try await shared.endLeases(of: victim)
            if round / 3 % 2 == 0 {
                victim.kill9()
                _ = try await victim.start()
            } else {
                // Others take over what it holds, and it goes on where it stood.
                try await shared.wait(for: 0, rows: SharedDatabase.claims(of: victim))
                victim.thaw()
                challenged += held.count
            }
            opened += await writing.value
        }
        #expect(Set(opened).count == Self.rounds * 3 * Self.casesPerWriter)
        let cases = try await shared.database.psql("select from mediation_case").count
        #expect(cases == opened.count, "each opening took effect once")
        #expect(challenged > 0, "no frozen daemon ever held a notice")
        try await settled(shared)
        try await everythingWasSaidOnce(shared)
    }

    @Test("a daemon that wakes after its lease sends nothing that another has taken over")
    func fenced() async throws {
        try await SharedDatabase.use(daemons: 2) { shared in try await fenced(shared) }
    }

    private func fenced(_ shared: SharedDatabase) async throws {
        let (first, second) = (shared.daemons[0], shared.daemons[1])
        _ = try await first.start()
        _ = try await second.start()
        second.freeze()
        let taken = try await shared.database.withStatementsHeld("before update of is_sending on delivery") {
            // The first daemon has claimed, and what it says next, "I am sending", waits on its way.
            let client = try await LineClient(first.socket)
            #expect(try await client.call(SharedDatabase.opening("early")).isOK)
            try await shared.wait(
                for: 0, rows: "select from deadline where wake_at <= timestamptz '2026-03-02 10:00+08'")
            try await shared.wait(for: 0, rows: "select from delivery where state = 'due' limit 1")
            let held = try await shared.held(by: first)
            first.freeze()
            try await shared.endLeases(of: first)
            second.thaw()
            try await shared.wait(for: held.count, rows: SharedDatabase.claims(of: second))
            return held
        }
        #expect(!taken.isEmpty)
        first.thaw()
        try await settled(shared)
        // Something that only the first can send: it has got over the past by then.
        second.freeze()
        let client = try await LineClient(first.socket)
        #expect(try await client.call(SharedDatabase.opening("late")).isOK)
        try await settled(shared)
        #expect(!SharedDatabase.mails(of: first).isEmpty, "the first daemon has sent nothing at all")
        #expect(SharedDatabase.mails(of: first).isDisjoint(with: taken), "what was taken over was sent all the same")
        #expect(SharedDatabase.mails(of: second).isSuperset(of: taken))
        second.thaw()
        try await everythingWasSaidOnce(shared)
    }

    /// Freezes a daemon in the middle of its work, and says which notices it holds then.
    private func caught(_ daemon: DaemonFixture, in shared: SharedDatabase) async throws -> [String] {
        for _ in 0..<300 {
            daemon.freeze()
            let held = try await shared.held(by: daemon)
            if !held.isEmpty { return held }
            daemon.thaw()
        }
        daemon.freeze()
        return []
    }

    /// Every daemon's clients open cases while the daemons come and go; under one key until somebody says that it is done.
    private func open(_ shared: SharedDatabase, round: Int) async -> [String] {
        await withTaskGroup(of: [String].self) { group in
            for writer in 0..<3 {
                group.addTask {
                    var opened: [String] = []
                    var turn = writer
                    var client: LineClient?
                    for number in 1...Self.casesPerWriter {
                        let request = SharedDatabase.opening("\(round)-\(writer)-\(number)")
                        for _ in 0..<500 {
                            if client == nil {
                                client = try? await LineClient(
                                    shared.daemons[turn % 3].socket, timeoutSeconds: 3)
                            }
                            let reply = try? await client?.call(request)
                            if let id = reply?.first["case"]?.string, reply?.isOK == true {
                                opened.append(id)
                                break
                            }
                            client = nil
                            turn += 1
                        }
                    }
                    return opened
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
    }

    /// Returns when nothing waits any longer.
    private func settled(_ shared: SharedDatabase) async throws {
        // The clock was set to this Monday: whatever woke before it has long been due.
        try await shared.wait(
            for: 0, rows: "select from deadline where wake_at <= timestamptz '2026-03-02 10:00+08' limit 1")
        try await shared.wait(for: 0, rows: "select from delivery where state in ('due', 'claimed') limit 1")
    }

    private func everythingWasSaidOnce(_ shared: SharedDatabase) async throws {
        let client = try await LineClient(shared.daemons[0].socket)
        let verified = try await client.call("audit.verify")
        #expect(verified.first["whole"]?.bool == true, "\(verified)")
        for state in ["due", "claimed", "failed"] {
            #expect(try await client.call("notice.list state=\(state)").rows.isEmpty)
        }
        // A wake moment answered twice would have been told twice, or have made the term overdue twice.
        let doubled = try await shared.database.psql(
            """
            select e.case_id, e.type, p.payload from event e join event_payload p using (seq)
            where e.type in ('notice.due', 'due.overdue') group by 1, 2, 3 having count(*) > 1
            """)
        #expect(doubled.isEmpty, "\(doubled)")
        let mails = shared.daemons.map(SharedDatabase.mails(of:))
        let notices = try await shared.database.psql(
            """
            select y.id, y.state, (
                select count(*) from event e join event_payload p using (seq)
                where e.type = 'notice.uncertain' and p.payload::jsonb ->> 'notice' = y.id::text)
            from delivery y
            """)
        #expect(!notices.isEmpty)
        for notice in notices {
            let id = notice[0] ?? ""
            let copies = mails.count { $0.contains(id) }
            // Whoever was killed while handing over may have sent it or not: that is on record, and is all.
            let doubts = Int(notice[2] ?? "") ?? 0
            #expect(copies <= 1 + doubts, "notice \(id) was sent by \(copies)")
            #expect(copies >= 1 || doubts > 0, "notice \(id) is \(notice[1] ?? "") and nobody has sent it")
        }
    }
}
