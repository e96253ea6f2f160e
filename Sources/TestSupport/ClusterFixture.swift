import Glibc
import Postgres
import Synchronization

/// A private PostgreSQL cluster for tests, under `/tmp`, gone when the test process ends.
public final class TestCluster: Sendable {
    /// The cluster itself; tests that hurt it should start one of their own.
    public let cluster: EmbeddedCluster
    /// The folder of the cluster's data and log; what an embedding daemon calls DIR.
    public let folder: String

    private static let starting = Task { try await TestCluster.start() }
    private static let lastNumber = Mutex(0)

    private init(cluster: EmbeddedCluster, folder: String) {
        self.cluster = cluster
        self.folder = folder
    }

    /// The cluster that all tests of a process share; the first who asks waits for its start.
    public static var shared: TestCluster {
        get async throws { try await starting.value }
    }

    /// Starts another cluster. Commits are real, but do not wait for the disk.
    public static func start(settings: [String: String] = [:]) async throws -> TestCluster {
        ClusterSweep.removeLeftovers()
        let folder = ClusterSweep.newFolder(number: nextNumber())
        let fast = ["fsync": "off", "full_page_writes": "off", "max_connections": "200", "shared_buffers": "64MB"]
        let cluster = try EmbeddedCluster(
            directory: folder + "/postgres", settings: fast.merging(settings) { $1 },
            backoff: Backoff { _ in .milliseconds(5) })
        try await cluster.start()
        return TestCluster(cluster: cluster, folder: folder)
    }

    /// Makes a database of its own for a test, as a copy of `template` if one is named; nobody may be connected to that.
    public func createDatabase(template: String = "template1") async throws -> TestDatabase {
        let database = TestDatabase(name: "test_\(Self.nextNumber())", cluster: cluster)
        try await SQLScript.session(conninfo: cluster.conninfo(), application: "tests") { script in
            try await script.run("create database \(database.name) template \"\(template)\"")
        }
        return database
    }

    /// The database `postgres`, for a test that has the whole cluster for itself.
    public var database: TestDatabase { TestDatabase(name: "postgres", cluster: cluster) }

    /// Stops a cluster that a test started for itself, and removes it.
    public func remove() async {
        await cluster.stop()
        ClusterSweep.remove(folder)
    }

    /// Stops a cluster that a test started for itself, and keeps its data and log for people to look at.
    /// - Returns: the folder in which they lie now.
    public func keep() async -> String {
        await cluster.stop()
        return ClusterSweep.keep(folder)
    }

    private static func nextNumber() -> Int {
        lastNumber.withLock { number in
            number += 1
            return number
        }
    }
}

/// A database that one test or suite has for itself.
public struct TestDatabase: Sendable {
    /// Its name; also good as the template of another.
    public let name: String
    let cluster: EmbeddedCluster

    /// The connection string for the cluster's owner or for another role.
    public func conninfo(user: String? = nil) -> String { cluster.conninfo(user: user, database: name) }
}
