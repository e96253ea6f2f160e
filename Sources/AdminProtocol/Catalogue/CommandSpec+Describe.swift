import JSONText
import Wording

extension CommandSpec {
    /// The data line of `describe` (protocol.md 8.1). `variant` is `action` or `record` with its name, for the
    /// commands whose keys depend on one.
    public func description(variant: (name: String, value: String)? = nil) -> JSONObject {
        var row: JSONObject = ["cmd": .string(name)]
        if let variant { row[variant.name] = .string(variant.value) }
        row["subject"] = subject.map { .object($0.description) }
        row["keys"] = .array(keys.map { .object($0.description) })
        row["changes"] = .bool(changes)
        row["confirm"] = .bool(confirm)
        row["roles"] = .array(roles.map { .string($0.rawValue) })
        row["errors"] = .array(errors.map { .string($0.rawValue) })
        row["since"] = .integer(Int64(since))
        row["help"] = .object(help.json)
        row["example"] = .string(example)
        return row
    }
}

extension SubjectSpec {
    /// The subject in a line of `describe`.
    public var description: JSONObject {
        var row: JSONObject = ["name": .string(name), "type": .string(type.rawValue), "required": .bool(required)]
        row["complete"] = complete.map { .string($0) }
        row["help"] = .object(help.json)
        row["example"] = .string(example)
        return row
    }
}

extension KeySpec {
    /// The key in a line of `describe`; what does not apply is absent.
    public var description: JSONObject {
        var row: JSONObject = ["name": .string(name), "type": .string(type.rawValue)]
        row["complete"] = complete.map { .string($0) }
        row["required"] = .bool(required)
        if list { row["list"] = true }
        if !values.isEmpty { row["values"] = .array(values.map { .string($0) }) }
        row["min"] = min.map { .integer(Int64($0)) }
        row["max"] = max.map { .integer(Int64($0)) }
        if secret { row["secret"] = true }
        row["help"] = .object(help.json)
        row["example"] = .string(example)
        return row
    }
}

extension Bilingual {
    /// Both languages as members.
    public var json: JSONObject { ["zh": .string(zh), "en": .string(en)] }
}

extension CommandCatalogue {
    /// The bytes whose SHA-256 is the greeting's `catalog`: it changes exactly when `describe` does.
    public var digestInput: [UInt8] {
        var bytes: [UInt8] = []
        for command in commands { ReplyEncoder.appendData(command.description(), to: &bytes) }
        return bytes
    }
}
