import Postgres
import Testing

@Suite struct ValueTests {
    static let texts = ["", " ", "争议协商", "'quoted'", "back\\slash", "{a,\"b\"}", "NULL", "line\nbreak\ttab", "👩‍⚖️"]

    @Test("a text comes back as it was sent", arguments: texts)
    func text(_ text: String) async throws {
        try await withConnection { connection, _ in
            let result = try await connection.read(SQLCall(Statements.echoText, [.text(text)]))
            #expect(try result[0]["value"].text() == text)
        }
    }

    @Test func `NULL is told apart from the empty text`() async throws {
        try await withConnection { connection, _ in
            let null = try await connection.read(SQLCall(Statements.echoText, [nil]))[0]
            let empty = try await connection.read(SQLCall(Statements.echoText, [""]))[0]
            #expect(try null[0].isNull)
            #expect(try null[0].nullable?.text() == nil)
            #expect(try empty[0].nullable?.text() == "")
            #expect(throws: PostgresError.self) { try null[0].text() }
        }
    }

    @Test func `numbers, truth and bytes come back as they were sent`() async throws {
        let echo = SQLStatement(name: "echo_all", sql: "select $1::bigint, $2::bool, $3::bytea, $4::int")
        let bytes = (0...255).map { UInt8($0) }
        try await withConnection { connection, _ in
            for (number, flag, bytes) in [(Int64.min, true, bytes), (.max, false, []), (0, true, [0])] {
                let row = try await connection.read(
                    SQLCall(echo, [.int(number), .bool(flag), .bytes(bytes), SQLValue(Int?.none)]))[0]
                #expect(try row[0].int() == number)
                #expect(try row[1].bool() == flag)
                #expect(try row[2].bytes() == bytes)
                #expect(try row[3].isNull)
            }
        }
    }

    @Test func `arrays come back as they were sent`() async throws {
        let echo = SQLStatement(name: "echo_arrays", sql: "select $1::text[], $2::bigint[], $3::bytea[], $4::bool[]")
        let texts: [String?] = Self.texts + [nil]
        let numbers: [Int64?] = [.min, nil, .max]
        let bytes: [[UInt8]?] = [[], nil, [0, 34, 92, 255]]
        try await withConnection { connection, _ in
            let row = try await connection.read(
                SQLCall(
                    echo,
                    [.textArray(texts), .intArray(numbers), .bytesArray(bytes), .boolArray([true, nil, false])]))[0]
            #expect(try row[0].texts() == texts)
            #expect(try row[1].ints() == numbers)
            #expect(try row[2].bytesArray() == bytes)
            #expect(try row[3].texts() == ["t", nil, "f"])
            let empty = try await connection.read(
                SQLCall(echo, [.textArray([]), .intArray([]), .bytesArray([]), .boolArray([])]))[0]
            #expect(try empty[0].texts() == [])
            #expect(try empty[1].ints() == [])
        }
    }

    @Test func `a text with U+0000 is refused before anything is sent`() async throws {
        try await withConnection { connection, _ in
            for value in [SQLValue.text("a\0b"), .textArray(["a", "b\0"])] {
                await #expect(throws: PostgresError.invalidParameter("$1 holds U+0000")) {
                    try await connection.read(SQLCall(Statements.echoText, [value]))
                }
            }
            let next = try await connection.value(Statements.echoText, "still here")
            #expect(next == "still here")
        }
    }

    @Test func `a missing column and a wrong type are errors, not crashes`() async throws {
        try await withConnection { connection, _ in
            let row = try await connection.read(SQLCall(Statements.echoText, ["zwölf"]))[0]
            #expect(throws: PostgresError.unexpectedResult("no column other")) { try row["other"] }
            #expect(throws: PostgresError.unexpectedResult("no column 1")) { try row[1] }
            #expect(throws: PostgresError.self) { try row[0].int() }
            #expect(throws: PostgresError.self) { try row[0].bool() }
            #expect(throws: PostgresError.self) { try row[0].bytes() }
            #expect(throws: PostgresError.self) { try row[0].texts() }
        }
    }

    @Test(
        "a whole number beyond 64 bits is an error",
        arguments: ["9223372036854775808", "-9223372036854775809", "", "-"])
    func overflow(_ text: String) async throws {
        try await withConnection { connection, _ in
            let row = try await connection.read(SQLCall(Statements.echoText, [.text(text)]))[0]
            #expect(throws: PostgresError.self) { try row[0].int() }
        }
    }
}
