import JSONText
import Procedures

/// Shows the values that a depth of access allows (parties-and-data.md 3): open values to everybody who sees the case;
/// personal, confidential and business values to those who work on it, audit it or were granted it; sensitive ones to those who work on it.
struct FieldFilter {
    let depth: CaseAccess.Depth
    /// The case's sensitive values by reference; empty where they may not be shown.
    let secrets: [String: String]

    /// The values that may be shown, each judged by its `field`.
    func visible(_ values: JSONObject, _ field: (String) -> Field?) -> JSONObject {
        var shown = JSONObject()
        for member in values.members {
            let sensitivity = field(member.name)?.sensitivity ?? .C
            guard allows(sensitivity) else { continue }
            shown[member.name] = revealed(member.value)
        }
        return shown
    }

    /// True where a record of this type is not shown at all: it is walled off, or cannot be without a value that this
    /// depth does not show, so that even its being there would tell something.
    func conceals(_ type: RecordType?) -> Bool {
        guard depth < .full, let type else { return false }
        return type.walled || type.fields.contains { $0.required && !allows($0.sensitivity) }
    }

    func allows(_ sensitivity: Sensitivity) -> Bool {
        switch sensitivity {
        case .O: true
        case .P, .C, .B: depth >= .granted
        case .S: depth >= .sensitive
        }
    }

    private func revealed(_ value: JSONValue) -> JSONValue {
        if let ref = value.object?["ref"]?.string { return secrets[ref].map { .string($0) } ?? value }
        if let elements = value.array { return .array(elements.map(revealed)) }
        return value
    }
}
