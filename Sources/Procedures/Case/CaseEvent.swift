import JSONText
import WorkCalendar

/// The types of event (decisions.md 18); the raw value is the word on the wire and in the store.
public enum EventType: String, Sendable, CaseIterable {
    case caseOpened = "case.opened"
    case caseAdvanced = "case.advanced"
    case caseChanged = "case.changed"
    case caseNoted = "case.noted"
    case caseRecorded = "case.recorded"
    case caseParty = "case.party"
    case caseDoc = "case.doc"
    case caseLinked = "case.linked"
    case caseGranted = "case.granted"
    case caseAssigned = "case.assigned"
    case caseCorrected = "case.corrected"
    case caseMoved = "case.moved"
    case dueStarted = "due.started"
    case dueMet = "due.met"
    case dueExtended = "due.extended"
    case dueSuspended = "due.suspended"
    case dueWaived = "due.waived"
    case dueCancelled = "due.cancelled"
    case dueRecomputed = "due.recomputed"
    case dueOverdue = "due.overdue"
    case noticeDue = "notice.due"
    case noticeSent = "notice.sent"
    case noticeUncertain = "notice.uncertain"
    case noticeFailed = "notice.failed"

    /// True where the event tells of a notice and leaves the case as it is.
    public var isNotice: Bool { rawValue.hasPrefix("notice.") }

    /// True where the event leaves the case's `version` alone (decisions.md 18).
    public var keepsVersion: Bool { isNotice || self == .dueOverdue }
}

/// Something that happened to a case, as it will be stored for ever. `payload` holds all that `evolve` needs.
public struct CaseEvent: Sendable, Hashable {
    /// A sensitive value kept apart from the payload, which carries `{"ref": …}` in its place (decisions.md 17).
    public struct Secret: Sendable, Hashable {
        /// The name by which the payload refers to it: `s1`, `s2` … of the case.
        public let ref: String
        /// The value as it was typed.
        public let value: String

        /// Made of its properties.
        public init(ref: String, value: String) {
            self.ref = ref
            self.value = value
        }
    }

    /// What kind of thing happened.
    public let type: EventType
    /// When it happened in the world.
    public let at: Instant
    /// The case's version after this event. Companions of a command's main event (the clocks that a step starts or
    /// stops) carry the main event's version and are told apart by their place in the log.
    public let version: Int
    /// True for the one event of a command that raises the version: its first that is not `notice.*` or `due.overdue`.
    /// (case, version) is unique among these.
    public let raisesVersion: Bool
    /// Only for `case.advanced`: the edge taken.
    public let action: String?
    /// The case's states before and after.
    public let from: String
    /// The state after it; the same as `from` unless the case moved.
    public let to: String
    /// All that `evolve` needs. `was` and `now` are for it alone and not for display.
    public let payload: JSONObject
    /// The sensitive values that the payload refers to.
    public let secrets: [Secret]

    /// Made of its properties.
    public init(
        type: EventType, at: Instant, version: Int, raisesVersion: Bool, action: String? = nil, from: String,
        to: String, payload: JSONObject, secrets: [Secret] = []
    ) {
        self.type = type
        self.at = at
        self.version = version
        self.raisesVersion = raisesVersion
        self.action = action
        self.from = from
        self.to = to
        self.payload = payload
        self.secrets = secrets
    }
}
