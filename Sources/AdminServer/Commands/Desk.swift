import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// Everything that the commands work with; made once by the composition root. A class, since every request holds it.
public final class Desk: Sendable {
    /// The use cases around one case.
    public let cases: CaseService
    /// Questions that change nothing.
    public let reader: any CaseReader
    /// Where cases are loaded from, for those commands that need one whole.
    public let store: any CaseStore
    /// Enterprises and persons.
    public let registry: any RegistryStore
    /// Where accounts are changed.
    public let accounts: any AccountStore
    /// The accounts as they were read last.
    public let directory: AccountDirectory
    /// Where failed notices are put back.
    public let resender: any Resender
    /// The access chain.
    public let access: any AccessLog
    /// Business time.
    public let clock: any BusinessClock
    /// The procedures that cases may run under.
    public let shelf: ProcedureShelf
    /// The deadline rules and the calendars that they count by.
    public let ruleShelf: RuleShelf
    /// What installs calendars and rules.
    public let law: LawService
    /// The offices of the federation.
    public let offices: OfficeTree
    /// The figures of the reports, and where they come from.
    public let reporting: Reporting
    /// The newest part of the log, for watchers.
    public let tail: EventTail
    /// The running daemon, for `ops.*`.
    public let operations: any Operations
    /// What checks, compares and installs procedures.
    public let procedures: ProcedureService
    /// Signs the cursors that lists hand out.
    let seal: CursorSeal
    /// The daemon's version, as the greeting tells it.
    public let version: String

    /// The rules and calendars in force.
    public var rules: RuleBook { ruleShelf.book }

    /// Made of its properties; `cursorSecret` seals the cursors that lists hand out.
    public init(
        cases: CaseService, reader: any CaseReader, store: any CaseStore, registry: any RegistryStore,
        accounts: any AccountStore,
        directory: AccountDirectory, resender: any Resender, access: any AccessLog, clock: any BusinessClock,
        shelf: ProcedureShelf, rules: RuleShelf, law: LawService, offices: OfficeTree, reporting: Reporting,
        tail: EventTail,
        operations: any Operations,
        procedures: ProcedureService, cursorSecret: [UInt8], version: String
    ) {
        self.cases = cases
        self.reader = reader
        self.store = store
        self.registry = registry
        self.accounts = accounts
        self.directory = directory
        self.resender = resender
        self.access = access
        self.clock = clock
        self.shelf = shelf
        ruleShelf = rules
        self.law = law
        self.offices = offices
        self.reporting = reporting
        self.tail = tail
        self.operations = operations
        self.procedures = procedures
        seal = CursorSeal(secret: cursorSecret)
        self.version = version
    }
}

/// One request in the hands of its command: who asks, what, when.
struct Errand: Sendable {
    let desk: Desk
    let caller: Caller
    let bound: BoundRequest
    let now: Instant

    var language: Language { caller.language }

    /// A text in the caller's language, for a data line.
    func text(_ text: Bilingual) -> JSONValue { .string(text[language]) }

    /// The key under which the change is stored: the client's, or one made here.
    var key: RequestKey {
        RequestKey(
            account: caller.name, key: bound.text("key") ?? InternalKey.make(),
            hash: RequestDigest.digest(of: bound.request))
    }

    /// True where the client made the key.
    var keyFromClient: Bool { bound.text("key") != nil }

    /// What was answered under the client's key before; nil where the key is new, or nothing is to be changed.
    func replayed() async throws(ProtocolError) -> Answer? {
        guard keyFromClient, !bound.flag("dry") else { return nil }
        let loaded = try await faulting { () async throws(Fault) in try await desk.store.load([], key: key) }
        guard let replay = loaded.replay else { return nil }
        return try answer(replay)
    }

    /// The stored answer, where it belongs to this request.
    func answer(_ replay: Replay) throws(ProtocolError) -> Answer {
        guard replay.sameRequest else { throw ProtocolError(.keyReused) }
        return Answer(
            rows: replay.rows.compactMap { (try? JSONReader.read($0))?.object },
            status: ["seq": .integer(replay.seq), "replayed": true])
    }

    /// Calls a port; its fault becomes the answer.
    func faulting<Value>(_ call: () async throws(Fault) -> Value) async throws(ProtocolError) -> Value {
        do {
            return try await call()
        } catch {
            throw FailureAnswers.error(error)
        }
    }

    /// `after=`, opened.
    func cursor() throws(ProtocolError) -> [JSONValue]? {
        guard let cursor = bound.text("after") else { return nil }
        return try desk.seal.open(cursor, for: bound.request, account: caller.name)
    }

    /// A page as an answer: rows, `next` where there are more, `asof`.
    func answer<Row>(_ page: Page<Row>, _ row: (Row) -> JSONObject?) -> Answer {
        var answer = Answer(rows: page.rows.compactMap(row))
        if let next = page.next {
            answer.status["next"] = .string(desk.seal.seal(next, for: bound.request, account: caller.name))
        }
        answer.status["asof"] = .integer(page.asof)
        return answer
    }

    /// A day of `from=`, `to=`, `due-before=` …
    func day(_ key: String) throws(ProtocolError) -> CivilDay? {
        guard let text = bound.text(key) else { return nil }
        if let day = DayExpression.day(text, now: now) ?? DayExpression.instant(text, now: now)?.day { return day }
        throw ArgumentErrors.error(key, Bilingual(zh: "\(key) 不是日期", en: "\(key) is not a date"))
    }
}

/// Keys for changes that came without one: 128 random bits.
enum InternalKey {
    static func make() -> String {
        "internal-" + String(UInt64.random(in: .min ... .max), radix: 36)
            + String(UInt64.random(in: .min ... .max), radix: 36)
    }
}
