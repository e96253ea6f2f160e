import AuditChain
import Mediation
import Postgres

/// Recomputes both chains from the rows, page by page.
struct ChainAudit: Sendable {
    private static let page: Int64 = 2000

    let database: Database

    private struct Head {
        let seq: Int64
        let hash: [UInt8]
    }

    func report(from: Int64?, to: Int64?) async throws(Fault) -> AuditReport {
        let heads = try await heads()
        let events = try await eventChain(from: from, to: to, head: heads["event"])
        let accesses = try await accessChain(head: heads["access"])
        return AuditReport(
            events: events.count, accesses: accesses.count, firstBreak: events.firstBreak ?? accesses.firstBreak,
            head: heads["event"].map { Digest.hex($0.hash) } ?? "")
    }

    private typealias Finding = (count: Int64, firstBreak: AuditReport.Break?)

    private func eventChain(from: Int64?, to: Int64?, head: Head?) async throws(Fault) -> Finding {
        guard let head else { return (0, .init(chain: "events", seq: 0, problem: "there is no head")) }
        let start = max(from ?? 1, 1) - 1
        let end = min(to ?? head.seq, head.seq)
        guard var verifier = try await verifier(after: start) else {
            return (0, .init(chain: "events", seq: start, problem: "the entry is missing"))
        }
        while verifier.seq < end {
            let rows = try await database.read(
                Query.eventVerify(.int(verifier.seq), .int(end), .int(Self.page)))
            guard !rows.isEmpty else { break }
            for row in rows {
                let entry = try database.decode { () throws(PostgresError) in try EventEntry(row) }
                if let problem = verifier.take(
                    seq: entry.seq, event: entry.content, payload: entry.payload, hash: entry.hash)
                {
                    return (verifier.count, .init(chain: "events", seq: entry.seq, problem: problem.description))
                }
            }
        }
        return finding(verifier, chain: "events", end: end, head: head)
    }

    private func accessChain(head: Head?) async throws(Fault) -> Finding {
        guard let head else { return (0, .init(chain: "access", seq: 0, problem: "there is no head")) }
        var verifier = ChainVerifier()
        while verifier.seq < head.seq {
            let rows = try await database.read(
                Query.accessVerify(.int(verifier.seq), .int(head.seq), .int(Self.page)))
            guard !rows.isEmpty else { break }
            for row in rows {
                let (entry, hash) = try database.decode { () throws(PostgresError) in
                    (try LoggedAccess.read(row), try row["hash"].bytes())
                }
                if let problem = verifier.take(seq: entry.seq, content: AccessContent(entry.entry).hash, hash: hash) {
                    return (verifier.count, .init(chain: "access", seq: entry.seq, problem: problem.description))
                }
            }
        }
        return finding(verifier, chain: "access", end: head.seq, head: head)
    }

    /// The end of a chain must be where its head says, else its last entries were taken away.
    private func finding(_ verifier: ChainVerifier, chain: String, end: Int64, head: Head) -> Finding {
        guard verifier.seq >= end else {
            return (
                verifier.count, .init(chain: chain, seq: verifier.seq + 1, problem: "entries are missing at the end")
            )
        }
        guard end < head.seq || verifier.seq != head.seq || verifier.hash == head.hash else {
            return (verifier.count, .init(chain: chain, seq: head.seq, problem: "the head is not the last entry's"))
        }
        return (verifier.count, nil)
    }

    private func verifier(after seq: Int64) async throws(Fault) -> ChainVerifier? {
        guard seq > 0 else { return ChainVerifier() }
        let result = try await database.read(Query.eventHash(.int(seq)))
        let hash = try database.decode { () throws(PostgresError) in try result.first?["hash"].bytes() }
        return hash.map { ChainVerifier(after: seq, hash: $0) }
    }

    private func heads() async throws(Fault) -> [String: Head] {
        let result = try await database.read(Query.chainHeads())
        return try database.decode { () throws(PostgresError) in
            var heads: [String: Head] = [:]
            for row in result {
                heads[try row["chain"].text()] = Head(seq: try row["seq"].int(), hash: try row["hash"].bytes())
            }
            return heads
        }
    }
}
