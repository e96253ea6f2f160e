import AuditChain
import JSONText
import Postgres
import Procedures
import WorkCalendar

/// The events of a batch, one element each, with what the audit chain holds of them.
struct EventColumns {
    private var caseNumber: [Int64?] = []
    private var place: [Int64?] = []
    private var type: [String?] = []
    private var version: [Int64?] = []
    private var raises: [Bool?] = []
    private var at: [Int64?] = []
    private var action: [String?] = []
    private var from: [String?] = []
    private var to: [String?] = []
    private var payload: [String?] = []
    private var salt: [[UInt8]?] = []
    private var payloadHash: [[UInt8]?] = []
    private var content: [[UInt8]?] = []

    mutating func add(
        _ event: CaseEvent, of written: WrittenCase, unit: WriteUnit, case number: Int64, place offset: Int64
    ) {
        let text = event.payload.line
        let salt = Self.newSalt()
        let payloadHash = Digest.payload(text, salt: salt)
        let content = EventContent(
            caseID: written.id, version: Int64(event.version), raisesVersion: event.raisesVersion,
            type: event.type.rawValue, at: event.at.microseconds, recorded: unit.recorded.microseconds,
            account: unit.by, session: unit.session, procedure: written.procedure,
            procedureVersion: Int64(written.procedureVersion), action: event.action, from: event.from, to: event.to,
            payloadHash: payloadHash)
        caseNumber.append(number)
        place.append(offset)
        type.append(event.type.rawValue)
        version.append(Int64(event.version))
        raises.append(event.raisesVersion)
        at.append(event.at.microseconds)
        action.append(event.action)
        from.append(event.from)
        to.append(event.to)
        payload.append(text)
        self.salt.append(salt)
        self.payloadHash.append(payloadHash)
        self.content.append(content.hash)
    }

    var parameters: [SQLValue] {
        [
            .intArray(caseNumber), .intArray(place), .textArray(type), .intArray(version), .boolArray(raises),
            .intArray(at), .textArray(action), .textArray(from), .textArray(to), .textArray(payload),
            .bytesArray(salt), .bytesArray(payloadHash), .bytesArray(content),
        ]
    }

    /// Every payload is salted: which of them is personal is a matter of procedures, and guessing costs nothing.
    private static func newSalt() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var salt: [UInt8] = []
        for _ in 0..<2 {
            let number = generator.next()
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                salt.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        return salt
    }
}
