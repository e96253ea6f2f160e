/// A part of a page that the daemon has made.
enum PageBlock: Equatable {
    case line(PageLine)
    case table(PageTable)
    /// Where a slip is cut off.
    case cut
}

/// A paragraph.
struct PageLine: Equatable {
    enum Piece: Equatable {
        case text(String, isBold: Bool)
        case lineBreak
    }

    /// `h1`, `h2`, `body`, or the block in which it stands: `flush`, `right`, `center`, `note`.
    var place: String
    /// It only says what follows, and stays with it.
    var isLead = false
    var pieces: [Piece] = []

    /// How wide its widest line is, in half-width columns.
    var width: Int {
        var widest = 0
        var width = 0
        for piece in pieces {
            switch piece {
            case .text(let text, _): width += text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
            case .lineBreak: width = 0
            }
            widest = max(widest, width)
        }
        return widest
    }
}

/// A table: a form, a list, or signatures side by side.
struct PageTable: Equatable {
    struct Cell: Equatable {
        /// `label`, `figure`, `sign`, or nothing.
        var kind: String
        var isHead: Bool
        var span: Int
        var lines: [PageLine] = []
    }

    /// The words of its class.
    var kinds: Set<String>
    var rows: [[Cell]] = []

    var isForSignatures: Bool { kinds.contains("signatures") }
    /// How many columns it has.
    var columns: Int { rows.map { $0.reduce(0) { $0 + $1.span } }.max() ?? 0 }
}
