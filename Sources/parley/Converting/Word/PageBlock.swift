/// A part of a page that the daemon has made.
enum PageBlock: Equatable {
    case line(PageLine)
    case table(PageTable)
    /// Where a slip is cut off.
    case cut
}

/// A paragraph, or a line of one.
struct PageLine: Equatable {
    struct Piece: Equatable {
        var text: String
        var isBold = false
    }

    /// `h1`, `h2`, `body`, or the block in which it stands: `flush`, `right`, `center`, `note`.
    var place: String
    /// It only says what follows, and stays with it.
    var isLead = false
    var pieces: [Piece] = []

    /// How wide it is, in half-width columns.
    var width: Int { scalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }

    /// How wide its longest word of Latin letters or digits is.
    var unbreakable: Int {
        var longest = 0
        var length = 0
        for scalar in scalars {
            length = scalar.isASCII && scalar != " " && scalar != "_" ? length + 1 : 0
            longest = max(longest, length)
        }
        return longest
    }

    private var scalars: String.UnicodeScalarView { pieces.map(\.text).joined().unicodeScalars }
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
