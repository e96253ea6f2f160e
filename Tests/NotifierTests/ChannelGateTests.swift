import Testing

@testable import Notifier

@Suite struct ChannelGateTests {
    private let start = ContinuousClock.now

    @Test("no minute, wherever it begins, sees more deliveries begin than the channel takes")
    func perMinute() {
        let gate = ChannelGate(ChannelPace(lanes: 1, perMinute: 3))
        for second in [0, 10, 20] {
            #expect(gate.room(for: 5, at: start + .seconds(second)) == (30 - second) / 10)
            gate.begin(at: start + .seconds(second))
        }
        #expect(gate.room(for: 5, at: start + .seconds(59)) == 0)
        #expect(gate.wait(at: start + .seconds(59)) == .seconds(1))
        #expect(gate.room(for: 5, at: start + .seconds(60)) == 1)
        #expect(gate.room(for: 5, at: start + .seconds(75)) == 2)
        #expect(gate.wait(at: start + .seconds(75)) == .zero)
    }

    @Test("what the other side asks for is kept, for an hour at the most")
    func shut() {
        let gate = ChannelGate(ChannelPace(lanes: 2))
        #expect(gate.room(for: 2, at: start) == 2)
        gate.shut(seconds: 600, at: start)
        gate.shut(seconds: 5, at: start)
        #expect(gate.room(for: 2, at: start + .seconds(599)) == 0)
        #expect(gate.wait(at: start + .seconds(599)) == .seconds(1))
        #expect(gate.room(for: 2, at: start + .seconds(600)) == 2)
        gate.shut(seconds: .max, at: start)
        #expect(gate.room(for: 2, at: start + .seconds(3600)) == 2)
    }
}
