/// A part of a line.
indirect enum FormInline: Equatable {
    /// The template's own words.
    case text(String)
    /// A value of the case.
    case value(String)
    /// A value that the case does not have yet.
    case blank
    /// A line to write on by hand, that many half-width columns long.
    case rule(Int)
    case bold([FormInline])
}

/// A part of a page.
enum FormBlock: Equatable {
    /// Where lines of text stand.
    enum Place: String {
        /// Running text, its first line two characters in.
        case body
        /// At the left edge: who is written to.
        case flush
        /// At the right edge: who writes, and the day.
        case right
        /// In the middle: the number below the title.
        case center
        /// Small print.
        case note
    }

    case title([FormInline])
    case heading([FormInline])
    case lines(Place, [[FormInline]])
    case table(FormTable)
    /// Side by side, each with its lines.
    case signatures([[[FormInline]]])
    /// Where a slip is cut off.
    case cut
}

/// Rows of cells. Without a header it is a form: labels in the first, third, fifth column. The last cell of a short row
/// takes the rest of its width.
struct FormTable: Equatable {
    var header: [[FormInline]]?
    var rows: [[[FormInline]]]

    /// How many columns the widest row has.
    var width: Int { max(header?.count ?? 0, rows.map(\.count).max() ?? 0) }
}
