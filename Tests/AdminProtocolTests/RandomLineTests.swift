import AdminProtocol
import Testing

@Suite("Random and mutated lines")
struct RandomLineTests {
    private static let seeds: [String] = [
        "#a1 case.advance N-2026-00017 do=begin-talks if=6 key=01JDC3K9A2", "case.set N-1 if=6 title=\"配送费\\n协商\"",
        "due.list state=overdue state=open limit=2", "case.note N-1 text=<<END", "batch key=01JDC2Q8 do=<<E", "END",
        "E",
        "# a comment text=<<END", "", "\t", "ping", "case.show　N-1", "describe case.open procedure=court-mediation",
    ]
    private static let scraps: [[UInt8]] =
        [
            "=", "\"", "\\", "<<", "=<<END", " ", "\t", "\r", "#", "# ", "\\u0000", "\\ud83d", "é", "　", "案", ".", "A",
            "$1",
        ]
        .map { Array($0.utf8) } + [[0xFF], [0xC2], [0x00], [0x7F], [0xED, 0xA0, 0x80], [0xC2, 0x85]]

    @Test("get one answer per request, wherever they are cut, and nothing is lost after them")
    func answersEqualRequests() {
        var random = SeededGenerator(seed: 20_261_122)
        var limits = ProtocolLimits()
        limits.errorsInARow = .max
        for _ in 0..<1000 {
            let stream = (0..<100).map { _ in mutatedLine(&random) }.joined(separator: [0x0A])
            let bytes = Array(stream) + Array("\n\nEND\nE\n#z ping\n".utf8)
            var reader = RequestReader(limits: limits)
            var items: [RequestReader.Item] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                let size = min(rest.count, Int.random(in: 1...97, using: &random))
                items += reader.feed(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            #expect(items.count == requests(in: bytes))
        }
    }

    /// A line of the grammar with some bytes changed, or noise; never with a LF.
    private func mutatedLine(_ random: inout SeededGenerator) -> [UInt8] {
        var line = Self.seeds.randomElement(using: &random).map { Array($0.utf8) } ?? []
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            let place = Int.random(in: 0...line.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: line.insert(contentsOf: Self.scraps.randomElement(using: &random) ?? [], at: place)
            case 1 where place < line.count: line.remove(at: place)
            default: line.insert(UInt8.random(in: 0x0B...0xFF, using: &random), at: place)
            }
        }
        return line
    }

    /// How many requests a stream holds, told by an independent reading of the rules, line by line.
    private func requests(in bytes: [UInt8]) -> Int {
        var count = 0
        var mark: String?
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            // Latin-1, so that any byte is a character of its own.
            var text = String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) }))
            if text.unicodeScalars.last == "\r" { text.unicodeScalars.removeLast() }
            if let name = mark {
                if text == name {
                    mark = nil
                    count += 1
                }
                continue
            }
            let words = text.split(omittingEmptySubsequences: false) { $0 == " " || $0 == "\t" }.map(String.init)
            if words.allSatisfy(\.isEmpty) || words.first == "#" { continue }
            if let last = words.last(where: { !$0.isEmpty }), let opener = last.firstMatch(of: Self.opener) {
                mark = String(opener.1)
            } else {
                count += 1
            }
        }
        return count
    }

    private nonisolated(unsafe) static let opener = /^[a-z][a-z0-9\-]{0,31}=<<([A-Za-z0-9_\-]{1,32})$/
}
