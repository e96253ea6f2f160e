/// How an entry hangs on the one before it: `sha256(version ‖ seq ‖ hash before ‖ content hash)`, with the version in one
/// byte and the seq in eight, big-endian. The database computes the same when it appends.
public enum ChainLink {
    /// The version of this form.
    public static let version: UInt8 = 1
    /// What the first entry hangs on.
    public static let origin = [UInt8](repeating: 0, count: 32)

    /// The hash of the entry `seq` with this content.
    public static func hash(seq: Int64, before: [UInt8], content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = [version]
        bytes.reserveCapacity(73)
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: seq >> Int64(shift)))
        }
        bytes += before
        bytes += content
        return Digest.sha256(bytes)
    }
}
