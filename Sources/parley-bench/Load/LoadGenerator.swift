import Glibc

/// Many clients on one thread: non-blocking sockets under `poll`, as pgbench has them, each with so many requests
/// outstanding. (`epoll` is not in Swift's Glibc module.)
final class LoadGenerator {
    private let load: Load
    private var clients: [LoadClient] = []
    private var watched: [pollfd] = []
    /// Slots that wait for their turn, where requests come at a pace.
    private var free: [Int] = []
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 262_144, alignment: 16)

    /// Connects all clients and reads their greetings.
    init(socket path: String, load: Load) throws(BenchFailure) {
        self.load = load
        for _ in 0..<load.clients {
            let descriptor = try UnixSocket.connect(to: path)
            clients.append(LoadClient(descriptor: descriptor))
            try UnixSocket.skipGreeting(descriptor)
            watched.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
        }
    }

    deinit {
        for client in clients { close(client.descriptor) }
        buffer.deallocate()
    }

    /// Lets every slot ask, again after each answer, until `nanoseconds` have passed or the work is done; then waits
    /// for the answers that are outstanding. These count too, and so does the time that they take.
    ///
    /// With a `rate` requests come at that pace, whatever the answers take, and a latency runs from the moment when the request
    /// was due: what waits for a free slot waits for the daemon.
    func run<Asked: Work>(
        _ work: inout Asked, for nanoseconds: Int64 = .max, rate: Double? = nil
    ) throws(BenchFailure) -> LoadResult {
        let processor = ProcessorTime.own()
        let begin = Monotonic.now()
        let end = nanoseconds == .max ? Int64.max : begin + nanoseconds
        var result = LoadResult()
        var pace = rate.map { Pace(begin: begin, end: end, rate: $0) }
        free = Array(0..<load.slots)
        if pace == nil {
            for slot in free { clients[slot / load.pipeline].ask(&work, slot: slot, now: begin) }
            free = []
            for number in clients.indices { try flush(number) }
        }
        while true {
            try askWhatIsDue(&work, &pace)
            guard pace?.next != nil || clients.contains(where: { !$0.isIdle }) else { break }
            var left = poll(&watched, nfds_t(watched.count), pace?.next == nil ? 30_000 : 0)
            if left < 0, errno == EINTR { continue }
            if left == 0, let next = pace?.next {
                // `poll` counts in milliseconds, which is too long for a nap here.
                usleep(UInt32(min(100, max(1, (next - Monotonic.now()) / 1_000))))
                continue
            }
            guard left > 0 else { throw BenchFailure("no answer for 30 s") }
            for number in watched.indices where left > 0 && watched[number].revents != 0 {
                left -= 1
                try serve(number, &work, until: end, isPaced: pace != nil, &result)
            }
        }
        result.seconds = Double(Monotonic.now() - begin) / 1e9
        result.processor = ProcessorTime.own() - processor
        return result
    }

    private func askWhatIsDue<Asked: Work>(_ work: inout Asked, _ pace: inout Pace?) throws(BenchFailure) {
        while let due = pace?.next, due <= Monotonic.now(), let slot = free.popLast() {
            let number = slot / load.pipeline
            clients[number].ask(&work, slot: slot, now: due)
            if clients[number].isIdle { free.append(slot) }
            try flush(number)
            pace?.advance()
        }
    }

    private func serve<Asked: Work>(
        _ number: Int, _ work: inout Asked, until end: Int64, isPaced: Bool, _ result: inout LoadResult
    ) throws(BenchFailure) {
        var answered: [Int] = []
        var now: Int64 = 0
        try clients[number].receive(into: buffer) { answer, slot, asked in
            if now == 0 { now = Monotonic.now() }
            result.latencies.record(now - asked)
            if !answer.isOK { result.refused(answer.statusText) }
            work.take(answer, slot: slot)
            answered.append(slot)
        }
        if isPaced {
            free += answered
        } else if now < end {
            for slot in answered { clients[number].ask(&work, slot: slot, now: now) }
        }
        try flush(number)
    }

    private func flush(_ number: Int) throws(BenchFailure) {
        try clients[number].flush()
        watched[number].events = Int16(POLLIN) | (clients[number].waitsToWrite ? Int16(POLLOUT) : 0)
    }
}

/// What a run of the generator saw.
struct LoadResult {
    var latencies = Histogram()
    var seconds = 0.0
    /// Processor time of the generator in microseconds.
    var processor = 0.0
    private(set) var refusals = 0
    private(set) var firstRefusal: String?

    var answers: Int { latencies.count }
    var rate: Double { Double(answers) / max(seconds, 1e-9) }

    mutating func refused(_ status: String) {
        refusals += 1
        firstRefusal = firstRefusal ?? status
    }
}
