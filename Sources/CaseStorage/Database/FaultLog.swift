import Logging
import Synchronization

/// Says once what goes wrong for many at a time: within ten seconds the same trouble is one line, under one reference,
/// and the next line tells how often it came meanwhile.
final class FaultLog: Sendable {
    private struct Trouble {
        let reference: String
        let since: ContinuousClock.Instant
        var repeated = 0
    }

    private static let pause = Duration.seconds(10)
    /// More kinds of trouble than this at once are not told apart.
    private static let most = 64

    private let logger: Logger
    private let troubles = Mutex<[String: Trouble]>([:])

    init(_ logger: Logger) { self.logger = logger }

    /// - Returns: the reference under which the trouble stands in the log.
    func note(
        _ message: String, _ metadata: Logger.Metadata, now: ContinuousClock.Instant = .now
    ) -> String {
        let kind = message + metadata.sorted { $0.key < $1.key }.map { "\u{0}\($0.key)=\($0.value)" }.joined()
        let fresh = Trouble(reference: String(UInt32.random(in: .min ... .max), radix: 36), since: now)
        let (held, before) = troubles.withLock { troubles -> (String?, Int) in
            if let trouble = troubles[kind], now - trouble.since < Self.pause {
                troubles[kind]?.repeated += 1
                return (trouble.reference, 0)
            }
            let before = troubles[kind]?.repeated ?? 0
            if troubles.count >= Self.most { troubles = [:] }
            troubles[kind] = fresh
            return (nil, before)
        }
        if let held { return held }
        var metadata = metadata
        metadata["reference"] = "\(fresh.reference)"
        if before > 0 { metadata["repeated"] = "\(before)" }
        logger.error("\(message)", metadata: metadata)
        return fresh.reference
    }
}
