/// What a person did at the keyboard.
enum KeyEvent: Sendable, Hashable {
    case text(String)
    /// Pasted text, which may hold newlines.
    case paste(String)
    case enter, tab, backspace, delete
    case left, right, wordLeft, wordRight, home, end, up, down
    case killToEnd, killToStart, killWord, yank
    case interrupt, endOfInput, clearScreen
}
