import Mediation
import Testing

@testable import Notifier

@Suite struct ClaimShelfTests {
    private let start = ContinuousClock.now

    private func deliveries(_ count: Int) -> [Delivery] { (1...count).map { .sample(id: Int64($0)) } }

    @Test func `a quick channel claims more each time, a slow one again no more than its free lanes`() {
        var shelf = ClaimShelf(lanes: 4)
        var now = start
        var rooms: [Int] = []
        for _ in 1...6 {
            rooms.append(shelf.room(idle: 2, at: now))
            shelf.fill([], at: now)
            now += .milliseconds(300)
        }
        #expect(rooms == [6, 10, 18, 34, 34, 34])
        #expect(shelf.room(idle: 2, at: now + .seconds(1)) == 2)
        shelf.fill([], at: now + .seconds(1))
        #expect(shelf.room(idle: 2, at: now + .seconds(1)) == 6)
    }

    @Test func `what has waited long for a lane is left to its lease`() {
        var shelf = ClaimShelf(lanes: 1)
        shelf.fill(deliveries(3), at: start)
        #expect(shelf.next(at: start + .seconds(30))?.0.id == 1)
        #expect(!shelf.isEmpty)
        #expect(shelf.next(at: start + .seconds(31)) == nil)
        #expect(shelf.isEmpty)
    }
}
