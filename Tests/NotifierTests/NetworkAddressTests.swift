import Glibc
import Testing

@testable import Notifier

@Suite struct NetworkAddressTests {
    @Test(
        "only addresses of the open internet are public, however IPv6 wraps them",
        arguments: [
            ("8.8.8.8", true), ("100.63.255.255", true), ("100.128.0.1", true), ("172.15.0.1", true),
            ("172.32.0.1", true), ("223.255.255.255", true), ("192.169.0.1", true), ("198.20.0.1", true),
            ("0.0.0.0", false), ("10.1.2.3", false), ("127.0.0.1", false), ("127.255.255.254", false),
            ("100.64.0.1", false), ("100.127.255.255", false), ("169.254.169.254", false), ("172.16.0.1", false),
            ("172.31.255.255", false), ("192.168.1.1", false), ("192.0.0.8", false), ("192.0.2.1", false),
            ("198.18.0.1", false), ("198.51.100.7", false), ("203.0.113.9", false), ("224.0.0.1", false),
            ("240.0.0.1", false), ("255.255.255.255", false),
            ("2606:4700:4700::1111", true), ("2400:3200::1", true), ("::ffff:8.8.8.8", true),
            ("64:ff9b::8.8.8.8", true), ("2002:808:808::1", true),
            ("::", false), ("::1", false), ("::127.0.0.1", false), ("::ffff:127.0.0.1", false),
            ("::ffff:10.0.0.1", false), ("::ffff:169.254.169.254", false), ("64:ff9b::10.0.0.1", false),
            ("64:ff9b:1::1", false), ("2002:a00:1::1", false), ("2001::1", false), ("2001:db8::1", false),
            ("3fff::1", false), ("fe80::1", false), ("fec0::1", false), ("fc00::1", false), ("fd12:3456::1", false),
            ("ff02::1", false), ("100::1", false), ("5f00::1", false),
        ])
    func isPublic(_ text: String, _ expected: Bool) throws {
        var bytes = [UInt8](repeating: 0, count: text.contains(":") ? 16 : 4)
        #expect(inet_pton(text.contains(":") ? AF_INET6 : AF_INET, text, &bytes) == 1)
        #expect(NetworkAddress(bytes: bytes).isPublic == expected)
    }
}
