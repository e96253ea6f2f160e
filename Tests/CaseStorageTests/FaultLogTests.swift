import Logging
import Synchronization
import Testing

@testable import CaseStorage

@Suite("the same trouble is one line in ten seconds, with a count of the others")
struct FaultLogTests {
    private final class Lines: Sendable {
        let all = Mutex<[Logger.Metadata]>([])
    }

    private struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) { lines.all.withLock { $0.append(event.metadata ?? [:]) } }
    }

    @Test func lines() {
        let lines = Lines()
        let log = FaultLog(Logger(label: "tests") { _ in Handler(lines: lines) })
        let start = ContinuousClock.now
        let first = (0..<50).map { log.note("refused", ["sqlstate": "XX001"], now: start + .milliseconds($0)) }
        let other = log.note("refused", ["sqlstate": "23514"], now: start)
        let later = log.note("refused", ["sqlstate": "XX001"], now: start + .seconds(11))
        #expect(Set(first).count == 1, "who asks is given the reference that stands in the log")
        #expect(Set([first[0], other, later]).count == 3)
        let written = lines.all.withLock { $0 }
        #expect(written.map { $0["reference"] } == [first[0], other, later].map { "\($0)" })
        #expect(written.map { $0["repeated"] } == [nil, nil, "49"])
    }
}
