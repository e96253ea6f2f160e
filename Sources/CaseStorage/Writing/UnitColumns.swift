import Mediation
import Postgres
import WorkCalendar

/// The units of a batch, one element each.
struct UnitColumns {
    private var account: [String?] = []
    private var session: [String?] = []
    private var key: [String?] = []
    private var hash: [[UInt8]?] = []
    private var recorded: [Int64?] = []
    private var rows: [String?] = []
    private var version: [Int64?] = []

    mutating func add(_ unit: WriteUnit) {
        account.append(unit.key?.account ?? unit.by)
        session.append(unit.session)
        key.append(unit.key?.key)
        hash.append(unit.key?.hash)
        recorded.append(unit.recorded.microseconds)
        rows.append(unit.rows)
        version.append(unit.version.map(Int64.init))
    }

    var parameters: [SQLValue] {
        [
            .textArray(account), .textArray(session), .textArray(key), .bytesArray(hash), .intArray(recorded),
            .textArray(rows), .intArray(version),
        ]
    }
}
