import AuditChain
import Glibc
import JSONText

/// Clones templates into a store: every clone has a number, people and a company of its own, its events stand in the log
/// among those of others in the order of time, and each hangs in the chain as the daemon would have hung it.
struct Cloner {
    let store: Store
    let templates: [Template]
    let seed: UInt64
    /// The store's own numbers of procedures' versions.
    let procedures: [String: Int32]

    struct Outcome {
        var cases = 0
        var events = 0
        var deadlines = 0
        var keys = 0
        var seconds = 0.0
        /// Until every case was found by its words.
        var searchSeconds = 0.0
    }

    /// What a moment of the past holds: places of events, in the order of the log.
    private struct Moment {
        let recorded: Int64
        var events: [(template: Int, event: Int)] = []
    }

    /// How the numbers of a template's clones follow each other: between them lie those of the templates opened at the
    /// same moment.
    private struct Numbers {
        var first = 0
        var stride = 1
    }

    func fill(_ wanted: Int) throws(BenchFailure) -> Outcome {
        let begin = Monotonic.now()
        let copies = templates.indices.map { wanted / templates.count + ($0 < wanted % templates.count ? 1 : 0) }
        let most = copies.max() ?? 0
        let moments = self.moments
        let (numbers, counters) = self.numbers(moments, copies: most)
        guard let words = try store.run("load_begin").first?.first else {
            throw BenchFailure("load_begin.sql told no index")
        }
        let tables = try CloneTables(store, procedures: procedures)
        var chain = (seq: Int64(0), hash: ChainLink.origin)
        var told = 0
        for moment in moments {
            for copy in 0..<most {
                // The events of a case at one moment mostly follow each other.
                var last: (template: Int, own: CloneIdentity)?
                for (template, event) in moment.events where copy < copies[template] {
                    let known = last.flatMap { $0.template == template ? $0.own : nil }
                    let own = known ?? identity(template, copy, numbers[template])
                    last = (template, own)
                    chain = try write(templates[template], event, own, template, copy, tables, after: chain)
                }
            }
            if tables.events.rows >= told + 500_000 {
                told = tables.events.rows
                Console.say("\(tables.cases.rows) cases, \(told) events")
            }
        }
        for (counter, last) in counters { try tables.counter(counter.prefix, counter.year, last) }
        try tables.finish()
        try store.run("load_end", ["seq": "\(chain.seq)", "hash": Digest.hex(chain.hash)])
        let filled = Monotonic.now()
        try awaitWords()
        try store.run("load_signs", ["words": words])
        let searchable = Monotonic.now()
        try store.vacuum()
        return Outcome(
            cases: tables.cases.rows, events: tables.events.rows, deadlines: tables.deadlines.rows,
            keys: tables.keys.rows, seconds: Double(filled - begin) / 1e9,
            searchSeconds: Double(searchable - filled) / 1e9)
    }

    /// The daemon follows the log by itself.
    private func awaitWords() throws(BenchFailure) {
        while true {
            guard let left = try store.run("load_words").first?.first.flatMap({ Int($0) }) else {
                throw BenchFailure("load_words.sql: the daemon makes no words")
            }
            if left == 0 { return }
            Console.say("words: \(left) events left")
            sleep(5)
        }
    }

    private var moments: [Moment] {
        var all: [(seq: Int64, recorded: Int64, template: Int, event: Int)] = []
        for (place, template) in templates.enumerated() {
            for (number, event) in template.events.enumerated() {
                all.append((event.seq, event.recorded, place, number))
            }
        }
        var moments: [Moment] = []
        for entry in all.sorted(by: { $0.seq < $1.seq }) {
            if moments.last?.recorded != entry.recorded { moments.append(Moment(recorded: entry.recorded)) }
            moments[moments.count - 1].events.append((entry.template, entry.event))
        }
        return moments
    }

    private struct Counter: Hashable {
        let prefix: String
        let year: Int
    }

    private func numbers(_ moments: [Moment], copies: Int) -> ([Numbers], [Counter: Int64]) {
        var numbers = [Numbers](repeating: Numbers(), count: templates.count)
        var given: [Counter: Int64] = [:]
        for moment in moments {
            let opened = Dictionary(grouping: moment.events.filter { $0.event == 0 }.map(\.template)) {
                Counter(prefix: templates[$0].prefix, year: templates[$0].year)
            }
            for (counter, places) in opened {
                let before = Int(given[counter] ?? 0)
                for (offset, template) in places.enumerated() {
                    numbers[template] = Numbers(first: before + offset + 1, stride: places.count)
                }
                given[counter] = Int64(before + places.count * copies)
            }
        }
        return (numbers, given)
    }

    private func identity(_ template: Int, _ copy: Int, _ numbers: Numbers) -> CloneIdentity {
        var chance = Chance(seed: seed, template, copy)
        let digits = "\(numbers.first + copy * numbers.stride)"
        let padding = String(repeating: "0", count: max(0, 5 - digits.count))
        let id = "\(templates[template].prefix)-\(templates[template].year)-\(padding)\(digits)"
        return CloneIdentity(
            name: id, id: Array(id.utf8), person: InventedNames.person(&chance), company: InventedNames.company(&chance)
        )
    }

    private func write(
        _ template: Template, _ place: Int, _ own: CloneIdentity, _ number: Int, _ copy: Int, _ tables: CloneTables,
        after chain: (seq: Int64, hash: [UInt8])
    ) throws(BenchFailure) -> (seq: Int64, hash: [UInt8]) {
        let event = template.events[place]
        let seq = chain.seq + 1
        var chance = Chance(seed: seed ^ 0x5A17, number, copy &* 4_096 &+ place)
        let salt = chance.bytes(16)
        let payload = event.payload.filled(with: own)
        let payloadHash = Digest.payload(String(decoding: payload, as: UTF8.self), salt: salt)
        let content = EventContent(
            caseID: own.name, version: Int64(event.version), raisesVersion: event.raisesVersion, type: event.type,
            at: event.at + Self.epoch, recorded: event.recorded + Self.epoch, account: event.account,
            session: event.session, procedure: event.procedure, procedureVersion: event.procedureVersion,
            action: event.action, from: event.from, to: event.to, payloadHash: payloadHash)
        let hash = ChainLink.hash(seq: seq, before: chain.hash, content: content.hash)
        try tables.event(event, seq: seq, own: own, payloadHash: payloadHash, hash: hash)
        try tables.payload(seq: seq, salt: salt, text: payload)
        if let key = event.key {
            let name = "load-\(number)-\(copy)-\(place)"
            try tables.key(key, name: name, hash: chance.bytes(32), own: own, seq: seq)
        }
        if place == 0 { try tables.subject(template, own) }
        return (seq, hash)
    }

    /// From 1970 to 2000, in microseconds.
    private static let epoch: Int64 = 946_684_800_000_000
}

extension Chance {
    mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            withUnsafeBytes(of: next()) { bytes.append(contentsOf: $0) }
        }
        return bytes
    }
}
