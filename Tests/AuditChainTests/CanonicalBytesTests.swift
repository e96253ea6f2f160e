import AuditChain
import Testing

@Suite struct CanonicalBytesTests {
    private static func bytes(_ fields: [String?]) -> [UInt8] {
        var canonical = CanonicalBytes(kind: 1, version: 1)
        for field in fields { canonical.append(field) }
        return canonical.bytes
    }

    @Test func `no two lists of fields give the same bytes`() {
        let lists: [[String?]] = [
            [], [""], [nil], ["", ""], [nil, nil], ["a"], ["a", nil], ["a", ""], ["ab"], ["a", "b"], ["b", "a"], ["协商"],
        ]
        #expect(Set(lists.map(Self.bytes)).count == lists.count)
    }

    @Test func `a field is its length in eight bytes and itself`() {
        #expect(Self.bytes(["é"]) == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0xC3, 0xA9])
        var canonical = CanonicalBytes(kind: 2, version: 3)
        canonical.append(Int64(-2))
        canonical.append(true)
        #expect(
            canonical.bytes
                == [2, 3, 0, 0, 0, 0, 0, 0, 0, 8, 255, 255, 255, 255, 255, 255, 255, 254, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    }
}
