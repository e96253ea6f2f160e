import Glibc

/// Very many reminders fall due at nine o'clock, and the daemon is killed in the middle of sending them.
struct Flood {
    let filled: SweepStore
    let drop: MailDrop
    let due: Int

    struct Outcome {
        /// Seconds from nine o'clock until all were queued.
        var queued = 0.0
        /// Seconds that all of it took, the restart among them.
        var total = 0.0
        var sent = 0
        var uncertain = 0
        var mails = 0
        var doubles = 0
        /// The most resident memory that the daemon had, in MiB.
        var memory = 0.0
        /// p99 of `case.show` in milliseconds.
        var quiet = 0.0
        var meanwhile = 0.0
    }

    private struct Progress {
        let seconds: Double
        let queued: Int
        let sent: Int
        let uncertain: Int
        let waiting: Int
    }

    func run() throws(BenchFailure) -> Outcome {
        var outcome = Outcome()
        try filled.setClock("2026-03-04 08:59:15+08")
        var pacer = Pacer(socket: filled.daemon.socket, subject: filled.template)
        // What the start and the filling have left to do is not quiet.
        try pacer.run(seconds: 15)
        pacer = Pacer(socket: filled.daemon.socket, subject: filled.template)
        try pacer.run(seconds: 20)
        outcome.quiet = pacer.milliseconds
        let base = try progress().queued
        pacer = Pacer(socket: filled.daemon.socket, subject: filled.template)
        var isRestarted = false
        for _ in 0..<1_800 {
            try pacer.run(seconds: 0.8)
            outcome.memory = max(outcome.memory, filled.daemon.peakMemory)
            let now = try progress()
            if outcome.queued == 0, now.queued - base >= due { outcome.queued = now.seconds }
            if !isRestarted, now.sent - base >= due / 2 {
                Console.say("\(now.sent) sent after \(now.seconds.hundredths) s; kill -9")
                filled.daemon.crash()
                try filled.store.run("sweep_end_leases")
                try filled.daemon.start()
                pacer.reconnect()
                isRestarted = true
            }
            if isRestarted, outcome.queued > 0, now.waiting == 0 {
                outcome.total = now.seconds
                outcome.sent = now.sent - base
                outcome.uncertain = now.uncertain
                break
            }
        }
        outcome.meanwhile = pacer.milliseconds
        (outcome.mails, outcome.doubles) = drop.count
        return outcome
    }

    private func progress() throws(BenchFailure) -> Progress {
        let row = try filled.store.run("sweep_progress", ["moment": SweepStore.nine]).first?.compactMap { Double($0) }
        guard let row, row.count == 5 else { throw BenchFailure("sweep_progress.sql gave nothing") }
        return Progress(
            seconds: row[0], queued: Int(row[1]), sent: Int(row[2]), uncertain: Int(row[3]), waiting: Int(row[4]))
    }
}
