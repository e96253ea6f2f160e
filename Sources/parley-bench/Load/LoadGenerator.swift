import Glibc

/// Many clients on one thread: non-blocking sockets under `poll`, as pgbench has them, each with so many requests
/// outstanding. (`epoll` is not in Swift's Glibc module.)
final class LoadGenerator {
    private let load: Load
    private var clients: [LoadClient] = []
    private var watched: [pollfd] = []
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
    func run<Asked: Work>(_ work: inout Asked, for nanoseconds: Int64 = .max) throws(BenchFailure) -> LoadResult {
        let processor = ProcessorTime.own()
        let begin = Monotonic.now()
        let end = nanoseconds == .max ? Int64.max : begin + nanoseconds
        var result = LoadResult()
        for number in clients.indices {
            for place in 0..<load.pipeline {
                clients[number].ask(&work, slot: number * load.pipeline + place, now: begin)
            }
            try flush(number)
        }
        var idle = clients.count { $0.isIdle }
        while idle < clients.count {
            var left = poll(&watched, nfds_t(watched.count), 30_000)
            if left < 0, errno == EINTR { continue }
            guard left > 0 else { throw BenchFailure("no answer for 30 s") }
            for number in watched.indices where left > 0 && watched[number].revents != 0 {
                left -= 1
                let wasIdle = clients[number].isIdle
                try serve(number, &work, until: end, &result)
                if !wasIdle, clients[number].isIdle { idle += 1 }
            }
        }
        result.seconds = Double(Monotonic.now() - begin) / 1e9
        result.processor = ProcessorTime.own() - processor
        return result
    }

    private func serve<Asked: Work>(
        _ number: Int, _ work: inout Asked, until end: Int64, _ result: inout LoadResult
    ) throws(BenchFailure) {
        var free: [Int] = []
        var now: Int64 = 0
        try clients[number].receive(into: buffer) { answer, slot, asked in
            if now == 0 { now = Monotonic.now() }
            result.latencies.record(now - asked)
            if !answer.isOK { result.refused(answer.statusText) }
            work.take(answer, slot: slot)
            free.append(slot)
        }
        if now < end {
            for slot in free { clients[number].ask(&work, slot: slot, now: now) }
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
