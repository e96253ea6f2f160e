import Glibc

/// The cases of the bench as their acknowledged changes have left them: what the store is held against afterwards.
final class Fleet {
    struct Ready {
        let id: String
        var version: Int
        /// Steps taken in the cycle.
        var steps = 0
    }

    /// The actions that follow each other for ever.
    let cycle: [String]
    /// Cases in the cycle.
    private(set) var cases: [Ready] = []
    /// Every case, ready or not.
    private(set) var ids: [String] = []
    /// The sum of all versions that were acknowledged.
    private(set) var versions = 0
    private var keys = 0
    /// Tells the keys of this run from those of earlier ones on the same store.
    private let run = getpid()

    init(cycle: [String]) { self.cycle = cycle }

    func nextKey() -> String {
        keys += 1
        return "bench-\(run)-\(10_000_000 + keys)"
    }

    /// The request that moves a case one step further round the cycle.
    func step(_ place: Int) -> String {
        let moved = cases[place]
        let action = cycle[moved.steps % cycle.count]
        return "case.advance \(moved.id) do=\(action) if=\(moved.version) key=\(nextKey())"
    }

    func opened(_ id: String) {
        ids.append(id)
        versions += 1
    }

    func becameReady(_ id: String, version: Int) {
        ids.append(id)
        versions += version
        cases.append(Ready(id: id, version: version))
    }

    func moved(_ place: Int) {
        cases[place].version += 1
        cases[place].steps += 1
        versions += 1
    }
}
