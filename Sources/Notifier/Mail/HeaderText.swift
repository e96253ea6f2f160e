/// Text in a header: words of plain ASCII as they are, everything else as encoded words (RFC 2047), folded.
enum HeaderText {
    /// - Parameter column: how much of the first line the header's name has taken.
    static func encoded(_ text: String, after column: Int) -> String {
        var lines = ""
        var used = column
        for word in words(of: CleanText.line(text)) {
            if used > column || !lines.isEmpty {
                let folds = used + 1 + word.utf8.count > lineLength
                lines += folds ? "\r\n " : " "
                used = folds ? 1 : used + 1
            }
            lines += word
            used += word.utf8.count
        }
        return lines
    }

    private static let lineLength = 76
    /// The bytes of text in one encoded word: with `=?UTF-8?B?` and `?=` they make 68 characters, so that one fits on the
    /// line with the header's name.
    private static let chunk = 42

    /// Neighbours that need encoding are encoded as one run, with the spaces between them: the space between two encoded
    /// words does not count.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var run: [Substring] = []
        for word in text.split(separator: " ") {
            if isPlain(word) {
                words += encodedWords(run.joined(separator: " "))
                run = []
                words.append(String(word))
            } else {
                run.append(word)
            }
        }
        return words + encodedWords(run.joined(separator: " "))
    }

    private static func isPlain(_ word: Substring) -> Bool {
        word.utf8.count < lineLength && !word.contains("=?")
            && word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    /// Splits at characters, never inside one.
    private static func encodedWords(_ text: String) -> [String] {
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let more = Array(String(scalar).utf8)
            if bytes.count + more.count > chunk {
                words.append("=?UTF-8?B?\(Base64.text(bytes))?=")
                bytes = []
            }
            bytes += more
        }
        return bytes.isEmpty ? words : words + ["=?UTF-8?B?\(Base64.text(bytes))?="]
    }
}
