import AdminProtocol
import JSONText
import Mediation
import Wording
import WorkCalendar

/// `hello`, `whoami`, `ping`, `quit`: about the connection, answered without the database where that is possible.
struct SessionCommands: Sendable {
    let desk: Desk
    let session: SessionContext

    func hello(_ bound: BoundRequest) -> Answer {
        if let language = bound.text("lang").flatMap(Language.init(rawValue:)) { session.language = language }
        if let client = bound.text("client") { session.client = client }
        return Answer(status: ["lang": .string(session.language.rawValue)], counted: false)
    }

    func ping() -> Answer {
        var answer = Answer(counted: false)
        // The tail follows commits with a little delay; what this connection was told is there.
        let asof = max(desk.tail.newest ?? -1, session.told)
        if asof >= 0 { answer.status["asof"] = .integer(asof) }
        return answer
    }

    func quit() -> Answer { Answer(counted: false, fate: .closes) }

    func whoami(_ caller: Caller, now: Instant) -> Answer {
        var row: JSONObject = ["user": .string(caller.name)]
        row["roles"] = .array(Role.allCases.filter(caller.account.roles.contains).map { .string($0.rawValue) })
        row["scope"] = .array(caller.account.scope.map { .string($0) })
        row["uid"] = .integer(Int64(session.peer.uid))
        row["mail"] = caller.account.mail.map { .string($0) }
        row["tokens"] = AccountRow.tokens(of: caller.account, now: now)
        row["session"] = .string(session.id.description)
        row["lang"] = .string(session.language.rawValue)
        return Answer(rows: [row])
    }
}
