/// Turns the bytes of a terminal into key events: a pure state machine that never waits and keeps little.
struct KeyDecoder {
    private enum State {
        case ground
        case utf8(bytes: [UInt8], missing: Int)
        case escape
        case control([UInt8])
        case single
        case paste
    }

    private var state = State.ground
    /// What was pasted so far.
    private var pasted: [UInt8] = []
    /// More than this of a paste is thrown away: a block has at most 1 MiB (protocol.md 10).
    private static let largestPaste = 1_048_576
    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    /// The events that these bytes complete; neighbouring characters arrive as one text.
    mutating func feed(_ bytes: some Sequence<UInt8>) -> [KeyEvent] {
        var events: [KeyEvent] = []
        for byte in bytes {
            guard let event = feed(byte) else { continue }
            if case .text(let more) = event, case .text(let before)? = events.last {
                events[events.count - 1] = .text(before + more)
            } else {
                events.append(event)
            }
        }
        return events
    }

    private mutating func feed(_ byte: UInt8) -> KeyEvent? {
        switch state {
        case .ground: return ground(byte)
        case .utf8(let bytes, let missing): return continued(bytes + [byte], missing - 1)
        case .escape: return escape(byte)
        case .control(let bytes): return control(bytes + [byte])
        case .single:
            state = .ground
            return Self.cursor(byte)
        case .paste: return paste(byte)
        }
    }

    private mutating func ground(_ byte: UInt8) -> KeyEvent? {
        switch byte {
        case 0x01: return .home
        case 0x02: return .left
        case 0x03: return .interrupt
        case 0x04: return .endOfInput
        case 0x05: return .end
        case 0x06: return .right
        case 0x08, 0x7F: return .backspace
        case 0x09: return .tab
        case 0x0A, 0x0D: return .enter
        case 0x0B: return .killToEnd
        case 0x0C: return .clearScreen
        case 0x0E: return .down
        case 0x10: return .up
        case 0x15: return .killToStart
        case 0x17: return .killWord
        case 0x19: return .yank
        case 0x1B:
            state = .escape
            return nil
        case 0x20..<0x7F: return .text(String(UnicodeScalar(byte)))
        case 0xC2..<0xE0: state = .utf8(bytes: [byte], missing: 1)
        case 0xE0..<0xF0: state = .utf8(bytes: [byte], missing: 2)
        case 0xF0..<0xF5: state = .utf8(bytes: [byte], missing: 3)
        default: break
        }
        return nil
    }

    private mutating func continued(_ bytes: [UInt8], _ missing: Int) -> KeyEvent? {
        if let byte = bytes.last, !(0x80..<0xC0).contains(byte) {
            state = .ground
            return ground(byte)
        }
        if missing > 0 {
            state = .utf8(bytes: bytes, missing: missing)
            return nil
        }
        state = .ground
        guard let text = String(validating: bytes, as: UTF8.self), text.unicodeScalars.allSatisfy(Sanitizer.isHarmless)
        else { return nil }
        return .text(text)
    }

    private mutating func escape(_ byte: UInt8) -> KeyEvent? {
        state = .ground
        switch byte {
        case UInt8(ascii: "["): state = .control([])
        case UInt8(ascii: "O"): state = .single
        case UInt8(ascii: "b"): return .wordLeft
        case UInt8(ascii: "f"): return .wordRight
        case 0x08, 0x7F: return .killWord
        case 0x1B: state = .escape
        default: break
        }
        return nil
    }

    private mutating func control(_ bytes: [UInt8]) -> KeyEvent? {
        guard let last = bytes.last, (0x40..<0x7F).contains(last) || bytes.count > 16 else {
            state = .control(bytes)
            return nil
        }
        state = .ground
        switch String(decoding: bytes, as: UTF8.self) {
        case "200~":
            state = .paste
            return nil
        case "1~", "7~": return .home
        case "4~", "8~": return .end
        case "3~": return .delete
        case "1;5D", "1;3D": return .wordLeft
        case "1;5C", "1;3C": return .wordRight
        default: return bytes.count == 1 ? Self.cursor(last) : nil
        }
    }

    private static func cursor(_ byte: UInt8) -> KeyEvent? {
        switch byte {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        default: nil
        }
    }

    private mutating func paste(_ byte: UInt8) -> KeyEvent? {
        pasted.append(byte)
        guard byte == UInt8(ascii: "~"), pasted.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) else {
            // The last bytes stay, since they may be the beginning of the end.
            if pasted.count > Self.largestPaste { pasted.remove(at: pasted.count - Self.pasteEnd.count) }
            return nil
        }
        let text = String(decoding: pasted.dropLast(Self.pasteEnd.count), as: UTF8.self)
        pasted = []
        state = .ground
        return .paste(Self.cleaned(text))
    }

    /// Line ends become LF; what could harm a terminal, or the daemon would refuse, is left out.
    private static func cleaned(_ text: String) -> String {
        var cleaned = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                cleaned.append("\n")
            } else if scalar == "\n" {
                if !wasReturn { cleaned.append(scalar) }
            } else if scalar == "\t" || Sanitizer.isHarmless(scalar) {
                cleaned.append(scalar)
            }
            wasReturn = scalar == "\r"
        }
        return String(cleaned)
    }
}
