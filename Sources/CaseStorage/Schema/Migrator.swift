import AuditChain
import Logging
import Postgres

/// Brings a database to this release: roles, numbered migrations (forward only, checksummed), functions.
///
/// Daemons may race: one works under a session lock while the others wait, and each step writes its row in the ledger
/// in its own transaction, first, so that no step can be done twice. Needs a direct connection, not a pooler.
public struct Migrator: Sendable {
    private let conninfo: String
    private let logger: Logger

    /// - Parameter conninfo: a connection as the owner: a superuser, or one who may act as `parley_owner`.
    public init(ownerConninfo conninfo: String, logger: Logger) {
        self.conninfo = conninfo
        self.logger = logger
    }

    /// What ``migrate()`` would do; nothing is changed.
    public func plan() async throws -> [MigrationStep] {
        try await session { script in
            guard try await script.query(Query.ledgerExists).first?["there"].bool() == true else {
                return Self.pending(applied: [:], texts: [:]).map(\.step)
            }
            return try await pending(script).map(\.step)
        }
    }

    /// Does what is missing and returns it; nothing where the database is up to date.
    @discardableResult
    public func migrate() async throws -> [MigrationStep] {
        try await session { script in
            try await script.query(Query.ledgerLock)
            if try await script.query(Query.ledgerExists).first?["there"].bool() != true {
                try await script.run(SQLLibrary.file("roles.sql"))
                try await transaction(script) {
                    try await script.run(SQLLibrary.file("ledger/create.sql"))
                }
            }
            var done: [MigrationStep] = []
            for work in try await pending(script) {
                try await patiently(work) { try await perform(work, script) }
                logger.notice("migrated", metadata: ["step": "\(work.step)"])
                done.append(work.step)
            }
            try await script.query(Query.ledgerUnlock)
            return done
        }
    }

    private func session<Value>(_ body: (SQLScript) async throws -> Value) async throws -> Value {
        try await SQLScript.session(conninfo: conninfo, application: "parley/migrate", body)
    }

    /// A step with the text that does it.
    private struct Work {
        let step: MigrationStep
        let text: String
        var isTransactional = true

        var checksum: String { Digest.hex(Digest.sha256(Array(text.utf8))) }
    }

    private func pending(_ script: SQLScript) async throws -> [Work] {
        var applied: [Int: String] = [:]
        for row in try await script.query(Query.migrationList) {
            applied[try row["number"].number()] = try row["checksum"].text()
        }
        var texts: [String: String] = [:]
        for row in try await script.query(Query.appliedList) {
            texts[try row["name"].text()] = try row["checksum"].text()
        }
        for file in MigrationFile.all {
            if let checksum = applied[file.number], checksum != file.checksum {
                throw MigrationProblem.wasEdited(name: file.name)
            }
        }
        return Self.pending(applied: applied, texts: texts)
    }

    private static func pending(applied: [Int: String], texts: [String: String]) -> [Work] {
        let roles = [Work(step: .roles, text: SQLLibrary.file("roles.sql"))]
        let migrations = MigrationFile.all.filter { applied[$0.number] == nil }.map { file in
            Work(
                step: .migration(number: file.number, name: file.name, isBreaking: file.isBreaking), text: file.text,
                isTransactional: file.isTransactional)
        }
        let functions = SQLLibrary.files(in: "functions").map { file in
            Work(step: .function(String(file.name.dropLast(4))), text: file.text)
        }
        return roles.filter { texts["roles"] != $0.checksum } + migrations
            + functions.filter { texts[$0.step.description] != $0.checksum }
    }

    private func perform(_ work: Work, _ script: SQLScript) async throws {
        switch work.step {
        case .migration(let number, let name, let isBreaking):
            let row: [SQLValue] = [
                .int(Int64(number)), .text(name), .text(work.checksum), .bool(isBreaking),
            ]
            guard work.isTransactional else {
                // Such a text must be one that can be run again, should the row be lost.
                try await script.run(work.text)
                try await transaction(script) { try await script.query(Query.migrationInsert, row) }
                return
            }
            try await transaction(script) {
                try await script.query(Query.migrationInsert, row)
                try await script.run(work.text)
            }
        case .roles:
            try await script.run(work.text)
            try await transaction(script) {
                try await script.query(Query.appliedUpsert, [.text("roles"), .text(work.checksum)])
            }
        case .function:
            try await transaction(script) {
                try await script.query(Query.appliedUpsert, [.text(work.step.description), .text(work.checksum)])
                try await script.run(work.text)
            }
        }
    }

    private func transaction(_ script: SQLScript, _ body: () async throws -> Void) async throws {
        try await script.run(Query.migrationBegin.statement.sql)
        do {
            try await script.query(Query.migrationAsOwner)
            try await body()
            try await script.query(Query.migrationCommit)
        } catch {
            _ = try? await script.query(Query.migrationRollback)
            throw error
        }
    }

    /// A lock that is not to be had at once is tried for again, so that nobody queues behind a waiting migration.
    private func patiently(_ work: Work, _ body: () async throws -> Void) async throws {
        for attempt in 1...30 {
            do {
                return try await body()
            } catch let error as PostgresError where error.sqlstate == "55P03" {
                logger.info("waits for a lock", metadata: ["step": "\(work.step)", "attempt": "\(attempt)"])
                try await Task.sleep(for: .milliseconds(500))
            }
        }
        throw MigrationProblem.locked(step: work.step.description)
    }
}

extension SQLScript {
    /// Executes one named statement.
    @discardableResult
    fileprivate func query(_ query: Query, _ parameters: [SQLValue] = []) async throws(PostgresError) -> SQLResult {
        try await self.query(query.statement.sql, parameters)
    }
}
