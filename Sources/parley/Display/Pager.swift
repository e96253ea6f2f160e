import Glibc

/// Shows what is longer than the screen in a pager that can do nothing but page.
enum Pager {
    /// Whether the pager took the text.
    static func show(_ text: [UInt8], program: String) -> Bool {
        // The texts are confidential: no commands from within, no history on disk.
        setenv("LESSSECURE", "1", 1)
        setenv("LESSHISTFILE", "-", 1)
        setenv("LESSCHARSET", "utf-8", 0)
        guard let stream = popen(program, "we") else { return false }
        _ = text.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
        let status = pclose(stream)
        // 126 and 127: the shell found no such program.
        return status != 126 << 8 && status != 127 << 8
    }
}
