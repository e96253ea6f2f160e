import AdminProtocol
import JSONText
import Logging
import Mediation
import Wording
import WorkCalendar

/// Takes each request to its command: known, permitted, bound, carried out, answered, put on the access record.
public struct Dispatcher: RequestHandler {
    private let desk: Desk
    private let logger: Logger
    private let limits: RequestLimits
    private let courtesy: Courtesy
    private let catalogue = CatalogueHash()

    /// Commands over this desk. `courtesy` is told of every request.
    public init(
        desk: Desk, limits: RequestLimits = RequestLimits(), courtesy: Courtesy = Courtesy(), logger: Logger
    ) {
        self.desk = desk
        self.courtesy = courtesy
        self.limits = limits
        self.logger = logger
    }

    /// Tells the peer who it is, as far as that is known while the database may be away.
    public func greeting(for peer: PeerCredentials, session: SessionID) async -> Greeting {
        var members: JSONObject = ["server": .string(desk.version)]
        var account = "nobody"
        var isOperator = false
        if desk.operations.isReady, let caller = caller(peer, session: session.description, language: .zh) {
            account = caller.name
            isOperator = caller.has(.operator)
            members["user"] = .string(caller.name)
            members["roles"] = .array(Role.allCases.filter(caller.account.roles.contains).map { .string($0.rawValue) })
            members["scope"] = .array(caller.account.scope.map { .string($0) })
        }
        members["ready"] = .bool(desk.operations.isReady)
        members["lang"] = .string(Language.zh.rawValue)
        members["catalog"] = .string("sha256:\(catalogue.hash(for: desk.shelf, forms: desk.cases.forms))")
        return .welcome(
            .init(
                members: members, language: .zh, account: account,
                isOperator: isOperator || peer.uid == 0 || peer.uid == desk.operations.daemonUID))
    }

    /// Sessions leave nothing behind here.
    public func sessionEnded(_ session: SessionID) async {}

    /// One lane per case, and one per key for new cases; requests about anything else wait for all others.
    public func lane(of request: Request) -> Lane {
        // What touches two cases waits: a link, and a case that is opened under another.
        guard CaseSteps.commands.contains(request.command), request.command != "case.link", request["parent"] == nil
        else { return .barrier }
        if request.command == "case.open" { return request["key"].map { .named("key \($0)") } ?? .barrier }
        return request.about.map { .named($0.value) } ?? .barrier
    }

    /// Carries one request out, and puts it on the access record however it ended.
    public func handle(_ request: Request, in session: SessionContext, output: ReplyWriter) async -> SessionFate {
        courtesy.asked()
        var caller: Caller?
        var result = "ok"
        var fate = SessionFate.goesOn
        var began: Instant?
        do {
            guard let spec = CommandCatalogue.standard[request.command] else {
                throw UnknownCommand.error(request.command)
            }
            caller = self.caller(session.peer, session: session.id.description, language: session.language)
            let answer = try await answer(request, spec, caller, session, output, &began)
            if let answer {
                for row in answer.rows { try await output.row(row) }
                output.ok(answer.status, counted: answer.counted)
                fate = answer.fate
            }
        } catch var error as ProtocolError {
            result = error.code.rawValue
            if error.members["why"] != nil { error.members["why"] = .string(error.message[session.language]) }
            if error.code == .internalError { logger.error("internal error", metadata: ["cmd": "\(request.command)"]) }
            output.error(error)
        } catch {
            result = "closed"
        }
        record(request, caller, session, result, at: began)
        return fate
    }

    /// The answer; nil where the command has written its reply by itself. `began` learns the moment of the request.
    private func answer(
        _ request: Request, _ spec: CommandSpec, _ caller: Caller?, _ session: SessionContext, _ output: ReplyWriter,
        _ began: inout Instant?
    ) async throws -> Answer? {
        if ["hello", "ping", "quit"].contains(spec.name) { return try talk(request, spec, session) }
        guard desk.operations.isReady else { return try await unready(spec, session) }
        guard let caller else {
            throw ProtocolError(
                .forbidden,
                Bilingual(
                    zh: "系统中没有与用户编号 \(session.peer.uid) 对应的账户；请部门负责人用 account.set 建立",
                    en: "no account belongs to user id \(session.peer.uid); a supervisor makes one with account.set"))
        }
        try Permission.check(spec, caller)
        let limit = limits.limit(for: spec.name)
        // Real time costs no query; a rehearsal's is read from the store.
        let now = try await limited(desk.clock.isRehearsal ? limit : nil) { () async throws(ProtocolError) in
            try await self.now()
        }
        began = now
        let binder = ArgumentBinder(spec: spec, takesFields: CaseSteps.withFields.contains(spec.name), now: now)
        let errand = Errand(desk: desk, caller: caller, bound: try binder.bind(request), now: now)
        // What would only be shown is not looked up for a peer that is gone; what changes something was received, and
        // is done.
        if spec.kind == .read { try await output.room() }
        if spec.name == "watch" {
            let watch = WatchCommand(errand: errand, output: output) {
                self.caller(session.peer, session: session.id.description, language: session.language)
            }
            try await watch.run()
            return nil
        }
        if spec.name == "whoami" { return SessionCommands(desk: desk, session: session).whoami(caller, now: now) }
        return try await limited(limit) { () async throws(ProtocolError) in try await errand.run() }
    }

    private func limited<Value: Sendable>(
        _ limit: TimeLimit?, _ work: @escaping @Sendable () async throws(ProtocolError) -> Value
    ) async throws(ProtocolError) -> Value {
        guard let limit else { return try await work() }
        return try await limit.run(work)
    }

    /// Commands that need neither account nor database.
    private func talk(_ request: Request, _ spec: CommandSpec, _ session: SessionContext) throws -> Answer {
        let talk = SessionCommands(desk: desk, session: session)
        let epoch = Instant(microseconds: 0)
        let bound = try ArgumentBinder(spec: spec, takesFields: false, now: epoch).bind(request)
        switch spec.name {
        case "hello": return talk.hello(bound)
        case "ping": return talk.ping()
        default: return talk.quit()
        }
    }

    /// While the database is away, operators by user id still see the daemon's state (decisions.md 22).
    private func unready(_ spec: CommandSpec, _ session: SessionContext) async throws -> Answer {
        let uid = session.peer.uid
        guard spec.name == "ops.status", uid == 0 || uid == desk.operations.daemonUID else {
            throw FailureAnswers.error(Fault.unavailable)
        }
        return Answer(rows: [await desk.operations.status()], status: ["ready": false])
    }

    private func now() async throws(ProtocolError) -> Instant {
        do {
            return try await desk.clock.now()
        } catch {
            throw FailureAnswers.error(error)
        }
    }

    /// The account behind a peer, as it stands now. Without a row, uid 0 is an operator and nothing else: root can
    /// break in, but not by accident.
    private func caller(_ peer: PeerCredentials, session: String, language: Language) -> Caller? {
        guard !peer.isNobody else { return nil }
        let root = Account(name: "root", uids: [0], roles: [.operator], scope: ["*"])
        guard let account = desk.directory.account(uid: peer.uid) ?? (peer.uid == 0 ? root : nil) else { return nil }
        return Caller(
            account: account, session: session, language: language, offices: desk.directory.offices(of: account))
    }

    private func record(
        _ request: Request, _ caller: Caller?, _ session: SessionContext, _ result: String, at moment: Instant?
    ) {
        guard desk.operations.isReady, !["hello", "ping", "quit", "whoami"].contains(request.command) else { return }
        let desk = desk
        let entry = { (now: Instant) in
            AccessEntry(
                at: now, account: caller?.name ?? "uid:\(session.peer.uid)", session: session.id.description,
                command: String(request.command.prefix(64)), caseID: request.about.map { String($0.value.prefix(64)) },
                result: result, keys: request.arguments.map { String($0.name.prefix(32)) })
        }
        guard let moment else {
            Task { if let now = try? await desk.clock.now() { desk.access.record(entry(now)) } }
            return
        }
        desk.access.record(entry(moment))
    }
}
