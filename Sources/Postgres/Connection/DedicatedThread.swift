import CLibPQ
import Glibc

/// A thread for work that blocks, so that the cooperative pool never does.
enum DedicatedThread {
    /// Runs `body` in a new detached thread.
    /// - Returns: false when the system has no thread left; `body` is then not run.
    static func start(name: String, _ body: @escaping @Sendable () -> Void) -> Bool {
        let parcel = Unmanaged.passRetained(Parcel(name: name, body: body))
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, { Parcel.open($0) }, parcel.toOpaque())
        guard code == 0 else {
            parcel.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    /// Runs `work` in a thread of its own and gives back what it returns.
    static func run<Result: Sendable>(name: String, _ work: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            let started = start(name: name) { continuation.resume(returning: work()) }
            // Blocking one pool thread for a moment is better than failing where no thread is left.
            if !started { continuation.resume(returning: work()) }
        }
    }

    private final class Parcel: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }

        static func open(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
            guard let pointer else { return nil }
            let parcel = Unmanaged<Parcel>.fromOpaque(pointer).takeRetainedValue()
            // The kernel keeps 15 bytes of a thread's name.
            parley_name_thread(String(parcel.name.prefix(15)))
            parcel.body()
            return nil
        }
    }
}
