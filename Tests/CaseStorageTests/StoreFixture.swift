import CaseStorage
import Logging
import Mediation
import Postgres
import TestSupport

/// A database of its own for each test, copied from one that was migrated once.
struct StoreFixture: Sendable {
    let database: TestDatabase

    private static let template = Task {
        let template = try await TestCluster.shared.createDatabase()
        try await Migrator(ownerConninfo: template.conninfo(), logger: .silent).migrate()
        return template.name
    }

    static func make() async throws -> StoreFixture {
        StoreFixture(database: try await TestCluster.shared.createDatabase(template: try await template.value))
    }

    func options(route: DeliveryRoute = .spool, isRehearsal: Bool = false) -> CaseStorage.Options {
        var options = CaseStorage.Options(conninfo: database.conninfo(user: "parley_app"))
        options.route = route
        options.isRehearsal = isRehearsal
        return options
    }

    /// Runs a store as the daemon's role, with the sample procedure installed, for as long as `body` takes.
    func run<Value: Sendable>(
        route: DeliveryRoute = .spool, isRehearsal: Bool = false,
        _ body: (CaseStorage) async throws -> Value
    ) async throws -> Value {
        let storage = CaseStorage(options(route: route, isRehearsal: isRehearsal), logger: .silent)
        let running = Task { await storage.run() }
        do {
            try await storage.waitUntilReady()
            try await storage.procedures.install([Sample.procedure])
            let value = try await body(storage)
            running.cancel()
            await running.value
            return value
        } catch {
            running.cancel()
            await running.value
            throw error
        }
    }

    /// What psql would do.
    @discardableResult
    func sql(_ text: String, as user: String? = nil) async throws -> SQLResult {
        try await SQLScript.session(conninfo: database.conninfo(user: user), application: "tests") { script in
            try await script.run(text)
        }
    }
}

extension Logger {
    static var silent: Logger { Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() } }
}
