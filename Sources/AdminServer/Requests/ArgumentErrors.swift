import AdminProtocol
import JSONText
import Wording

/// The ways in which an argument can be wrong, as they are answered.
enum ArgumentErrors {
    static func missing(_ key: String) -> ProtocolError {
        error(key, Bilingual(zh: "缺少必填项 \(key)=", en: "\(key)= is required"))
    }

    static func unknown(_ key: String, of command: String, column: Int, like: [String]) -> ProtocolError {
        var error = error(key, Bilingual(zh: "\(command) 没有 \(key)= 这一项", en: "\(command) has no key \(key)="))
        if column > 0 { error.members["col"] = .integer(Int64(column)) }
        if !like.isEmpty { error.members["like"] = .array(like.map { .string($0) }) }
        return error
    }

    static func repeated(_ key: String) -> ProtocolError {
        error(key, Bilingual(zh: "\(key)= 只能写一次", en: "\(key)= may be given only once"))
    }

    static func noSubject(_ command: String) -> ProtocolError {
        error("subject", Bilingual(zh: "\(command) 后面不带对象", en: "\(command) takes no subject"))
    }

    /// An argument that cannot be used, and why.
    static func error(_ key: String, _ why: Bilingual) -> ProtocolError {
        ProtocolError(.badArgument, why, ["key": .string(key), "why": .string(why.en)])
    }
}
