import AdminProtocol
import JSONText

/// How the answer to a command is shown.
enum Presentation: Sendable, Hashable {
    /// One line per row. Named columns come first; the others follow when `others` is set.
    case table(columns: [String], others: Bool)
    /// A sheet of labels and values per row.
    case sheets
    /// Conditions, grouped by action.
    case conditions
    /// The text of one member, as it is.
    case text(member: String)

    /// What remains of a row beside its named columns, in short.
    static let details = "details"

    /// Deadlines that a calendar or a rule moves.
    private static let moves = ["case", "what", "was-on", "on", "state", "provisional", "office", "assignee"]

    /// The numbers of a report; what they mean stands in `report.list REPORT`, and whole in CSV and JSON.
    private static let figures = [
        "section", "row", "check", "name", "value", "shown", "unit", "numerator", "denominator", "target", "reached",
        "waiting",
        "published", "publishedShown", "restated", "holds", "found", "expected",
    ]
    /// What one version of a procedure says otherwise than another.
    private static let changes = ["change", "section", "id", "name", "text"]

    /// The columns of the commands that answer with lists.
    private static let tables: [String: [String]] = [
        "case.list": ["case", "state", "title", "procedure", "office", "assignee", "nextDue", "opened", "version"],
        "case.history": ["seq", "at", "type", "do", "state", "by", details],
        "watch": ["seq", "at", "type", "case", "do", "state", "by", details],
        "due.list": [
            "case", "due", "what", "on", "state", "left", "days", "assignee", "notices", "workingLeft", "workingDays",
            "provisional", "hard", "rule", "office", "title",
        ],
        "notice.list": ["notice", "case", "what", "on", "kind", "step", "to", "channel", "state", "attempts", "at"],
        "calendar.install": moves, "rule.install": moves, "procedure.install": changes,
        "procedure.check": ["place", "problem"],
        "figure.list": [
            "entry", "figure", "value", "unit", "target", "period", "office", "state", "corrects", "by", "signed-by",
            "evidence",
        ],
        "figure.show": ["figure", "name", "unit", "counting", "stock", "section"],
        "report.run": figures, "report.freeze": figures,
        "batch": ["step", "cmd", "rows"],
    ]

    /// The columns of tables inside a sheet, where not all is for people.
    static let parts: [String: [String]] = [
        "keys": ["name", "type", "required", "list", "values", "help", "example"],
        "due": ["due", "what", "on", "state", "left", "workingLeft", "days", "provisional", "basis"],
    ]

    /// How a reply to this request is shown.
    static func of(_ request: Request, rows: [JSONObject]) -> Presentation {
        if request.command == "case.why" { return .conditions }
        if request.command == "procedure.show", let format = request["format"], format != "json",
            let row = rows.first, let member = ["text", format].first(where: { row[$0]?.string != nil })
        {
            return .text(member: member)
        }
        if request.command == "procedure.show", request["format"] == "diff" || request["against"] != nil {
            return .table(columns: changes, others: false)
        }
        if request.command == "case.move" { return .sheets }
        // A proposal with its text comes first, then what it moves.
        if request.command.hasSuffix(".install"), rows.first?["proposal"] != nil { return .sheets }
        if let columns = tables[request.command] { return .table(columns: columns, others: false) }
        if request.command == "describe" || request.command == "help" {
            return request.subject == nil ? .table(columns: ["cmd", "help", "example"], others: false) : .sheets
        }
        if request.command.hasSuffix(".list") || request.command == "ops.clients" || rows.count > 1 {
            return .table(columns: [], others: true)
        }
        return .sheets
    }
}
