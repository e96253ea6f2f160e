import Glibc

/// Progress goes to standard error, the report alone to standard output.
enum Console {
    static func say(_ text: String) { put("· \(text)\n") }
    static func complain(_ text: String) { put("parley-bench: \(text)\n") }

    private static func put(_ line: String) {
        let bytes = Array(line.utf8)
        _ = write(STDERR_FILENO, bytes, bytes.count)
    }
}
