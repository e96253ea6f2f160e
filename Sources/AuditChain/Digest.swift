import Crypto

/// SHA-256, the only hash of the chains.
public enum Digest {
    /// The 32 bytes of a hash.
    public static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// The hash of a payload behind its salt. The salt makes a short payload, such as a name, impossible to guess from
    /// its hash; both are erased together.
    public static func payload(_ text: String, salt: [UInt8]) -> [UInt8] {
        var hasher = SHA256()
        hasher.update(data: salt)
        hasher.update(data: Array(text.utf8))
        return Array(hasher.finalize())
    }

    /// A hash in lower-case hexadecimal digits.
    public static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
