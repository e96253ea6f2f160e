import AdminProtocol

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
