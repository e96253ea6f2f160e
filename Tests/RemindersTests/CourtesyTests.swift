import Mediation
import Synchronization
import Testing

@Suite struct CourtesyTests {
    @Test func `who asks is remembered for a tenth of a second`() {
        let courtesy = Courtesy()
        let now = ContinuousClock.now
        #expect(!courtesy.isAsked(at: now))
        courtesy.asked(at: now)
        #expect(courtesy.isAsked(at: now + .milliseconds(99)))
        #expect(!courtesy.isAsked(at: now + .milliseconds(100)))
    }

    @Test func `work rests as long as it took, and only while somebody asks`() async {
        let courtesy = Courtesy()
        let clock = RestingClock()
        await courtesy.rest(after: .now - .milliseconds(20), clock: clock)
        #expect(clock.rests.isEmpty)
        courtesy.asked()
        await courtesy.rest(after: .now - .milliseconds(20), clock: clock)
        courtesy.asked()
        await courtesy.rest(after: .now - .seconds(20), clock: clock)
        #expect(clock.rests.count == 2)
        #expect(clock.rests.first.map { $0 >= .milliseconds(20) && $0 < .milliseconds(250) } == true)
        #expect(clock.rests.last == .milliseconds(250))
    }
}

/// Remembers how long it was asked to rest, and does not.
private final class RestingClock: Clock {
    private let asked = Mutex<[Duration]>([])
    let now = ContinuousClock.now
    let minimumResolution = Duration.nanoseconds(1)

    var rests: [Duration] { asked.withLock { $0 } }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        asked.withLock { $0.append(now.duration(to: deadline)) }
    }
}
