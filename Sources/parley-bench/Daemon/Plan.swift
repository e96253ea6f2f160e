/// How a case is opened, brought into a cycle of two states, and moved round it: found out from the daemon's own
/// catalogue, so that it follows the procedure's changes.
struct Plan {
    /// `case.open …` without title and key.
    let opening: String
    /// The steps from the opening to the cycle, as lines of a batch that opens the case first.
    let steps: [String]
    /// The version of a case after these steps.
    let version: Int
    /// What `do=` says round the cycle, with the fields that each action asks for.
    let cycle: [String]
    /// The case that was led first.
    let scout: String
}
