import JSONText
import Mediation
import ProcedureLibrary
import Procedures
import Testing
import Wording

/// A federation of three offices with the shipped procedures, and the people who ask.
struct Federation {
    let store = MemoryStore()
    let registry = MemoryRegistry()
    let service: CaseService

    static let tree = OfficeTree([
        Office(code: "BJ", parent: nil, name: Bilingual(zh: "北京", en: "Beijing")),
        Office(code: "BJ-CY", parent: "BJ", name: Bilingual(zh: "朝阳", en: "Chaoyang")),
        Office(code: "BJ-HD", parent: "BJ", name: Bilingual(zh: "海淀", en: "Haidian")),
    ])

    /// With the shipped rules, or those of a shelf that may be behind.
    init(adding procedures: [Procedure] = [], shelf: RuleShelf? = nil) async throws {
        let rules = try ShippedRules.ruleBook()
        let accounts = FixedAccounts(all: [
            Self.account("li.wei", [.mediator]), Self.account("chen.yu", [.supervisor]),
            Self.account("he.fa", [.reader], scope: ["BJ-HD"]),
        ])
        let directory = AccountDirectory(store: accounts, tree: Self.tree)
        try await directory.refresh()
        service = CaseService(
            store: store, reader: store, clock: StandingClock(),
            shelf: ProcedureShelf(try ShippedProcedures.all(rules: rules) + procedures),
            rules: shelf ?? RuleShelf(rules),
            directory: directory, offices: Self.tree, registry: registry)
    }

    static func account(_ name: String, _ roles: Set<Role>, scope: [String] = ["BJ-CY"]) -> Account {
        Account(name: name, roles: roles, scope: scope)
    }

    static func caller(
        _ name: String = "li.wei", _ roles: Set<Role> = [.mediator], scope: [String] = ["BJ-CY"]
    ) -> Caller {
        Caller(
            account: account(name, roles, scope: scope), session: "s-1", language: .zh, offices: tree.expand(scope))
    }

    func perform(
        _ steps: [CaseStep], by caller: Caller = Federation.caller(), key: String? = nil, hash: [UInt8] = [1],
        dry: Bool = false, isBatch: Bool = false
    ) async throws(CaseFailure) -> CaseOutcome {
        try await service.perform(
            steps, by: caller,
            key: RequestKey(account: caller.name, key: key ?? "internal-\(UInt64.random(in: 0 ... .max))", hash: hash),
            keyFromClient: key != nil, dry: dry, isBatch: isBatch)
    }

    static let opening = CaseStep(
        .open(
            procedure: "platform-negotiation", title: "骑手权益协商", office: nil, at: nil, parent: nil,
            arguments: ["platform": ["某外卖平台公司"]]))

    /// `$1` as the subject of a batch step.
    static let newCase = StepReference(key: "case", step: 1, kind: .case)

    func open(by caller: Caller = Federation.caller()) async throws -> String {
        try #require(try await perform([Self.opening], by: caller).rows.first?["case"]?.string)
    }
}
