import Mediation
import Postgres
import Procedures

/// The procedure versions that the database knows, each with the edges that its events may take.
public struct PostgresProcedureStore: ProcedureStore {
    let database: Database

    /// Stores versions that are not there yet; throws ``ProcedureClash`` where one is there with another text.
    public func install(_ procedures: [Procedure]) async throws {
        for procedure in procedures {
            let edges = procedure.actions.flatMap { action in
                action.from.map { (from: $0, action: action.id, to: action.to) }
            }
            let call = Query.procedureInstall(
                .text(procedure.id), .int(Int64(procedure.version)), .text(procedure.initialState?.id ?? ""),
                .textArray(procedure.states.filter { $0.kind == .terminal }.map(\.id)), .text(procedure.text),
                .textArray(edges.map(\.from)), .textArray(edges.map(\.action)), .textArray(edges.map(\.to)))
            let result = try await database.transact(call)
            let outcome = try database.decode { () throws(PostgresError) in try result.first?["outcome"].text() }
            if outcome == "clash" { throw ProcedureClash(id: procedure.id, version: procedure.version) }
        }
    }

    /// Every version that was ever installed, by id and number.
    public func procedures() async throws(Fault) -> [StoredProcedure] {
        let result = try await database.read(Query.procedureList())
        return try database.decode { () throws(PostgresError) in
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
