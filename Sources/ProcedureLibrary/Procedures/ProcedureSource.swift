/// The text of one procedure file, as shipped, found on the site or sent for checking.
public struct ProcedureSource: Sendable, Hashable {
    /// The file's name, as problems name it.
    public let name: String
    /// The YAML text.
    public let text: String

    /// A file's text under its name.
    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}
