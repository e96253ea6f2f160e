import CLibCurl
import Glibc

/// An address that a connection is about to be made to.
struct NetworkAddress: Sendable, Hashable {
    /// Four bytes of IPv4 or sixteen of IPv6.
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Nil for anything but IPv4 and IPv6.
    init?(_ address: UnsafePointer<curl_sockaddr>) {
        guard let place = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return nil }
        // libcurl's own structure goes on behind `addr` for as long as `addrlen` says.
        let raw = UnsafeRawBufferPointer(
            start: UnsafeRawPointer(address).advanced(by: place), count: Int(address.pointee.addrlen))
        switch address.pointee.family {
        case AF_INET where raw.count >= MemoryLayout<sockaddr_in>.size: bytes = Array(raw[4..<8])
        case AF_INET6 where raw.count >= MemoryLayout<sockaddr_in6>.size: bytes = Array(raw[8..<24])
        default: return nil
        }
    }

    /// True for an address of the open internet: not private, loopback, link-local, shared by a carrier, multicast,
    /// reserved or for documentation (RFC 6890 and its registries), in whatever way IPv6 wraps it.
    var isPublic: Bool {
        bytes.count == 4 ? Self.isPublic4(bytes) : bytes.count == 16 && Self.isPublic6(bytes)
    }

    private static func isPublic4(_ b: [UInt8]) -> Bool {
        switch (b[0], b[1], b[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }

    private static func isPublic6(_ b: [UInt8]) -> Bool {
        // ::ffff:a.b.c.d and 64:ff9b::a.b.c.d lead to an IPv4 address, as does 2002:abcd::.
        let isMapped = b[..<10].allSatisfy { $0 == 0 } && b[10] == 0xFF && b[11] == 0xFF
        let isTranslated = b[..<4].elementsEqual([0, 0x64, 0xFF, 0x9B]) && b[4..<12].allSatisfy { $0 == 0 }
        if isMapped || isTranslated { return isPublic4(Array(b[12...])) }
        if b[0] == 0x20, b[1] == 0x02 { return isPublic4(Array(b[2..<6])) }
        // Only 2000::/3 is given out; of it not protocols (2001::/23, Teredo among them) nor documentation.
        guard b[0] & 0xE0 == 0x20 else { return false }
        if b[0] == 0x20, b[1] == 0x01, b[2] <= 0x01 { return false }
        if b[..<4].elementsEqual([0x20, 0x01, 0x0D, 0xB8]) { return false }
        return !(b[0] == 0x3F && b[1] == 0xFF && b[2] < 0x10)
    }
}
