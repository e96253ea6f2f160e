import Mediation
import Postgres
import Procedures
import WorkCalendar

/// The calendars, rules and proposed procedures of a store, with who proposed and who confirmed them.
public struct PostgresLawStore: LawStore {
    let database: Database

    /// Puts shipped texts in force that the store has never seen; answers the names of those that differ.
    public func install(shipped: [LawText]) async throws(Fault) -> [String] {
        var differing: [String] = []
        for text in shipped {
            let result = try await database.transact(
                Query.lawInstallShipped(
                    .text(text.kind.rawValue), .text(text.name), SQLValue(text.version), .text(text.body),
                    .text(text.source), .int(text.proposedAt.microseconds)))
            let outcome = try database.decode { () throws(PostgresError) in try result.first?["outcome"].text() }
            if outcome == "differs" { differing.append(text.name) }
        }
        return differing
    }

    /// Everything in force up to a generation, in the order in which it came.
    public func inForce(upTo generation: Int64?) async throws(Fault) -> [LawText] {
        try texts(try await database.read(Query.lawInForce(SQLValue(generation))))
    }

    /// What waits for a second person, oldest first.
    public func proposals(_ kind: LawKind) async throws(Fault) -> [LawText] {
        try texts(try await database.read(Query.lawProposals(.text(kind.rawValue))))
    }

    /// The newest generation, and the oldest whose deadlines are still to be counted again.
    public func standing() async throws(Fault) -> (generation: Int64, pending: Int64?) {
        let result = try await database.read(Query.lawStanding())
        return try database.decode { () throws(PostgresError) in
            guard let row = result.first else { throw .unexpectedResult("no generation of the rules") }
            let pending = try row["pending"].nullable.map { cell throws(PostgresError) in try cell.int() }
            return (try row["generation"].int(), pending)
        }
    }

    /// Stores a proposal.
    public func propose(_ text: LawText, base: Int64, key: RequestKey) async throws(Fault) -> LawOutcome {
        try await step("propose", text, base: base, by: text.proposedBy, at: text.proposedAt, key: key)
    }

    /// Puts a proposal in force.
    public func confirm(
        _ id: Int64, _ kind: LawKind, reason: String, by account: String, at now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome {
        try await step("confirm", Self.stub(id, kind, reason), base: 0, by: account, at: now, key: key)
    }

    /// Puts a proposed procedure in force, with its edges.
    public func confirm(
        _ id: Int64, as procedure: Procedure, under generation: Int64, reason: String, by account: String,
        at now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome {
        let columns = ProcedureColumns(procedure).values
        return try await outcome(
            of: Query.procedureConfirm(
                .int(id), .int(generation), .text(reason), .text(account), .int(now.microseconds), .text(key.key),
                .bytes(key.hash), columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6],
                columns[7]))
    }

    /// Takes a proposal back.
    public func withdraw(
        _ id: Int64, _ kind: LawKind, reason: String, by account: String, at now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome {
        try await step("withdraw", Self.stub(id, kind, reason), base: 0, by: account, at: now, key: key)
    }

    /// A step on a proposal that is there says no more than its number and the reason.
    private static func stub(_ id: Int64, _ kind: LawKind, _ reason: String) -> LawText {
        LawText(
            id: id, kind: kind, name: "", version: nil, body: "", source: "", reason: reason, moves: 0, proposedBy: "",
            proposedAt: Instant(microseconds: 0))
    }

    private func step(
        _ step: String, _ text: LawText, base: Int64, by account: String, at now: Instant, key: RequestKey
    ) async throws(Fault) -> LawOutcome {
        try await outcome(
            of: Query.lawStep(
                .text(step), .int(text.id), .text(text.kind.rawValue), .text(text.name), SQLValue(text.version),
                .text(text.body), .text(text.source), .text(text.reason), .int(Int64(text.moves)), .int(base),
                .text(account), .int(now.microseconds), .text(key.key), .bytes(key.hash)))
    }

    private func outcome(of call: SQLCall) async throws(Fault) -> LawOutcome {
        let answer = try await settled(call)
        switch answer.outcome {
        case "done", "replayed":
            if answer.isSame == false { return .keyReused }
            guard let id = answer.id, let text = try texts(try await database.read(Query.lawByID(.int(id)))).first
            else { return .unknown }
            return .done(text, replayed: answer.outcome == "replayed" && !answer.wasInDoubt)
        case "same-account": return .sameAccount
        case "outdated": return .outdated
        default: return .unknown
        }
    }

    private struct Answer {
        let outcome: String
        let id: Int64?
        let isSame: Bool?
        let wasInDoubt: Bool
    }

    /// Where the answer to COMMIT is lost, the same key settles it.
    private func settled(_ call: SQLCall) async throws(Fault) -> Answer {
        var isInDoubt = false
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            do throws(Fault) {
                let result = try await database.transact(call)
                return try database.decode { () throws(PostgresError) in
                    guard let row = result.first else { throw .unexpectedResult("no answer") }
                    return Answer(
                        outcome: try row["outcome"].text(),
                        id: try row["id"].nullable.map { cell throws(PostgresError) in try cell.int() },
                        isSame: try row["is_same"].nullable.map { cell throws(PostgresError) in try cell.bool() },
                        wasInDoubt: isInDoubt)
                }
            } catch {
                guard error == .unknownOutcome || (isInDoubt && error == .unavailable) else { throw error }
                isInDoubt = true
                guard ContinuousClock.now < deadline else { throw .unknownOutcome }
            }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private func texts(_ result: SQLResult) throws(Fault) -> [LawText] {
        try database.decode { () throws(PostgresError) in
            var texts: [LawText] = []
            for row in result {
                texts.append(
                    LawText(
                        id: try row["id"].int(), kind: try row["kind"].word(), name: try row["name"].text(),
                        version: try row["version"].optionalText(), body: try row["body"].text(),
                        source: try row["source"].text(), reason: try row["reason"].text(),
                        moves: try row["moves"].number(), proposedBy: try row["proposed_by"].text(),
                        proposedAt: try row["proposed"].instant(),
                        generation: try row["generation"].nullable.map { cell throws(PostgresError) in try cell.int() }
                    ))
            }
            return texts
        }
    }
}
