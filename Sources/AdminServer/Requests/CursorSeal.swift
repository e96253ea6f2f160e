import AdminProtocol
import Crypto
import JSONText
import Wording

/// Makes the cursor of a page and opens it again: opaque, authenticated, and bound to command, filters and account
/// (protocol.md 7.2).
struct CursorSeal: Sendable {
    private let secret: SymmetricKey

    init(secret: [UInt8]) { self.secret = SymmetricKey(data: secret) }

    func seal(_ key: [JSONValue], for request: Request, account: String) -> String {
        let text = JSONValue.array(key).line
        return "c1." + Hex.text(Array(text.utf8)) + "." + Hex.text(code(text, request, account))
    }

    func open(_ cursor: String, for request: Request, account: String) throws(ProtocolError) -> [JSONValue] {
        let parts = cursor.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "c1", let bytes = Hex.bytes(parts[1]),
            let text = String(validating: bytes, as: UTF8.self), let given = Hex.bytes(parts[2]),
            given == code(text, request, account), let key = (try? JSONReader.read(text))?.array
        else {
            throw ArgumentErrors.error(
                "after",
                Bilingual(
                    zh: "这个游标不属于本查询；请用上一页答复中的 next，且不要更改条件",
                    en: "not a cursor of this query: use `next` of the page before, with the same filters"))
        }
        return key
    }

    private func code(_ text: String, _ request: Request, _ account: String) -> [UInt8] {
        let filters = Request(
            command: request.command, about: request.about,
            arguments: request.arguments.filter { $0.name != "after" && $0.name != "limit" })
        let message = Array(text.utf8) + [0] + RequestDigest.digest(of: filters) + Array(account.utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: message, using: secret).prefix(16))
    }
}

/// Bytes as hexadecimal digits.
enum Hex {
    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func bytes(_ text: Substring) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
