/// Follows a chain entry by entry and says where it breaks. It holds one hash, whatever the length of the chain.
public struct ChainVerifier: Sendable {
    /// What is wrong with an entry.
    public enum Problem: Sendable, Hashable {
        /// An entry is missing, or stands where it should not.
        case gap(expected: Int64)
        /// The entry, or one before it, is not what was written.
        case hash
        /// The payload is not the one whose hash is in the entry.
        case payload

        /// One sentence for a report.
        public var description: String {
            switch self {
            case .gap(let expected): "entry \(expected) is missing"
            case .hash: "the entry is not what was written"
            case .payload: "the payload is not what was written"
            }
        }
    }

    /// The last entry that was found whole: the head, once all is read.
    public private(set) var seq: Int64
    /// That entry's hash.
    public private(set) var hash: [UInt8]
    /// How many entries were found whole.
    public private(set) var count: Int64 = 0

    /// Goes on after entry `seq`, which has this hash; the beginning of the chain by default.
    public init(after seq: Int64 = 0, hash: [UInt8] = ChainLink.origin) {
        self.seq = seq
        self.hash = hash
    }

    /// Takes the next entry; nil when it is whole.
    public mutating func take(seq: Int64, content: [UInt8], hash: [UInt8]) -> Problem? {
        guard seq == self.seq + 1 else { return .gap(expected: self.seq + 1) }
        guard ChainLink.hash(seq: seq, before: self.hash, content: content) == hash else { return .hash }
        self.seq = seq
        self.hash = hash
        count += 1
        return nil
    }

    /// Takes the next event, with its payload where that has not been erased; nil when all is whole.
    public mutating func take(
        seq: Int64, event: EventContent, payload: (text: String, salt: [UInt8])?, hash: [UInt8]
    ) -> Problem? {
        if let payload, Digest.payload(payload.text, salt: payload.salt) != event.payloadHash { return .payload }
        return take(seq: seq, content: event.hash, hash: hash)
    }
}
