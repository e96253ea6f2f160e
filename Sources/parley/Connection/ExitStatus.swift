import AdminProtocol
import JSONText

/// What the process ends with; part of the outside contract.
enum ExitStatus {
    static let success: Int32 = 0
    static let failed: Int32 = 1
    static let usage: Int32 = 2
    static let forbidden: Int32 = 4
    static let later: Int32 = 7
    static let unknown: Int32 = 8
    static let interrupted: Int32 = 130
    /// What a shell reports of a program that a closed pipe has ended.
    static let brokenPipe: Int32 = 141

    /// The status for an accepted request: a check that found faults fails, so that scripts may rely on it.
    static func of(_ reply: Reply, to request: Request) -> Int32 {
        switch request.command {
        case "procedure.check": reply.members["allowed"]?.bool == false ? failed : success
        case "audit.verify": reply.rows.contains { $0.object["whole"]?.bool == false } ? failed : success
        default: success
        }
    }

    /// The status for an `ERR`. A code that this client does not know is treated by its `retry`.
    static func of(code: String, retry: String?) -> Int32 {
        if let known = ErrorCode(rawValue: code) { return known.exitCode }
        switch retry.flatMap(ErrorCode.Retry.init(rawValue:)) {
        case .later: return later
        case .same: return unknown
        case .no, nil: return failed
        }
    }
}
