import Glibc

/// One run: clients who change cases at a pace, and watchers, on one thread under `poll`.
final class WatchCourse {
    private var work: TitleWork
    private let daemon: PrivateDaemon
    /// Every event after this one is to come.
    private let start: Int64
    private let shared: Set<String>
    private let rate: Int
    private var writers: [LoadClient] = []
    private var watchers: [Watcher] = []
    private var free: [Int]
    private var run: WatchRun
    /// When an event was acknowledged and asked for, by its place after `start`; 0 where it is not yet.
    private var acknowledged: [Int64] = []
    private var asked: [Int64] = []
    /// What the narrow watchers have to see, as the first wide one saw it.
    private var narrowDigest: UInt64 = 0
    private var newest: Int64

    private static let connections = 16

    init(
        work: TitleWork, daemon: PrivateDaemon, start: Int64, shared: Set<String>, rate: Int
    ) throws(BenchFailure) {
        self.work = work
        self.daemon = daemon
        self.start = start
        self.shared = shared
        self.rate = rate
        newest = start
        run = WatchRun(rate: rate)
        free = Array((0..<TitleWork.slots).reversed())
        for _ in 0..<Self.connections {
            let descriptor = try UnixSocket.connect(to: daemon.socket)
            try UnixSocket.skipGreeting(descriptor)
            writers.append(LoadClient(descriptor: descriptor))
        }
    }

    /// Lets somebody watch, as another user where one is named.
    func admit(_ user: uid_t?) throws(BenchFailure) {
        if let user { seteuid(user) }
        defer { if user != nil { seteuid(0) } }
        let descriptor = try UnixSocket.connect(to: daemon.socket)
        watchers.append(try Watcher(descriptor: descriptor, isNarrow: user != nil, start: start))
    }

    func run(seconds: Double) throws(BenchFailure) -> WatchRun {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer {
            buffer.deallocate()
            for client in writers { close(client.descriptor) }
            for watcher in watchers { close(watcher.descriptor) }
        }
        var polled = (writers.map(\.descriptor) + watchers.map(\.descriptor)).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        let begin = Monotonic.now()
        let end = begin + Int64(seconds * 1e9)
        let processor = (own: ProcessorTime.own(), daemon: ProcessorTime.of(daemon.pid), all: family)
        var issued = 0
        var sampled: Int64 = 0
        while true {
            let now = Monotonic.now()
            if now - sampled > 1_000_000_000 {
                sampled = now
                run.memory.append(daemon.memory)
            }
            if now < end {
                let due = Int(Double(now - begin) / 1e9 * Double(rate))
                while issued < due, let slot = free.popLast() {
                    issued += 1
                    writers[slot % Self.connections].ask(&work, slot: slot, now: now)
                }
                for number in writers.indices { try writers[number].flush() }
            } else {
                if run.seconds == 0 { note(begin, processor) }
                if isComplete || now > end + 30_000_000_000 { break }
            }
            guard poll(&polled, nfds_t(polled.count), now < end ? 1 : 100) > 0 else { continue }
            for number in polled.indices where polled[number].revents != 0 {
                if number < writers.count {
                    try acknowledge(number, buffer)
                } else {
                    try see(number - writers.count, buffer)
                }
            }
        }
        judge()
        return run
    }

    private var family: Double { ProcessorTime.ofFamily(daemon.postmaster) }

    /// What the time of the changes cost.
    private func note(_ begin: Int64, _ processor: (own: Double, daemon: Double, all: Double)) {
        let time = Double(Monotonic.now() - begin)
        run.seconds = time / 1e9
        run.changesInTime = run.changes
        run.cores = (
            (ProcessorTime.of(daemon.pid) - processor.daemon) * 1_000 / time,
            (family - processor.all) * 1_000 / time, (ProcessorTime.own() - processor.own) * 1_000 / time
        )
    }

    private func acknowledge(
        _ number: Int, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(BenchFailure) {
        var answers: [(seq: Int64, asked: Int64)] = []
        var refusal: String?
        try writers[number].receive(into: buffer) { answer, slot, asked in
            work.take(answer, slot: slot)
            free.append(slot)
            if let seq = answer.number("seq") { answers.append((seq, asked)) } else { refusal = answer.statusText }
        }
        let now = Monotonic.now()
        if let refusal { throw BenchFailure("a change was refused: \(refusal)") }
        for (seq, asked) in answers {
            run.changes += 1
            newest = max(newest, seq)
            let place = Int(seq - start)
            while acknowledged.count <= place {
                acknowledged.append(0)
                self.asked.append(0)
            }
            acknowledged[place] = now
            self.asked[place] = asked
        }
    }

    private func see(_ number: Int, _ buffer: UnsafeMutableRawBufferPointer) throws(BenchFailure) {
        let isFirst = number == watchers.count - 1
        let now = Monotonic.now()
        try watchers[number].receive(into: buffer) { seq, row in
            let place = Int(seq - start)
            if place < acknowledged.count, acknowledged[place] > 0 {
                run.delays.record(now - acknowledged[place])
                run.whole.record(now - asked[place])
            } else {
                // It came before its acknowledgement.
                run.delays.record(0)
            }
            if isFirst, shared.contains(WireAnswer(row: row, status: row).text("case") ?? "") {
                narrowDigest = Watcher.fold(narrowDigest, seq)
            }
        }
    }

    /// Whether all changes are answered and every wide watcher has seen the last.
    private var isComplete: Bool {
        free.count == TitleWork.slots
            && watchers.allSatisfy { $0.isNarrow ? $0.digest == narrowDigest : $0.last >= newest }
    }

    private func judge() {
        run.watchers = watchers.count
        run.narrow = watchers.count { $0.isNarrow }
        run.events = newest - start
        run.rows = watchers.reduce(0) { $0 + $1.events }
        run.misplaced = watchers.reduce(0) { $0 + $1.misplaced }
        run.wrong = watchers.count { watcher in
            watcher.isNarrow
                ? watcher.digest != narrowDigest
                : watcher.events != run.events || watcher.last != newest
        }
    }
}
