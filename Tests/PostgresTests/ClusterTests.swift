import Glibc
import Postgres
import TestSupport
import Testing

@Suite struct ClusterTests {
    @Test func `what was committed is there after a stop and a start`() async throws {
        let test = try await TestCluster.start()
        try await run("create table item (id int); insert into item values (7)", on: test.database)
        await test.cluster.stop()
        #expect(await test.cluster.postmaster == nil)

        let begin = ContinuousClock.now
        let again = try EmbeddedCluster(directory: test.cluster.directory)
        try await again.start()
        #expect(begin.duration(to: .now) < .seconds(3))
        #expect(try await value("select id from item", again) == "7")
        await again.stop()
    }

    @Test func `a killed postmaster is started again and nothing acknowledged is lost`() async throws {
        let test = try await TestCluster.start()
        try await run("create table item (id bigint primary key, note text)", on: test.database)
        let keeper = Task { await test.cluster.run() }
        try await withConnection(to: test.database, backoff: Backoff { _ in .milliseconds(20) }) { connection, _ in
            var acknowledged: Int64 = 0
            for round in 1...3 {
                for _ in 0..<50 {
                    let call = SQLCall(Statements.insert, [.int(acknowledged + 1), "x"])
                    _ = try await connection.transact([call])
                    acknowledged += 1
                }
                // A backend that computes does not notice by itself that the postmaster is gone.
                let busy = Task {
                    try? await run(
                        "select count(*) from (select generate_series(1, 10000000000)) numbers", on: test.database)
                }
                try await awaitRow(
                    "select 1 from pg_stat_activity where query like '%generate_series%' and state = 'active' and pid <> pg_backend_pid()",
                    on: test.database)
                let killed = try #require(await test.cluster.postmaster)
                kill(killed, SIGKILL)
                for await state in test.cluster.states() {
                    if case .up(let pid) = state, pid != killed { break }
                }
                _ = await busy.value
                for await state in connection.states() {
                    guard state.isUp else { continue }
                    let count = await Result { try await connection.value(Statements.count) }
                    if case .success(let count) = count {
                        #expect(count == "\(acknowledged)", "after kill \(round)")
                        break
                    }
                }
            }
        }
        keeper.cancel()
        await keeper.value
        await test.remove()
    }

    @Test func `a server left by a killed daemon is adopted and its access rewritten for the new one`() async throws {
        let test = try await TestCluster.start()
        let directory = test.cluster.directory
        await test.cluster.stop()

        var first: EmbeddedCluster? = try EmbeddedCluster(directory: directory)
        try await first?.start()
        let left = try #require(await first?.postmaster)
        try write("parley nobody-else postgres\n", to: directory + "/pg_ident.conf")
        try await SQLScript.session(conninfo: #require(first).conninfo(), application: "tests") {
            try await $0.run("select pg_reload_conf()")
        }
        while try await isAdmitted(#require(first)) {}
        first = nil

        let second = try EmbeddedCluster(directory: directory)
        try await second.start()
        #expect(await second.postmaster == left)
        #expect(try await value("select 1", second) == "1")
        await second.stop()
        #expect(kill(left, 0) != 0)
    }

    @Test func `a second daemon on the same folder is told so`() async throws {
        let test = try await TestCluster.shared
        let second = try EmbeddedCluster(directory: test.cluster.directory)
        await #expect(throws: ClusterError.inUse(path: test.cluster.directory)) { try await second.start() }
    }

    @Test func `the daemon's user is also the application's roles`() async throws {
        let database = try await freshDatabase()
        // Roles belong to the cluster, which other suites share.
        let there = try await run("select 1 from pg_roles where rolname = 'parley_app'", on: database)
        if there.isEmpty { try await run("create role parley_app login", on: database) }
        let user = try await SQLScript.session(
            conninfo: database.conninfo(user: "parley_app"), application: "tests"
        ) { try await $0.run("select current_user") }
        #expect(try user[0][0].text() == "parley_app")
    }

    @Test func `the server keeps to the socket, counts checksums, speaks UTF-8 and has a session of its own`()
        async throws
    {
        let cluster = try await TestCluster.shared.cluster
        for (setting, wanted) in [
            ("listen_addresses", ""), ("data_checksums", "on"), ("server_encoding", "UTF8"), ("timezone", "UTC"),
            ("lc_collate", "C.UTF-8"), ("synchronous_commit", "on"), ("unix_socket_permissions", "0700"),
        ] {
            #expect(try await value("select current_setting('\(setting)')", cluster) == wanted, "\(setting)")
        }
        let postmaster = try #require(await cluster.postmaster)
        #expect(getsid(postmaster) == postmaster)
        #expect(try await value("select current_setting('max_connections')::int >= 100", cluster) == "t")
    }

    @Test func `a half-made cluster is made anew`() async throws {
        let folder = try newFolder("half")
        mkdir(folder + "/postgres.new", 0o700)
        try write("rubbish", to: folder + "/postgres.new/base")
        let cluster = try EmbeddedCluster(directory: folder + "/postgres", settings: ["fsync": "off"])
        try await cluster.start()
        #expect(access(folder + "/postgres.new", F_OK) != 0)
        await cluster.stop()
        try remove(folder)
    }

    @Test func `a folder with other things in it is left alone`() async throws {
        let folder = try newFolder("other")
        mkdir(folder + "/postgres", 0o755)
        try write("mine", to: folder + "/postgres/letter")
        let cluster = try EmbeddedCluster(directory: folder + "/postgres")
        await #expect(throws: ClusterError.notACluster(path: folder + "/postgres")) { try await cluster.start() }
        #expect(access(folder + "/postgres/letter", F_OK) == 0)
        try remove(folder)
    }

    @Test func `a socket path of more than 107 bytes is refused by its length`() throws {
        let room = 107 - "/.s.PGSQL.5432".utf8.count
        let longest = "/tmp/" + String(repeating: "x", count: room - 5)
        _ = try EmbeddedCluster(directory: longest)
        #expect(throws: ClusterError.socketPathTooLong(path: longest + "x/.s.PGSQL.5432", bytes: 108, limit: 107)) {
            try EmbeddedCluster(directory: longest + "x")
        }
    }

    @Test(.enabled(if: geteuid() == 0))
    func `a folder that the server's user may not enter is named`() async throws {
        let folder = try newFolder("closed")
        chmod(folder, 0o700)
        let cluster = try EmbeddedCluster(directory: folder + "/data/postgres")
        await #expect(throws: ClusterError.notEnterable(folder: folder, user: "postgres")) { try await cluster.start() }
        try remove(folder)
    }

    @Test func `a cluster that fails to start says the server's last words`() async throws {
        let test = try await TestCluster.start()
        await test.cluster.stop()
        let broken = try EmbeddedCluster(directory: test.cluster.directory, settings: ["shared_buffers": "nonsense"])
        do {
            try await broken.start()
            Issue.record("it started")
        } catch {
            #expect("\(error)".contains("nonsense"))
        }
        await test.remove()
    }

    private func value(_ query: String, _ cluster: EmbeddedCluster) async throws -> String {
        try await SQLScript.session(conninfo: cluster.conninfo(), application: "tests") {
            try await $0.run(query)[0][0].text()
        }
    }

    private func isAdmitted(_ cluster: EmbeddedCluster) async throws -> Bool {
        do {
            _ = try await value("select 1", cluster)
            return true
        } catch PostgresError.notConnected {
            return false
        }
    }

    private func newFolder(_ name: String) throws -> String {
        let folder = "/tmp/parley-test-\(getpid())-\(name)"
        try #require(mkdir(folder, 0o755) == 0)
        return folder
    }

    private func write(_ text: String, to path: String) throws {
        let file = try #require(fopen(path, "w"))
        fputs(text, file)
        fclose(file)
    }

    private func remove(_ folder: String) throws { #expect(system("rm -rf -- \(folder)") == 0) }
}
