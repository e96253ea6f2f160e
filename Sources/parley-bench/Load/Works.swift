/// Looks at cases anywhere in the store.
struct ShowWork: Work {
    let cases: [String]
    private var generator = Xorshift()

    init(cases: [String]) { self.cases = cases }

    mutating func ask(slot: Int, into bytes: inout [UInt8]) -> Bool {
        bytes.append(contentsOf: "case.show \(cases[generator.below(cases.count)])\n".utf8)
        return true
    }

    func take(_ answer: WireAnswer, slot: Int) {}
}

/// Moves cases to and fro between two states. Every slot has cases of its own, so no case is asked about twice at once.
struct AdvanceWork: Work {
    let fleet: Fleet
    let slots: Int
    private var turn: [Int]
    private var asked: [Int]

    init(fleet: Fleet, slots: Int) {
        self.fleet = fleet
        self.slots = slots
        turn = Array(0..<slots)
        asked = Array(0..<slots)
    }

    mutating func ask(slot: Int, into bytes: inout [UInt8]) -> Bool {
        let place = turn[slot]
        asked[slot] = place
        turn[slot] = place + slots < fleet.cases.count ? place + slots : slot
        bytes.append(contentsOf: "\(fleet.step(place))\n".utf8)
        return true
    }

    func take(_ answer: WireAnswer, slot: Int) {
        if answer.isOK { fleet.moved(asked[slot]) }
    }
}

/// Opens new cases.
struct OpenWork: Work {
    let fleet: Fleet
    /// The request without its title and key.
    let opening: String
    /// How many may still be opened.
    var left = Int.max

    mutating func ask(slot: Int, into bytes: inout [UInt8]) -> Bool {
        guard left > 0 else { return false }
        left -= 1
        let key = fleet.nextKey()
        bytes.append(contentsOf: "\(opening) title=\"拖欠劳动报酬争议 \(key)\" key=\(key)\n".utf8)
        return true
    }

    func take(_ answer: WireAnswer, slot: Int) {
        if answer.isOK, let id = answer.text("case") { fleet.opened(id) }
    }
}

/// Makes cases that are ready to be advanced: one batch each, with the steps that the scout found.
struct ReadyWork: Work {
    let fleet: Fleet
    let opening: String
    let steps: [String]
    /// The version of a case after these steps.
    let version: Int
    var left: Int

    mutating func ask(slot: Int, into bytes: inout [UInt8]) -> Bool {
        guard left > 0 else { return false }
        left -= 1
        let key = fleet.nextKey()
        bytes.append(contentsOf: "batch key=\(key) do=<<END\n\(opening) title=\"拖欠劳动报酬争议 \(key)\"\n".utf8)
        for step in steps { bytes.append(contentsOf: "\(step)\n".utf8) }
        bytes.append(contentsOf: "END\n".utf8)
        return true
    }

    func take(_ answer: WireAnswer, slot: Int) {
        if answer.isOK, let id = answer.text("case") { fleet.becameReady(id, version: version) }
    }
}

/// A small, repeatable source of numbers.
struct Xorshift {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// A number from 0 up to `limit`.
    mutating func below(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }
}
