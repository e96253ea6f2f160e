import AdminProtocol
import JSONText
import Mediation
import Wording

/// Whether a role may use a command at all; what it then sees is decided by scope.
enum Permission {
    static func check(_ spec: CommandSpec, _ caller: Caller) throws(ProtocolError) {
        let roles = Set(caller.account.roles.map(\.rawValue))
        guard spec.kind == .session || spec.roles.contains(where: { roles.contains($0.rawValue) }) else {
            let names = spec.roles.map(\.rawValue).joined(separator: ", ")
            throw ProtocolError(
                .forbidden,
                Bilingual(
                    zh: "您的账户角色不能使用 \(spec.name)（需要：\(names)）",
                    en: "your account's roles may not use \(spec.name) (it needs: \(names))"))
        }
    }
}

/// `ERR unknown-command`, with the nearest names.
enum UnknownCommand {
    static func error(_ name: String) -> ProtocolError {
        let like = Nearness.nearest(to: name, among: CommandCatalogue.standard.commands.map(\.name))
        return ProtocolError(
            .unknownCommand, Bilingual(zh: "没有 \(name) 这个命令", en: "no command \(name)"),
            ["like": .array(like.map { .string($0) })])
    }

    /// The name of a procedure, where a command is asked for.
    static func procedure(_ name: String) -> ProtocolError {
        ProtocolError(
            .unknownCommand,
            Bilingual(
                zh: "\(name) 是程序，不是命令；见 procedure.show \(name)",
                en: "\(name) is a procedure, not a command; see procedure.show \(name)"),
            ["like": .array([.string("procedure.show \(name)")])])
    }
}
