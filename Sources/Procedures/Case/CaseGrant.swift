import JSONText
import WorkCalendar

/// A reader's right to see the positions and notes of one case, for a time.
public struct CaseGrant: Sendable, Hashable {
    /// The account that may see them.
    public var account: String
    /// The last day, whole.
    public var until: CivilDay
    /// The case version of the event that gave it.
    public var version: Int

    /// Made of its properties.
    public init(account: String, until: CivilDay, version: Int = 0) {
        self.account = account
        self.until = until
        self.version = version
    }
}

extension CaseGrant {
    var object: JSONObject {
        ["account": .string(account), "until": .string(until.iso), "made-at": JSONValue(version)]
    }

    init?(_ object: JSONObject) {
        guard let account = object.text("account"), let until = object.day("until") else { return nil }
        self.init(account: account, until: until, version: object.int("made-at") ?? 0)
    }
}

extension CaseState {
    /// True where the account was granted the case up to that day or longer.
    public func isGranted(to account: String, on day: CivilDay) -> Bool {
        grants.contains { $0.account == account && $0.until >= day }
    }
}
