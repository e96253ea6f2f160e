import Mediation
import Synchronization

/// Gathers what arrives while the previous batch is under way, and hands it over as one batch. So a busy store gets
/// large batches and an idle one loses no time.
final class Gatherer<Item: Sendable, Answer: Sendable>: Sendable {
    typealias Reply = Result<Answer, Fault>

    private struct Waiting {
        let item: Item
        let claims: [String]
        let answer: @Sendable (Reply) -> Void
    }

    private typealias Perform = @Sendable ([Item]) async -> [Reply]

    private struct State {
        var waiting: [Waiting] = []
        var perform: Perform?
        /// A batch is under way, and whoever carries it out looks for the next.
        var isWorking = false
        var isClosed = false
        /// Called when all is finished after the end.
        var ended: CheckedContinuation<Void, Never>?

        /// What works for the next batch, where nobody does and there is one.
        mutating func begins() -> Perform? {
            guard !isWorking, !waiting.isEmpty, let perform else { return nil }
            isWorking = true
            return perform
        }
    }

    private let most: Int
    private let capacity: Int
    private let patience: Duration
    private let claims: @Sendable (Item) -> [String]
    private let state = Mutex(State())

    /// - Parameters:
    ///   - most: how many items one batch takes.
    ///   - capacity: how many may wait before more are refused as busy.
    ///   - patience: how long the first of a batch waits for others: nothing where somebody waits for the answer.
    ///   - claims: what an item needs for itself; of two that claim the same, the later goes into a later batch.
    init(
        most: Int, capacity: Int = 16_384, patience: Duration = .zero,
        claims: @escaping @Sendable (Item) -> [String] = { _ in [] }
    ) {
        self.most = most
        self.patience = patience
        self.capacity = capacity
        self.claims = claims
    }

    /// Hands an item over and waits for its answer, whatever becomes of the task: what is under way is not taken back.
    func submit(_ item: Item) async throws(Fault) -> Answer {
        let claims = claims(item)
        let reply: Reply = await withCheckedContinuation { continuation in
            let refusal: Fault? = state.withLock { state in
                guard !state.isClosed else { return .unavailable }
                guard state.waiting.count < capacity else { return .busy(afterMilliseconds: 200) }
                state.waiting.append(Waiting(item: item, claims: claims) { continuation.resume(returning: $0) })
                return nil
            }
            if let refusal { continuation.resume(returning: .failure(refusal)) } else { work() }
        }
        return try reply.get()
    }

    /// Hands many items over at once and waits for all their answers, in their order.
    func submit(_ items: [Item]) async -> [Reply] {
        guard !items.isEmpty else { return [] }
        let replies = Replies<Answer>(count: items.count)
        await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
            replies.onLast { done.resume() }
            let isClosed = state.withLock { state in
                guard !state.isClosed, state.waiting.count < capacity else { return true }
                for (index, item) in items.enumerated() {
                    state.waiting.append(
                        Waiting(item: item, claims: claims(item)) { replies.take($0, at: index) })
                }
                return false
            }
            if isClosed {
                for index in items.indices { replies.take(.failure(.busy(afterMilliseconds: 200)), at: index) }
            } else {
                work()
            }
        }
        return replies.all
    }

    /// Works until the task is cancelled; then accepts no more, finishes what was accepted, and returns.
    /// `perform` answers every item of a batch, in order.
    func run(_ perform: @escaping @Sendable ([Item]) async -> [Reply]) async {
        state.withLock { $0.perform = perform }
        work()
        await withTaskCancellationHandler {
            await withCheckedContinuation { ended in
                state.withLock { $0.ended = ended }
                endIfDone()
            }
        } onCancel: {
            state.withLock { $0.isClosed = true }
            endIfDone()
        }
    }

    /// Begins with what waits, unless somebody is at it. In a task that nobody cancels, because a batch that was begun is
    /// finished in any case, and that has nothing of the caller's, whose time limit is not that of the others.
    private func work() {
        guard let perform = state.withLock({ $0.begins() }) else { return }
        Task.immediateDetached { await self.drain(perform) }
    }

    private func drain(_ perform: Perform) async {
        while true {
            if patience > .zero { try? await Task.sleep(for: patience) }
            guard let batch = take() else { break }
            let replies = await perform(batch.map(\.item))
            for (waiting, reply) in zip(batch, replies) { waiting.answer(reply) }
        }
        endIfDone()
    }

    private func endIfDone() {
        let ended = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.isClosed, !state.isWorking, state.waiting.isEmpty else { return nil }
            defer { state.ended = nil }
            return state.ended
        }
        ended?.resume()
    }

    private func take() -> [Waiting]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isWorking = false
                return nil
            }
            var claimed: Set<String> = []
            var batch: [Waiting] = []
            var rest: [Waiting] = []
            for (index, waiting) in state.waiting.enumerated() {
                guard batch.count < most else {
                    rest.append(contentsOf: state.waiting[index...])
                    break
                }
                let isFree = claimed.isDisjoint(with: waiting.claims)
                // Also what is put off keeps its claims, so that nothing overtakes it.
                claimed.formUnion(waiting.claims)
                if isFree { batch.append(waiting) } else { rest.append(waiting) }
            }
            state.waiting = rest
            return batch
        }
    }
}
