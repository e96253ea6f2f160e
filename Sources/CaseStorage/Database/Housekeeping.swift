import Mediation

/// What has to be cleared away: request keys after 30 days. Every daemon does it; once is enough, more does no harm.
struct Housekeeping: Sendable {
    let database: Database

    /// Works each hour until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            _ = try? await database.transact(Query.purgeRequestKeys())
            try? await Task.sleep(for: database.gate.isOpen ? .seconds(3600) : .seconds(5))
        }
    }
}
