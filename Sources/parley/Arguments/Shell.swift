/// The shells that completion scripts exist for.
enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish
}
