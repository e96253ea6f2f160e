import Mediation
import Postgres
import WorkCalendar

/// Cells as the values of this house.
extension SQLCell {
    func optionalText() throws(PostgresError) -> String? { isNull ? nil : try text() }
    func number() throws(PostgresError) -> Int { Int(try int()) }
    func optionalInt() throws(PostgresError) -> Int? { isNull ? nil : Int(try int()) }
    func instant() throws(PostgresError) -> Instant { Instant(microseconds: try int()) }
    func optionalInstant() throws(PostgresError) -> Instant? { isNull ? nil : try instant() }
    func day() throws(PostgresError) -> CivilDay { CivilDay(number: Int(try int())) }
    func optionalDay() throws(PostgresError) -> CivilDay? { isNull ? nil : try day() }

    /// One of a closed set of words.
    func word<Word: RawRepresentable>(_: Word.Type = Word.self) throws(PostgresError) -> Word
    where Word.RawValue == String {
        let text = try text()
        guard let word = Word(rawValue: text) else { throw .unexpectedResult("\(text) is no \(Word.self)") }
        return word
    }
}

extension Visibility {
    /// The first three parameters of every list: everything, these offices, this assignee.
    var parameters: [SQLValue] {
        switch self {
        case .everything: [.bool(true), .textArray([]), .null]
        case .offices(let offices, let account): [.bool(false), .textArray(offices), .text(account)]
        }
    }
}
