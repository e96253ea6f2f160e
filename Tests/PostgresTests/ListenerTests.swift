import Postgres
import TestSupport
import Testing

@Suite struct ListenerTests {
    @Test func `a notification is heard, and a new connection is itself a hint`() async throws {
        let database = try await freshDatabase()
        let listener = Listener(
            conninfo: database.conninfo(), application: "tests/listener", channels: ["news", "odd \"name\""],
            backoff: Backoff { _ in .milliseconds(2) })
        listener.start()
        var hints = listener.hints.makeAsyncIterator()
        #expect(await hints.next().map { [$0.channel, $0.payload] } == ["news", ""])
        #expect(await hints.next().map { [$0.channel, $0.payload] } == ["odd \"name\"", ""])

        try await run("notify news, '一件事'", on: database)
        #expect(await hints.next().map { [$0.channel, $0.payload] } == ["news", "一件事"])

        try await run(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity where application_name = 'tests/listener'",
            on: database)
        #expect(await hints.next().map { [$0.channel, $0.payload] } == ["news", ""])
        #expect(await hints.next().map { [$0.channel, $0.payload] } == ["odd \"name\"", ""])
        try await run("notify \"odd \"\"name\"\"\", 'again'", on: database)
        #expect(await hints.next().map { [$0.channel, $0.payload] } == ["odd \"name\"", "again"])
        await listener.stop()
        #expect(await hints.next() == nil)
    }
}
