import JSONText
import Wording
import WorkCalendar

/// Reads what a person typed into the value that a field keeps: dates become `YYYY-MM-DD`, instants RFC 3339 in UTC,
/// money whole fen, `yes` and `no` truth values; everything else stays as typed.
public enum ValueReader {
    /// The largest number that every JSON reader keeps exact (protocol.md 4.3).
    private static let largest: Int64 = 9_007_199_254_740_991

    /// The value, or nil where `raw` is empty and so clears the field. `state` gives the parties and records that a
    /// value may name.
    public static func value(
        _ raw: String, for field: Field, now: Instant, state: CaseState?
    ) throws(Rejection) -> JSONValue? {
        guard !raw.isEmpty else { return nil }
        switch field.type {
        case .line: return .string(try line(raw, field))
        case .text: return .string(try text(raw, field))
        case .int, .money: return .integer(try number(raw, field))
        case .bool: return .bool(try flag(raw, field))
        case .date: return .string(try day(raw, field, now).iso)
        case .instant: return .string(try instant(raw, field, now).exact)
        case .duration: return .string(try length(raw, field).text)
        case .sha256: return .string(try digest(raw, field))
        case .mail: return .string(try mail(raw, field))
        case .enumeration: return .string(try choice(raw, field))
        case .caseNumber: return .string(try caseNumber(raw, field))
        case .party:
            guard let state, state.parties.contains(where: { $0.id == raw && !$0.ended }) else {
                throw .unusable(
                    field.name, zh: "\(field.name)：本案没有在册的当事人 \(raw)",
                    en: "\(field.name): the case has no present party \(raw)")
            }
            return .string(raw)
        case .record:
            guard let named = state?.records.first(where: { $0.id == raw && !$0.reversed }) else {
                throw .unusable(
                    field.name, zh: "\(field.name)：本案没有记录 \(raw)", en: "\(field.name): the case has no record \(raw)")
            }
            if let type = field.record, named.type != type {
                throw .unusable(
                    field.name, zh: "\(field.name)：\(raw) 是 \(named.type) 记录，应为 \(type) 记录",
                    en: "\(field.name): \(raw) is a record of \(named.type), not of \(type)")
            }
            return .string(raw)
        }
    }

    private static func line(_ raw: String, _ field: Field) throws(Rejection) -> String {
        guard raw.unicodeScalars.allSatisfy({ !isControl($0) && $0.value != 0x2028 && $0.value != 0x2029 }) else {
            throw .unusable(
                field.name, zh: "\(field.name) 只能是一行，不能含换行或控制字符",
                en: "\(field.name) is one line: no line breaks or control characters")
        }
        return try notBlank(raw, field)
    }

    /// `name@domain`: what the notifier will make of it is judged there.
    private static func mail(_ raw: String, _ field: Field) throws(Rejection) -> String {
        let parts = raw.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), raw.utf8.count <= 254,
            raw.unicodeScalars.allSatisfy({ !isControl($0) && !$0.properties.isWhitespace })
        else {
            throw .unusable(
                field.name, zh: "\(field.name) 应为邮件地址", en: "\(field.name) must be a mail address")
        }
        return raw
    }

    private static func text(_ raw: String, _ field: Field) throws(Rejection) -> String {
        let normal = raw.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
        guard normal.unicodeScalars.allSatisfy({ !isControl($0) || $0 == "\n" || $0 == "\t" || isBidi($0) }) else {
            throw .unusable(
                field.name, zh: "\(field.name) 不能含控制字符（换行与制表符除外）",
                en: "\(field.name) may not contain control characters other than line breaks and tabs")
        }
        return try notBlank(normal, field)
    }

    private static func notBlank(_ text: String, _ field: Field) throws(Rejection) -> String {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            throw .unusable(field.name, zh: "\(field.name) 不能只有空白", en: "\(field.name) may not be blank")
        }
        return text
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || isBidi(scalar)
    }

    private static func isBidi(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func number(_ raw: String, _ field: Field) throws(Rejection) -> Int64 {
        let digits = raw.hasPrefix("-") ? raw.dropFirst() : raw[...]
        let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let number = Int64(raw), (-largest...largest).contains(number) else {
            throw field.type == .money
                ? .unusable(
                    field.name, zh: "\(field.name) 应为金额，以分为单位的整数", en: "\(field.name) must be money in whole fen")
                : .unusable(field.name, zh: "\(field.name) 应为整数", en: "\(field.name) must be a whole number")
        }
        guard let range = field.range ?? (field.type == .money ? 0...largest : nil), !range.contains(number) else {
            return number
        }
        throw .unusable(
            field.name, zh: "\(field.name) 应在 \(range.lowerBound) 与 \(range.upperBound) 之间，现为 \(number)",
            en: "\(field.name) must be from \(range.lowerBound) to \(range.upperBound), not \(number)")
    }

    private static func flag(_ raw: String, _ field: Field) throws(Rejection) -> Bool {
        switch raw {
        case "yes": return true
        case "no": return false
        default: throw .unusable(field.name, zh: "\(field.name) 应为 yes 或 no", en: "\(field.name) must be yes or no")
        }
    }

    private static func day(_ raw: String, _ field: Field, _ now: Instant) throws(Rejection) -> CivilDay {
        guard let day = DayExpression.day(raw, now: now) else {
            throw .unusable(
                field.name, zh: "\(field.name) 应为日期，如 2026-11-22、today、today-3d",
                en: "\(field.name) must be a date such as 2026-11-22, today, today-3d")
        }
        guard field.future || day <= now.day else { throw future(field, day, now) }
        return day
    }

    private static func instant(_ raw: String, _ field: Field, _ now: Instant) throws(Rejection) -> Instant {
        guard let instant = DayExpression.instant(raw, now: now) else {
            throw .unusable(
                field.name, zh: "\(field.name) 应为时刻，如 2026-11-22T09:30:00+08:00、now、today",
                en: "\(field.name) must be an instant such as 2026-11-22T09:30:00+08:00, now, today")
        }
        guard field.future || instant <= now else { throw future(field, instant.day, now) }
        return instant
    }

    private static func future(_ field: Field, _ day: CivilDay, _ now: Instant) -> Rejection {
        .unusable(
            field.name, zh: "\(field.name) 不能在将来：\(day.iso) 尚未到来，今天是 \(now.day.iso)",
            en: "\(field.name) may not lie in the future: \(day.iso) is yet to come, today is \(now.day.iso)")
    }

    private static func length(_ raw: String, _ field: Field) throws(Rejection) -> TermLength {
        guard let length = TermLength(raw) else {
            throw .unusable(
                field.name, zh: "\(field.name) 应为期间，如 15d（日）、5wd（工作日）、1m（月）、2y（年）",
                en: "\(field.name) must be a length such as 15d, 5wd (working days), 1m, 2y")
        }
        return length
    }

    private static func digest(_ raw: String, _ field: Field) throws(Rejection) -> String {
        let digest = raw.lowercased()
        guard digest.utf8.count == 64,
            digest.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else {
            throw .unusable(
                field.name, zh: "\(field.name) 应为 SHA-256 摘要，64 位十六进制数字",
                en: "\(field.name) must be a SHA-256 digest: 64 hexadecimal digits")
        }
        return digest
    }

    private static func choice(_ raw: String, _ field: Field) throws(Rejection) -> String {
        guard field.choices.contains(where: { $0.id == raw }) else {
            let zh = field.choices.map { "\($0.id)（\($0.name.zh)）" }.joined(separator: "、")
            let en = field.choices.map(\.id).joined(separator: ", ")
            throw .unusable(field.name, zh: "\(field.name) 只能是：\(zh)", en: "\(field.name) must be one of \(en)")
        }
        return raw
    }

    /// A prefix of capitals, a year of four digits, a counter of five or more (decisions.md 2).
    private static func caseNumber(_ raw: String, _ field: Field) throws(Rejection) -> String {
        let parts = raw.split(separator: "-", omittingEmptySubsequences: false)
        func digits(_ part: Substring, _ count: ClosedRange<Int>) -> Bool {
            count.contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard parts.count == 3, (1...8).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy({ (0x41...0x5A).contains($0) }), digits(parts[1], 4...4), digits(parts[2], 5...15)
        else {
            throw .unusable(
                field.name, zh: "\(field.name) 应为案号，如 M-2026-00017",
                en: "\(field.name) must be a case number such as M-2026-00017")
        }
        return raw
    }
}
