import Glibc

/// Why the benchmark cannot go on, in words for the person who runs it.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// A failed system call with its reason.
    init(call: String, code: Int32 = errno) { description = "\(call): \(String(cString: strerror(code)))" }
}
