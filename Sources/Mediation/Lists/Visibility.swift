/// Which cases an account may see.
public enum Visibility: Sendable, Hashable {
    /// Every case.
    case everything
    /// Cases of these offices (children included already) and those assigned to the account.
    case offices([String], assignedTo: String)
}
