import JSONText

/// How requests are written in the protocol's own form.
enum LineForm {
    /// A value, quoted where it has to be.
    static func value(_ text: String) -> String {
        let isBare =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x2B || byte == 0x3A
            }
        return isBare ? text : JSONValue.string(text).line
    }
}
