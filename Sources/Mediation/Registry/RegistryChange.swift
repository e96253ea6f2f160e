import JSONText
import WorkCalendar

/// What a command changes in the registry; nil leaves a value alone, the empty text takes it away.
public struct RegistryChange: Sendable, Hashable {
    /// The entry to make or change.
    public var id: String
    /// True where the entry begins with this change.
    public var isNew: Bool
    /// What people call it.
    public var name: String?
    /// The unified social credit code of an enterprise.
    public var creditCode: String?
    /// Where an enterprise is.
    public var address: String?
    /// A person's telephone number.
    public var phone: String?
    /// A person's identity number.
    public var identityNumber: String?
    /// The entry that this one becomes part of.
    public var mergeInto: String?
    /// Why, of a merger.
    public var reason: String?

    /// A change of nothing yet.
    public init(id: String, isNew: Bool) {
        self.id = id
        self.isNew = isNew
    }

    /// What is kept of the change for ever: an enterprise's values, and of a person's only which of them changed.
    public var object: JSONObject {
        var object: JSONObject = ["do": .string(mergeInto != nil ? "merge" : isNew ? "make" : "change")]
        let isPerson = RegistryKind(id: id) == .person
        let values = [
            ("name", name), ("credit-code", creditCode), ("address", address), ("phone", phone),
            ("id-number", identityNumber),
        ]
        for case (let key, let value?) in values { object[key] = isPerson ? true : .string(value) }
        object["into"] = mergeInto.map { .string($0) }
        object["reason"] = reason.map { .string($0) }
        return object
    }

    /// The entry as the change leaves it.
    public func applied(to before: RegistryEntry?) -> RegistryEntry {
        func value(_ new: String?, _ old: String?) -> String? { new.map { $0.isEmpty ? nil : $0 } ?? old }
        return RegistryEntry(
            id: id, name: name ?? before?.name ?? "", creditCode: value(creditCode, before?.creditCode),
            address: value(address, before?.address), phone: value(phone, before?.phone),
            identityEnd: identityNumber.map { $0.isEmpty ? nil : String($0.suffix(4)) } ?? before?.identityEnd,
            mergedInto: mergeInto ?? before?.mergedInto)
    }
}

/// How a change of the registry ended.
public enum RegistryOutcome: Sendable, Hashable {
    /// Durable; `seq` is how far the log was.
    case committed(seq: Int64)
    /// The key was there already; nothing was written now.
    case replayed(Replay)
    /// Another entry has what `key` (`credit-code`, `id-number`) names; nothing was written.
    case taken(key: String, holder: String)
    /// There is no such entry, or it became part of another meanwhile; nothing was written.
    case gone
}

/// A change that was made, as the registry remembers it.
public struct RegistryEvent: Sendable, Hashable {
    /// When, in business time.
    public let at: Instant
    /// The account that made it.
    public let by: String
    /// ``RegistryChange/object``, with the entry's id.
    public let change: JSONObject

    /// Made of its properties.
    public init(at: Instant, by: String, change: JSONObject) {
        self.at = at
        self.by = by
        self.change = change
    }
}
