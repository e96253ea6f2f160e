import JSONText
import Mediation
import WorkCalendar

extension AccountChange {
    /// What was changed, for the account's own log.
    var object: JSONObject {
        var object = JSONObject()
        object["uid"] = uids.map { .array($0.map { .integer(Int64($0)) }) }
        object["cert"] = certificates.map { .array($0.map { .string($0) }) }
        object["roles"] = roles.map { .array($0.map(\.rawValue).sorted().map { .string($0) }) }
        object["scope"] = scope.map { .array($0.map { .string($0) }) }
        object["mail"] = mail.map { .string($0) }
        object["disabled"] = disabled.map { .bool($0) }
        object["digest"] = digest.map { .bool($0) }
        return object
    }
}

extension TokenChange {
    /// What was changed, for the account's own log; nothing from which the token could be made.
    var object: JSONObject {
        switch act {
        case .make(_, let expires): ["token": .string(id), "expires": .string(expires.iso)]
        case .revoke: ["revoked": .string(id)]
        }
    }
}
