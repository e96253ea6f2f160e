/// A text of a template case, cut where a clone has something of its own.
struct Pattern {
    /// What stands in a template where a clone has its own: its number is found out, the names are chosen so that nothing
    /// else can be mistaken for them.
    static let person = "占位甲"
    static let company = "占位乙有限公司"

    private enum Piece {
        case literal([UInt8])
        case id
        case person
        case company
    }

    private var pieces: [Piece] = []
    /// As long as no more than a few clones become.
    private let length: Int

    init(_ text: String, id: String) {
        let marks: [(piece: Piece, bytes: [UInt8])] = [
            (.id, Array(id.utf8)), (.person, Array(Self.person.utf8)), (.company, Array(Self.company.utf8)),
        ]
        let bytes = Array(text.utf8)
        length = bytes.count + 64
        var literal: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let mark = marks.first(where: { bytes[index...].starts(with: $0.bytes) }) {
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = []
                pieces.append(mark.piece)
                index += mark.bytes.count
            } else {
                literal.append(bytes[index])
                index += 1
            }
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
    }

    /// The text with what is a clone's own.
    func filled(with own: CloneIdentity) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        for piece in pieces {
            switch piece {
            case .literal(let literal): bytes += literal
            case .id: bytes += own.id
            case .person: bytes += own.person
            case .company: bytes += own.company
            }
        }
        return bytes
    }
}

/// What a clone does not share with its template.
struct CloneIdentity {
    let name: String
    let id: [UInt8]
    let person: [UInt8]
    let company: [UInt8]
}
