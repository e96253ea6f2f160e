import JSONText
import Synchronization

/// Keeps one projection by following the log in the order of commits. Every daemon runs one; of all of them one works, and another
/// takes over when its lease has run out. A page that was not stored is done again, one that was stored is not.
public final class Follower: Sendable {
    private let owner: String
    private let projection: any Projection
    private let store: any ProjectionStore
    private let signal: WakeSignal
    private let courtesy: Courtesy
    private let realTime: any Clock<Duration>
    private let onPage: @Sendable ([FollowedCase]) async throws(Fault) -> Void
    private let onTrouble: @Sendable (any Error) -> Void
    private let held = Mutex<(claim: ProjectionClaim, until: ContinuousClock.Instant)?>(nil)

    /// - Parameters:
    ///   - owner: a name that no other process uses, for the claims.
    ///   - signal: hinted at after commits.
    ///   - courtesy: hears of requests, which go first.
    ///   - realTime: what waiting uses.
    ///   - onPage: told of the cases of a page that are to be projected, to fetch what that needs.
    ///   - onTrouble: told of each failure, after which it tries again.
    public init(
        owner: String, projection: any Projection, store: any ProjectionStore, signal: WakeSignal = WakeSignal(),
        courtesy: Courtesy = Courtesy(), realTime: any Clock<Duration> = ContinuousClock(),
        onPage: @escaping @Sendable ([FollowedCase]) async throws(Fault) -> Void = { _ in },
        onTrouble: @escaping @Sendable (any Error) -> Void = { _ in }
    ) {
        self.owner = owner
        self.projection = projection
        self.store = store
        self.signal = signal
        self.courtesy = courtesy
        self.realTime = realTime
        self.onPage = onPage
        self.onTrouble = onTrouble
    }

    /// Follows the log until the task is cancelled.
    public func run() async {
        var trouble = 0
        while !Task.isCancelled {
            do {
                try await catchUp()
                trouble = 0
                await signal.wait(upTo: Self.poll, clock: realTime)
            } catch {
                trouble += 1
                onTrouble(error)
                await signal.wait(upTo: .backOff(after: trouble), clock: realTime)
            }
            await WakeSignal.gather(clock: realTime)
        }
        // A task of its own, since this one was cancelled.
        await Task { try? await self.store.release(self.projection, owner: self.owner) }.value
    }

    /// Takes in what the log has, page by page; returns at its end, or where another daemon works.
    public func catchUp() async throws(Fault) {
        while !Task.isCancelled {
            let begin = ContinuousClock.now
            guard try await takePage() else { return }
            await courtesy.rest(after: begin, clock: realTime)
        }
    }

    /// Takes in one page; false where there is none, or another daemon works.
    public func takePage() async throws(Fault) -> Bool {
        guard let claim = try await claim() else { return false }
        let until = ContinuousClock.now + .seconds(Self.leaseSeconds) / 2
        let limit = courtesy.isAsked() ? Self.narrow : Self.wide
        guard let page = try await store.page(after: claim, limit: limit) else { return false }
        let concerned = page.cases.filter { projection.concerns($0) }
        let cases =
            concerned.isEmpty ? [] : try await store.cases(concerned, withEvents: projection.readsEvents)
        try await onPage(cases)
        var rows: [JSONObject] = []
        for subject in cases {
            rows += projection.rows(of: subject)
            await Task.yield()
        }
        held.withLock { $0 = nil }
        let stored = try await store.store(
            rows, of: cases, upTo: page.upto, for: projection, after: claim, owner: owner,
            leaseSeconds: Self.leaseSeconds)
        guard stored else { return false }
        held.withLock { $0 = (ProjectionClaim(seq: page.upto, wholeFrom: claim.wholeFrom), until) }
        return true
    }

    /// What this daemon holds, or can take; only looked for where the log has something new, so that nothing is written for
    /// nothing.
    private func claim() async throws(Fault) -> ProjectionClaim? {
        if let held = held.withLock({ $0 }), held.until > .now { return held.claim }
        let standing = try await store.standings().first { $0.name == projection.name }
        if let standing, standing.version >= projection.version, standing.seq >= standing.head { return nil }
        return try await store.claim(projection, owner: owner, leaseSeconds: Self.leaseSeconds)
    }

    private static let poll = Duration.milliseconds(500)
    private static let leaseSeconds = 6
    /// Events of one page: while requests come, and otherwise.
    private static let narrow = 64
    private static let wide = 1024
}
