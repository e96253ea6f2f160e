/// A hint that there may be something to do, for one waiting loop. Hints that come while nobody waits are kept as one.
public struct WakeSignal: Sendable {
    private let hints: AsyncStream<Void>
    private let hint: AsyncStream<Void>.Continuation

    /// A signal that nobody has given yet.
    public init() {
        (hints, hint) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Ends the present wait, or the next one. Cheap, from anywhere.
    public func wake() {
        hint.yield()
    }

    /// Waits for a hint. Once the task was cancelled the signal is of no further use.
    public func wait() async {
        var waiting = hints.makeAsyncIterator()
        await waiting.next()
    }

    /// A short pause after a wait, so that a flood of hints costs no more than a few looks a second.
    public static func gather(clock: any Clock<Duration>) async {
        do { try await clock.sleep(for: .milliseconds(100)) } catch { return }
    }

    /// Waits for a hint, for `duration` of `clock` at the most. Returns at once where the task is cancelled.
    public func wait(upTo duration: Duration, clock: any Clock<Duration>) async {
        await withTaskGroup(of: Void.self) { group in
            // The timer gives a hint rather than racing the stream, whose iterator must not be cancelled in mid-wait.
            group.addTask {
                do { try await clock.sleep(for: duration) } catch { return }
                wake()
            }
            var waiting = hints.makeAsyncIterator()
            await waiting.next()
            group.cancelAll()
        }
    }
}
