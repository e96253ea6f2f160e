import JSONText
import Mediation
import Postgres
import Procedures
import WorkCalendar

/// The enterprises and persons of the federation, in tables of their own.
public struct PostgresRegistryStore: RegistryStore {
    let database: Database

    /// An id that no entry has; a number that no entry takes is a gap.
    public func newID(of kind: RegistryKind) async throws(Fault) -> String {
        let call = kind == .enterprise ? Query.registryNewEnterprise() : Query.registryNewPerson()
        let result = try await database.transact(call)
        let number = try database.decode { () throws(PostgresError) in try result.first?["number"].int() ?? 0 }
        let digits = String(number)
        return "\(kind.prefix)-\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
    }

    /// The entries of these ids.
    public func entries(_ ids: [String]) async throws(Fault) -> [RegistryEntry] {
        try await rows(Query.registryEntries(.textArray(ids)), RegistryEntry.read)
    }

    /// A page of entries by id.
    public func find(_ filter: RegistryFilter) async throws(Fault) -> Page<RegistryEntry> {
        let call = Query.registryFind(
            .text(filter.kind.rawValue), SQLValue(filter.nameKey), .bool(filter.isWholeName),
            SQLValue(filter.creditCode), SQLValue(filter.phone), SQLValue(filter.identityNumber),
            .text(filter.after?.first?.string ?? ""), .int(Int64(filter.limit) + 1))
        let results = try await database.read([call, Query.asof()])
        return try database.decode { () throws(PostgresError) in
            var found: [RegistryEntry] = []
            for row in results[0] { found.append(try RegistryEntry.read(row)) }
            let page = Array(found.prefix(filter.limit))
            return Page(
                rows: page, next: found.count > page.count ? page.last.map { [.string($0.id)] } : nil,
                asof: try results[1].first?["seq"].int() ?? 0)
        }
    }

    /// Makes, changes or merges an entry. A repetition after a lost COMMIT finds itself under its key.
    public func change(
        _ change: RegistryChange, by account: String, at now: Instant, key: RequestKey, rows: [String]
    ) async throws(Fault) -> RegistryOutcome {
        let kind = RegistryKind(id: change.id) ?? .enterprise
        let result = try await database.transact(
            Query.registryChange(
                .text(change.id), .text(kind.rawValue), .bool(change.isNew), SQLValue(change.name),
                SQLValue(change.name.map { NameKey.of($0) ?? $0 }), SQLValue(change.creditCode),
                SQLValue(change.address), SQLValue(change.phone), SQLValue(change.identityNumber),
                SQLValue(change.mergeInto), .text(account), .int(now.microseconds), .text(key.key),
                .bytes(key.hash), .text(rows.joined(separator: "\n")), .text(change.object.line)))
        return try database.decode { () throws(PostgresError) in
            guard let row = result.first else { throw .unexpectedResult("no answer") }
            switch try row["outcome"].text() {
            case "committed": return .committed(seq: try row["seq"].int())
            case "gone": return .gone
            case "taken": return .taken(key: try row["taken"].text(), holder: try row["holder"].text())
            default:
                return .replayed(
                    Replay(
                        sameRequest: try row["is_same"].bool(), rows: ReplyRows.lines(try row["rows_found"].text()),
                        seq: try row["seq"].int(), version: nil))
            }
        }
    }

    /// The newest cases of which the entry is a party.
    public func cases(of id: String, visibility: Visibility, limit: Int) async throws(Fault) -> [CaseRow] {
        try await rows(
            Query.registryCases.call(visibility.parameters + [.text(id), .int(Int64(limit))]), CaseRow.read)
    }

    /// The newest open cases of a procedure that are about one of these.
    public func similar(
        to keys: [String], procedure: String, except caseID: String, visibility: Visibility, limit: Int
    ) async throws(Fault) -> [CaseRow] {
        try await rows(
            Query.caseSimilar.call(
                visibility.parameters + [
                    .textArray(keys), .text(procedure), .text(caseID), .int(Int64(limit)),
                ]), CaseRow.read)
    }

    /// What was done to the entry, newest first.
    public func events(of id: String, limit: Int) async throws(Fault) -> [RegistryEvent] {
        try await rows(Query.registryEvents(.text(id), .int(Int64(limit)))) { row throws(PostgresError) in
            var change: JSONObject = ["id": .string(try row["entry"].text())]
            change.merge((try? JSONReader.read(try row["change"].text()))?.object ?? [:])
            return RegistryEvent(at: try row["at"].instant(), by: try row["account"].text(), change: change)
        }
    }

    private func rows<Row>(
        _ call: SQLCall, _ read: (SQLRow) throws(PostgresError) -> Row
    ) async throws(Fault) -> [Row] {
        let result = try await database.read(call)
        return try database.decode { () throws(PostgresError) in
            var rows: [Row] = []
            for row in result { rows.append(try read(row)) }
            return rows
        }
    }
}

extension RegistryEntry {
    fileprivate static func read(_ row: SQLRow) throws(PostgresError) -> RegistryEntry {
        RegistryEntry(
            id: try row["id"].text(), name: try row["name"].text(), creditCode: try row["credit_code"].optionalText(),
            address: try row["address"].optionalText(), phone: try row["phone"].optionalText(),
            identityEnd: try row["identity_end"].optionalText(), mergedInto: try row["merged_into"].optionalText())
    }
}
