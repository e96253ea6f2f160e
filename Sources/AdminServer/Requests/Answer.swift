import JSONText

/// What a command answers: data lines, then the members of its `OK`.
struct Answer: Sendable {
    var rows: [JSONObject] = []
    var status: JSONObject = [:]
    /// False for replies that have no rows by their nature, such as `ping`.
    var counted = true
    var fate = SessionFate.goesOn
}
