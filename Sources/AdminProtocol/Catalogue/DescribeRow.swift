import JSONText
import Wording

/// The data lines of `describe` (protocol.md 8.1); what does not apply is absent.
public enum DescribeRow {
    /// One command.
    public static func object(_ command: CommandSpec) -> JSONObject {
        var row: JSONObject = ["cmd": .string(command.name)]
        row["subject"] = command.subject.map { .object(object($0)) }
        row["keys"] = .array(command.keys.map { .object(object($0)) })
        row["changes"] = .bool(command.changes)
        row["confirm"] = .bool(command.confirm)
        row["roles"] = .array(command.roles.map { .string($0.rawValue) })
        row["errors"] = .array(command.errors.map { .string($0.rawValue) })
        row["since"] = .integer(Int64(command.since))
        row["help"] = .object(object(command.help))
        row["example"] = .string(command.example)
        return row
    }

    /// One subject.
    public static func object(_ subject: SubjectSpec) -> JSONObject {
        var row: JSONObject = [
            "name": .string(subject.name), "type": .string(subject.type.rawValue), "required": .bool(subject.required),
        ]
        row["complete"] = subject.complete.map { .string($0) }
        row["help"] = .object(object(subject.help))
        row["example"] = .string(subject.example)
        return row
    }

    /// One key.
    public static func object(_ key: KeySpec) -> JSONObject {
        var row: JSONObject = ["name": .string(key.name), "type": .string(key.type.rawValue)]
        row["complete"] = key.complete.map { .string($0) }
        row["required"] = .bool(key.required)
        if key.list { row["list"] = true }
        if key.clears { row["clears"] = true }
        if !key.values.isEmpty { row["values"] = .array(key.values.map { .string($0) }) }
        row["min"] = key.min.map { .integer(Int64($0)) }
        row["max"] = key.max.map { .integer(Int64($0)) }
        if key.secret { row["secret"] = true }
        row["help"] = .object(object(key.help))
        row["example"] = .string(key.example)
        return row
    }

    private static func object(_ text: Bilingual) -> JSONObject { ["zh": .string(text.zh), "en": .string(text.en)] }
}

extension CommandCatalogue {
    /// The bytes whose SHA-256 is the greeting's `catalog`: they change exactly when `describe` does.
    public var digestInput: [UInt8] {
        var bytes: [UInt8] = []
        for command in commands { ReplyEncoder.appendData(DescribeRow.object(command), to: &bytes) }
        return bytes
    }
}
