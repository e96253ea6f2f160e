import JSONText
import Wording
import WorkCalendar

extension JSONObject {
    func text(_ name: String) -> String? { self[name]?.string }
    func int(_ name: String) -> Int? { self[name]?.integer.map { Int($0) } }
    func flag(_ name: String) -> Bool { self[name]?.bool ?? false }
    func object(_ name: String) -> JSONObject? { self[name]?.object }
    func day(_ name: String) -> CivilDay? { text(name).flatMap { CivilDay(iso: $0) } }
    func instant(_ name: String) -> Instant? { text(name).flatMap { Instant(iso: $0) } }
    func texts(_ name: String) -> [String] { self[name]?.array?.compactMap(\.string) ?? [] }
    func objects(_ name: String) -> [JSONObject] { self[name]?.array?.compactMap(\.object) ?? [] }

    /// Lays values over the members; `null` clears one.
    mutating func lay(_ values: JSONObject) {
        for member in values.members {
            if member.value == .null { self[member.name] = nil } else { self[member.name] = member.value }
        }
    }

    /// Whole numbers by name.
    func numbers(_ name: String) -> [String: Int] {
        let members = object(name)?.members ?? []
        return Dictionary(members.compactMap { member in member.value.integer.map { (member.name, Int($0)) } }) { $1 }
    }
}

extension JSONValue {
    init?(_ text: String?) {
        guard let text else { return nil }
        self = .string(text)
    }

    /// The text, unless there is none or it is empty.
    init?(filled text: String?) {
        guard let text, !text.isEmpty else { return nil }
        self = .string(text)
    }

    init(_ number: Int) { self = .integer(Int64(number)) }

    init?(_ number: Int?) {
        guard let number else { return nil }
        self = .integer(Int64(number))
    }

    init(_ text: Bilingual) { self = .object(["zh": .string(text.zh), "en": .string(text.en)]) }

    /// Names and numbers in the order of the names, so that equal tables are equal texts.
    init(_ numbers: [String: Int]) {
        var object = JSONObject()
        for (name, number) in numbers.sorted(by: { $0.key < $1.key }) { object[name] = JSONValue(number) }
        self = .object(object)
    }

    /// How a person would type the value: `yes`, `12`, `today`'s day; a value kept apart has no text.
    var typed: String? {
        switch self {
        case .bool(let flag): flag ? "yes" : "no"
        case .integer(let number): String(number)
        case .string(let text): text
        case .null, .array, .object: nil
        }
    }

    /// Every text of the value, typed: a list has several.
    var allTyped: [String] { array?.compactMap(\.typed) ?? [typed].compactMap { $0 } }
}

extension Instant {
    /// The shortest text that loses nothing.
    var exact: String { microseconds % 1_000_000 == 0 ? iso : isoPrecise }
}
