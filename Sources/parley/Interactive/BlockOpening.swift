/// The opener of a block at the end of a line, `word=<<NAME`.
enum BlockOpening {
    /// The name that ends the block.
    static func name(atEndOf line: String) -> String? {
        guard let last = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).last,
            let equals = last.firstIndex(of: "="), Words.isWord(String(last[..<equals])),
            !line.hasPrefix("#") || line.dropFirst().first != " "
        else { return nil }
        let mark = last[last.index(after: equals)...]
        guard mark.hasPrefix("<<") else { return nil }
        let name = mark.dropFirst(2)
        let isName =
            (1...32).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x5F
            }
        return isName ? String(name) : nil
    }
}
