import AdminProtocol
import JSONText
import Wording

/// What the rows of a spreadsheet are to become: a request each.
protocol SheetPlan: Sendable {
    /// The request of a row; nil where it has problems, which are added.
    func request(_ cells: [String], row: Int, problems: inout [RowProblem]) -> Request?
    /// What tells a row apart from all others of the file; empty where nothing does.
    func identity(_ cells: [String]) -> String
    /// What is told of a row that says who it is as an earlier one does.
    func twice(_ row: Int) -> RowProblem.Told
    /// The heading of the column that a key came from.
    func heading(of key: String) -> String?
    /// Whether what the daemon says `exists` is what the request would have made.
    func isThere(_ members: JSONObject, _ request: Request) -> Bool
}

/// Something in a row that cannot be imported.
struct RowProblem: Sendable, Hashable {
    /// A heading and what is wrong there.
    struct Told: Sendable, Hashable {
        let column: String?
        let why: Bilingual
    }

    /// As the spreadsheet counts rows: the headings are row 1.
    let row: Int
    /// The heading of the column; nil where it is about the whole row.
    let column: String?
    let why: Bilingual
}
