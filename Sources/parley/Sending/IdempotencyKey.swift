import Glibc

/// Keys under which a change takes effect once however often it is sent.
enum IdempotencyKey {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// A ULID: 48 bits of time, 80 bits of chance, in 26 characters.
    static func make() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return make(milliseconds: UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000, chance: chance())
    }

    /// The key for a moment and ten random bytes.
    static func make(milliseconds: UInt64, chance: [UInt8]) -> String {
        var digits: [UInt8] = []
        for place in (0..<10).reversed() { digits.append(alphabet[Int(milliseconds >> (5 * UInt64(place)) & 31)]) }
        var bits: UInt32 = 0
        var count = 0
        for byte in chance {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                digits.append(alphabet[Int(bits >> UInt32(count) & 31)])
            }
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func chance() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<10).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
