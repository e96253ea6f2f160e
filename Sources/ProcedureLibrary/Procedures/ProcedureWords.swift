/// The words at the top of a procedure file, in the order in which the resolved text gives them.
enum ProcedureWords {
    static let identity = ["procedure", "version", "prefix", "name", "basis"]
    /// Sections whose entries have ids; a file that extends another adds, replaces and removes them one by one.
    static let mappings = [
        "laws", "dictionary", "states", "opening", "fields", "roles", "records", "documents", "clocks", "actions",
        "measures",
    ]
    /// Sections that are lists; a file that extends another adds to them.
    static let lists = ["starts", "warnings"]
    static let all = identity + mappings + lists
    /// Words of inheritance, which the resolved text no longer has.
    static let inheritance = ["extends", "replace", "remove"]
}
