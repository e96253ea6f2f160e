/// Numbers that carry a check sign.
public enum RegistryCodes {
    /// True for a unified social credit code (GB 32100-2015).
    public static func isCreditCode(_ code: String) -> Bool {
        let signs = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
        let values = code.utf8.compactMap { signs.firstIndex(of: $0) }
        guard values.count == 18, code.utf8.count == 18 else { return false }
        var (sum, weight) = (0, 1)
        for value in values.dropLast() {
            sum += value * weight
            weight = weight * 3 % 31
        }
        return (31 - sum % 31) % 31 == values[17]
    }

    /// True for a citizen's number with its check sign (GB 11643), or the number of another document: 6 to 17 capital
    /// letters and digits.
    public static func isIdentityNumber(_ number: String) -> Bool {
        let bytes = Array(number.utf8)
        let isPlain = bytes.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        guard isPlain, (6...18).contains(bytes.count) else { return false }
        guard bytes.count == 18 else { return true }
        guard bytes.dropLast().allSatisfy({ $0 <= 0x39 }) else { return false }
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(bytes, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
        return Array("10X98765432".utf8)[sum % 11] == bytes[17]
    }
}
