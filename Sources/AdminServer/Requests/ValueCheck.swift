import AdminProtocol
import Wording
import WorkCalendar

/// Whether a typed value fits the type that the catalogue gives its key.
struct ValueCheck {
    let key: KeySpec
    let now: Instant

    func check(_ value: String) throws(ProtocolError) {
        if value.isEmpty, key.clears { return }
        guard let why = problem(with: value) else { return }
        throw ArgumentErrors.error(key.name, why)
    }

    /// The value as it is handed on: text has LF for CRLF.
    static func stored(_ value: String, as type: KeyType) -> String {
        guard type == .text, value.utf8.contains(0x0D) else { return value }
        var bytes: [UInt8] = []
        for byte in value.utf8 {
            if byte == 0x0A, bytes.last == 0x0D { bytes.removeLast() }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func problem(with value: String) -> Bilingual? {
        if value.unicodeScalars.contains("\0") {
            return Bilingual(
                zh: "\(key.name) 含有 U+0000，无法保存", en: "\(key.name) contains U+0000, which cannot be stored")
        }
        switch key.type {
        case .int, .money: return number(value)
        case .bool: return value == "yes" || value == "no" ? nil : expected("yes / no")
        case .enum: return key.values.contains(value) ? nil : choice(value)
        case .version:
            return value == "any" || (digits(value[...]) && (Int(value) ?? 0) > 0) ? nil : expected("1, 2, … | any")
        case .key: return isKey(value) ? nil : expected("8–64 × A-Za-z0-9._-")
        case .sha256: return isDigest(value) ? nil : expected("64 × 0-9a-f")
        case .date:
            return DayExpression.day(value, now: now) == nil ? expected("2026-11-22 | today | today+7d") : nil
        case .instant:
            let known = DayExpression.instant(value, now: now) != nil || DayExpression.day(value, now: now) != nil
            return known ? nil : expected("2026-11-22 | 2026-11-22T09:00:00Z | now | today-3d")
        case .duration:
            return Duration.seconds(of: value) == nil && TermLength(value) == nil
                ? expected("30s | 15d | 5wd | 1m") : nil
        case .text: return text(value, allowing: ["\n", "\t", "\r"], limit: key.max ?? 1_048_576)
        case .line, .case, .notice, .account, .command, .action, .state, .office, .procedure, .rule, .party,
            .record, .due, .enterprise, .person, .cursor:
            if value.isEmpty, key.required {
                return Bilingual(zh: "\(key.name) 不能为空", en: "\(key.name) must not be empty")
            }
            return text(value, allowing: [], limit: key.max ?? 4096)
        }
    }

    private func number(_ value: String) -> Bilingual? {
        let bound: Int64 = 1 << 53
        guard digits(value.hasPrefix("-") ? value.dropFirst() : value[...]), let number = Int64(value), -bound < number,
            number < bound
        else {
            return Bilingual(zh: "\(key.name) 应为整数", en: "\(key.name) must be a whole number")
        }
        if let least = key.min, number < least { return expected("≥ \(least)") }
        if let most = key.max, number > most { return expected("≤ \(most)") }
        return nil
    }

    /// Swift reads `+5` as a number; the protocol does not.
    private func digits(_ value: Substring) -> Bool {
        !value.isEmpty && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private func text(_ value: String, allowing allowed: Set<Unicode.Scalar>, limit: Int) -> Bilingual? {
        if value.utf8.count > limit {
            return Bilingual(zh: "\(key.name) 超过 \(limit) 字节", en: "\(key.name) is longer than \(limit) bytes")
        }
        let refused = value.unicodeScalars.first { scalar in
            !allowed.contains(scalar) && (scalar.isControl || (allowed.isEmpty && scalar.isDirectional))
        }
        guard let refused else { return nil }
        let name = "U+" + String(refused.value, radix: 16, uppercase: true)
        return Bilingual(zh: "\(key.name) 含有不允许的字符 \(name)", en: "\(key.name) contains \(name), which is not allowed")
    }

    private func isKey(_ value: String) -> Bool {
        (8...64).contains(value.utf8.count)
            && value.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    private func isDigest(_ value: String) -> Bool {
        value.utf8.count == 64 && value.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private func choice(_ value: String) -> Bilingual {
        let form = expected(key.values.joined(separator: " | "))
        guard let like = Nearness.nearest(to: value, among: key.values).first else { return form }
        return Bilingual(zh: "\(form.zh)；是否指 \(like)", en: "\(form.en); did you mean \(like)?")
    }

    private func expected(_ form: String) -> Bilingual {
        Bilingual(zh: "\(key.name) 应为：\(form)", en: "\(key.name) must be: \(form)")
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
    /// Bidirectional controls (protocol.md 4.3).
    fileprivate var isDirectional: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }
}
