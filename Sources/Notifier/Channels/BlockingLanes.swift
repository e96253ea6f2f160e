import Dispatch

/// A few threads of our own for work that blocks: files and libcurl. No task of the cooperative pool ever waits for a disk
/// or a mail server.
struct BlockingLanes: Sendable {
    private let lanes: [DispatchQueue]

    init(count: Int) {
        lanes = (0..<count).map { DispatchQueue(label: "parley.notifier.\($0)") }
    }

    var count: Int { lanes.count }

    /// Does the work on one lane; work given to the same lane is done one after the other.
    func run<Value: Sendable>(on lane: Int, _ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            lanes[lane % lanes.count].async { continuation.resume(returning: work()) }
        }
    }
}
