import Mediation
import Postgres

/// Case numbers for all openers that wait, in one call. Gaps are allowed; no number is given twice.
struct CaseNumbers: Sendable {
    /// What a number is wanted for.
    struct Request: Sendable, Hashable {
        let prefix: String
        let year: Int
    }

    let database: Database

    func allocate(_ requests: [Request]) async -> [Result<String, Fault>] {
        let counts = Dictionary(requests.map { ($0, 1) }, uniquingKeysWith: +)
        let kinds = counts.keys.sorted { ($0.prefix, $0.year) < ($1.prefix, $1.year) }
        do throws(Fault) {
            let result = try await database.transact(
                Query.nextCaseNumbers(
                    .textArray(kinds.map(\.prefix)), .intArray(kinds.map { Int64($0.year) }),
                    .intArray(kinds.map { Int64(counts[$0] ?? 0) })))
            var next: [Request: Int64] = [:]
            try database.decode { () throws(PostgresError) in
                for (kind, row) in zip(kinds, result) {
                    next[kind] = try row["last_number"].int() - Int64(counts[kind] ?? 0) + 1
                }
            }
            return requests.map { request in
                guard let number = next[request] else { return .failure(.unavailable) }
                next[request] = number + 1
                return .success(Self.text(request, number))
            }
        } catch {
            // A number that got lost with its answer is a gap; the opening itself was not done.
            return requests.map { _ in .failure(error == .unknownOutcome ? .unavailable : error) }
        }
    }

    /// `N-2026-00017`.
    static func text(_ request: Request, _ number: Int64) -> String {
        let digits = String(number)
        return "\(request.prefix)-\(request.year)-\(String(repeating: "0", count: max(0, 5 - digits.count)))\(digits)"
    }
}
