import Mediation
import Postgres
import Procedures

/// The procedure versions that the database knows, each with the edges that its events may take.
public struct PostgresProcedureStore: ProcedureStore {
    let database: Database

    /// Stores versions that are not there yet; one that is there with another text stays.
    public func install(_ procedures: [Procedure]) async throws(Fault) {
        for procedure in procedures {
            let columns = ProcedureColumns(procedure).values
            _ = try await database.transact(
                Query.procedureShip(
                    columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], columns[7]))
        }
    }

    /// Every version that was ever installed, by id and number.
    public func procedures() async throws(Fault) -> [StoredProcedure] {
        try stored(try await database.read(Query.procedureList()))
    }

    /// What every version is called, by id and number.
    public func keys() async throws(Fault) -> [ProcedureKey] {
        let result = try await database.read(Query.procedureKeys())
        return try database.decode { () throws(PostgresError) in
            var keys: [ProcedureKey] = []
            for row in result {
                keys.append(ProcedureKey(id: try row["procedure"].text(), version: try row["version"].number()))
            }
            return keys
        }
    }

    /// One version.
    public func procedure(_ key: ProcedureKey) async throws(Fault) -> StoredProcedure? {
        try stored(try await database.read(Query.procedureBody(.text(key.id), .int(Int64(key.version))))).first
    }

    private func stored(_ result: SQLResult) throws(Fault) -> [StoredProcedure] {
        try database.decode { () throws(PostgresError) in
            var procedures: [StoredProcedure] = []
            for row in result {
                procedures.append(
                    StoredProcedure(
                        id: try row["procedure"].text(), version: try row["version"].number(),
                        text: try row["body"].text()))
            }
            return procedures
        }
    }
}

/// A version as the functions of the database take it: its name, its ends, its text and its edges.
struct ProcedureColumns {
    let values: [SQLValue]

    init(_ procedure: Procedure) {
        let edges = procedure.actions.flatMap { action in
            action.from.map { (from: $0, action: action.id, to: action.to) }
        }
        values = [
            .text(procedure.id), .int(Int64(procedure.version)), .text(procedure.initialState?.id ?? ""),
            .textArray(procedure.states.filter { $0.kind == .terminal }.map(\.id)), .text(procedure.text),
            .textArray(edges.map(\.from)), .textArray(edges.map(\.action)), .textArray(edges.map(\.to)),
        ]
    }
}
