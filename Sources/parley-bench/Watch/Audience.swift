import Glibc
import JSONText

/// Cases of two offices that change, watchers who see them all, and some who may see one office only.
final class Audience {
    private let daemon: PrivateDaemon
    private let watchers: Int
    private let cases: [String]
    /// Those that everybody sees.
    private let shared: Set<String>
    /// The user id by which the narrow watchers connect; nil where this process cannot take another.
    private let reader: uid_t?

    private static let offices = (wide: "BJ-CY", narrow: "BJ-HD")

    init(daemon: PrivateDaemon, watchers: Int) throws(BenchFailure) {
        self.daemon = daemon
        self.watchers = watchers
        let talk = try Conversation(socket: daemon.socket)
        let uid: uid_t = 54_321
        _ = try talk.ask("account.set bench.reader roles=reader scope=\(Self.offices.narrow) uid=\(uid)")
        // The socket lies in a folder of the bench's own; who connects is still judged by the user id.
        reader = geteuid() == 0 && chmod(daemon.socket, 0o777) == 0 ? uid : nil
        let opening = try Scout(talk, procedure: "court-mediation").opening()
        let fleet = Fleet(cycle: [])
        try Self.open(384, opening, Self.offices.wide, fleet, daemon)
        let wide = fleet.ids.count
        try Self.open(128, opening, Self.offices.narrow, fleet, daemon)
        cases = fleet.ids
        shared = Set(cases[wide...])
    }

    private static func open(
        _ count: Int, _ opening: String, _ office: String, _ fleet: Fleet, _ daemon: PrivateDaemon
    ) throws(BenchFailure) {
        let words = opening.split(separator: " ").filter { !$0.hasPrefix("office=") } + ["office=\(office)"]
        var work = OpenWork(fleet: fleet, opening: words.joined(separator: " "), left: count)
        let load = Load(clients: 16, pipeline: 1)
        let result = try LoadGenerator(socket: daemon.socket, load: load).run(&work)
        if let refusal = result.firstRefusal { throw BenchFailure("opening: \(refusal)") }
    }

    /// Everybody watches while cases change at `rate` a second.
    func watch(rate: Int, seconds: Double) throws(BenchFailure) -> WatchRun {
        let talk = try Conversation(socket: daemon.socket)
        guard let start = try talk.ask("ping").status["asof"]?.integer else { throw BenchFailure("ping tells no asof") }
        let narrow = reader == nil ? 0 : watchers / 10
        let course = try WatchCourse(
            work: try TitleWork(cases: cases, talk), daemon: daemon, start: start, shared: shared, rate: rate)
        for number in 0..<watchers {
            try course.admit(number < narrow ? reader : nil)
        }
        return try course.run(seconds: seconds)
    }
}

/// Gives cases new titles: one event for each change.
struct TitleWork: Work {
    private let cases: [String]
    private var versions: [Int]
    private var asked: [Int] = []
    private var next = 0

    /// Changes that may be outstanding: each slot has cases of its own.
    static let slots = 128

    init(cases: [String], _ talk: Conversation) throws(BenchFailure) {
        self.cases = cases
        versions = []
        for id in cases { versions.append(Int(try talk.ask("case.show \(id)").first["version"]?.integer ?? 0)) }
        asked = Array(0..<Self.slots)
    }

    mutating func ask(slot: Int, into bytes: inout [UInt8]) -> Bool {
        let place = (asked[slot] + Self.slots) % cases.count
        asked[slot] = place
        next += 1
        bytes.append(
            contentsOf: "case.set \(cases[place]) title=\"拖欠劳动报酬争议之\(next)\" if=\(versions[place])\n".utf8)
        return true
    }

    mutating func take(_ answer: WireAnswer, slot: Int) {
        if answer.isOK { versions[asked[slot]] += 1 }
    }
}
