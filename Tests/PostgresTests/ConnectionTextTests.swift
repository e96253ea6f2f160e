import Postgres
import Testing

@Suite("connection strings")
struct ConnectionTextTests {
    @Test(
        "a password is never shown",
        arguments: [
            "host=db.example dbname=parley password=geheim", "host=db.example password='ge heim' dbname=parley",
            "postgresql://li:geheim@db.example/parley", "postgres://db.example/parley?password=geheim",
        ])
    func masked(conninfo: String) throws {
        let shown = try ConnectionText(conninfo).shown
        #expect(!shown.contains("heim"))
        #expect(shown.contains("password=***") && shown.contains("db.example") && shown.contains("dbname=parley"))
    }

    @Test("what is not a connection string is refused", arguments: ["nonsense", "hots=x", "postgresql://["])
    func refused(conninfo: String) {
        #expect(throws: PostgresError.self) { try ConnectionText(conninfo) }
    }
}
