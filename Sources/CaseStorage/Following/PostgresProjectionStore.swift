import JSONText
import Mediation
import Postgres
import Procedures
import WorkCalendar

/// Projections and their checkpoints. They are written over a connection of their own, so that no request waits behind them.
public struct PostgresProjectionStore: ProjectionStore {
    let database: Database

    /// A case is taken in once, and not in each page that tells of it, where so many events are to be made up for.
    private static let far: Int64 = 20_000

    /// How far every projection is.
    public func standings() async throws(Fault) -> [ProjectionStanding] {
        let result = try await database.read(Query.projectionStandings())
        return try database.decode { () throws(PostgresError) in
            var standings: [ProjectionStanding] = []
            for row in result {
                let seq = try row["seq"].int()
                standings.append(
                    ProjectionStanding(
                        name: try row["name"].text(), version: try row["version"].number(), seq: seq,
                        whole: seq >= (try row["whole_from"].int()) ? seq : nil, head: try row["head"].int(),
                        lateMilliseconds: try row["late"].int()))
            }
            return standings
        }
    }

    /// Takes a projection to work on.
    public func claim(
        _ projection: any Projection, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> ProjectionClaim? {
        let result = try await database.transactAside(
            Query.projectionClaim(
                .text(projection.name), .int(Int64(projection.version)), .text(owner), .int(Int64(leaseSeconds)),
                .int(Self.far)))
        return try database.decode { () throws(PostgresError) in
            guard let row = result.first else { return nil }
            return ProjectionClaim(seq: try row["seq"].int(), wholeFrom: try row["whole_from"].int())
        }
    }

    /// What a page of the log has changed.
    public func page(after claim: ProjectionClaim, limit: Int) async throws(Fault) -> ChangedPage? {
        let result = try await database.read(
            Query.changedCases(.int(claim.seq), .int(Int64(limit)), .int(claim.wholeFrom)))
        return try database.decode { () throws(PostgresError) in
            guard let first = result.first, !(try first["upto"].isNull) else { return nil }
            var cases: [ChangedCase] = []
            for row in result {
                guard let id = try row["case_id"].optionalText() else { continue }
                cases.append(
                    ChangedCase(
                        id: id, openedSeq: try row["opened_seq"].int(), procedure: try row["procedure"].text(),
                        procedureVersion: try row["procedure_version"].number(),
                        happenings: try row["happenings"].optionalText().flatMap(Self.happenings)))
            }
            return ChangedPage(upto: try first["upto"].int(), cases: cases)
        }
    }

    /// These cases as they stand now.
    public func cases(_ changed: [ChangedCase], withEvents: Bool) async throws(Fault) -> [FollowedCase] {
        let ids = changed.map(\.id)
        let result = try await database.read(Query.followedCases(.textArray(ids)))
        let events = withEvents ? try await self.events(of: ids) : [:]
        let opened = Dictionary(changed.map { ($0.id, $0.openedSeq) }) { first, _ in first }
        return try database.decode { () throws(PostgresError) in
            var cases: [FollowedCase] = []
            for row in result {
                let id = try row["id"].text()
                // A case that cannot be read keeps no other from being followed; who asks for it is told.
                guard let state = try? CaseState.read(try row["snapshot"]), let openedSeq = opened[id] else { continue }
                cases.append(
                    FollowedCase(
                        state: state, openedSeq: openedSeq,
                        notes: try Self.notes(try row["notes"].optionalText()), events: events[id] ?? []))
            }
            return cases
        }
    }

    /// `case.advanced accept,due.met`; nil where an event is of a newer release.
    private static func happenings(_ text: String) -> [ChangedCase.Happening]? {
        var happenings: [ChangedCase.Happening] = []
        for part in text.split(separator: ",") {
            let words = part.split(separator: " ", maxSplits: 1).map(String.init)
            guard let type = EventType(rawValue: words[0]) else { return nil }
            happenings.append(ChangedCase.Happening(type: type, action: words.count > 1 ? words[1] : nil))
        }
        return happenings
    }

    private func events(of ids: [String]) async throws(Fault) -> [String: [LoggedEvent]] {
        let result = try await database.read(Query.eventsOfCases(.textArray(ids)))
        return try database.decode { () throws(PostgresError) in
            var events: [String: [LoggedEvent]] = [:]
            for row in result {
                let event = try LoggedEvent.read(row)
                events[event.caseID, default: []].append(event)
            }
            return events
        }
    }

    /// `[[1,"text",false,"li.wei",1795320000123456],…]`
    private static func notes(_ text: String?) throws(PostgresError) -> [CaseNote] {
        guard let text else { return [] }
        let rows = (try? JSONReader.read(text))?.array ?? []
        return rows.compactMap { row in
            guard let cells = row.array, cells.count == 5, let number = cells[0].integer, let text = cells[1].string,
                let isPrivate = cells[2].bool, let account = cells[3].string, let at = cells[4].integer
            else { return nil }
            return CaseNote(
                number: Int(number), text: text, isPrivate: isPrivate, by: account, at: Instant(microseconds: at))
        }
    }

    /// Stores the rows of cases together with the end of their page.
    public func store(
        _ rows: [JSONObject], of cases: [FollowedCase], upTo end: Int64, for projection: any Projection,
        after claim: ProjectionClaim, owner: String, leaseSeconds: Int
    ) async throws(Fault) -> Bool {
        let result = try await database.transactAside(
            Query.projectionStore(
                .text(projection.name), .text(owner), .int(claim.seq), .int(end), .int(Int64(leaseSeconds)),
                .textArray(cases.map(\.state.id)), .text(JSONValue.array(rows.map { .object($0) }).line)))
        return try database.decode { () throws(PostgresError) in try result.first?["stored"].bool() ?? false }
    }

    /// Lets others work on it.
    public func release(_ projection: any Projection, owner: String) async throws(Fault) {
        _ = try await database.transactAside(Query.projectionRelease(.text(projection.name), .text(owner)))
    }
}
