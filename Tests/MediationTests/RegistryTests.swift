import JSONText
import Mediation
import ProcedureLibrary
import Procedures
import Testing

@Suite("enterprises and persons are recorded once, and duplicates are suggested")
struct RegistryTests {
    private static func roles() throws -> [PartyRole] {
        try ShippedProcedures.all(rules: ShippedRules.ruleBook()).first { $0.id == "platform-negotiation" }?.roles ?? []
    }

    private func cause(_ federation: Federation, _ step: CaseStep) async -> CaseFailure.Cause? {
        do {
            _ = try await federation.perform([step])
            return nil
        } catch {
            return error.cause
        }
    }

    @Test("a party of the registry has its name and keeps the reference; a wrong kind is refused")
    func parties() async throws {
        let federation = try await Federation()
        federation.registry.add(RegistryEntry(id: "E-000001", name: "某平台有限公司"))
        federation.registry.add(RegistryEntry(id: "E-000002", name: "某平台", mergedInto: "E-000001"))
        let id = try await federation.open()
        let role = try #require(
            try Self.roles().first { $0.fields.allSatisfy { !$0.required } })
        func step(_ kind: RegistryKind, _ entry: String, name: String? = nil) -> CaseStep {
            CaseStep(
                .party(
                    id, role: role.id, name: name, party: nil, remove: false,
                    entry: RegistryReference(kind: kind, id: entry), arguments: [:]))
        }
        _ = try await federation.perform([step(.enterprise, "E-000002")])
        let party = try #require(federation.store[id]?.parties.last)
        #expect(party.name == "某平台有限公司" && party.entry == "E-000001")
        let shown = try await federation.perform([CaseStep(.show(id, parts: [.parties]))]).rows.first
        #expect(shown?["parties"]?.array?.last?.object?["enterprise"]?.string == "E-000001")
        guard case .rejected(.badArgument(let key, _)) = await cause(federation, step(.person, "E-000001")) else {
            Issue.record("an enterprise as a person")
            return
        }
        #expect(key == "person")
        guard case .rejected(.notFound) = await cause(federation, step(.enterprise, "E-000009")) else {
            Issue.record("an entry that is not there")
            return
        }
    }

    @Test("an opening asks for others like it, within scope; linked ones are known already")
    func similar() async throws {
        let federation = try await Federation()
        let old = try await federation.open()
        let state = try #require(federation.store[old])
        federation.registry.answer([
            CaseRow(
                id: old, version: 1, procedure: state.procedure, procedureVersion: 1, state: state.state,
                title: state.title, office: state.office, assignee: nil, openedAt: .nine, nextDue: nil, overdue: false)
        ])
        let dry = try await federation.perform([Federation.opening], dry: true)
        #expect(dry.rows.first?["similar"]?.array == [.string(old)])
        let asked = try #require(federation.registry.asked.last)
        #expect(asked.keys == ["name 某外卖平台"])
        #expect(asked.procedure == "platform-negotiation")
        #expect(asked.visibility == .offices(["BJ-CY"], assignedTo: "li.wei"))
        let linked = CaseStep(
            .open(
                procedure: "platform-negotiation", title: "重启", office: nil, at: nil, parent: old, as: .reopens,
                arguments: ["platform": ["某外卖平台公司"]]))
        #expect(try await federation.perform([linked]).rows.first?["similar"] == nil)
        let asks = federation.registry.asked.count
        _ = try await federation.perform([
            CaseStep(
                .open(
                    procedure: "court-mediation", title: "工资争议", office: nil, at: nil, parent: nil,
                    arguments: [
                        "received-on": ["today"], "cause": ["wage"], "channel": ["pre-filing"], "court": ["朝阳法院"],
                    ]))
        ])
        #expect(federation.registry.asked.count == asks, "without a name nothing is looked up")
    }

    @Test(
        "a name is compared without its legal form, brackets, spaces, width and case",
        arguments: [
            ("某商贸有限公司", "某 商贸 有限责任公司"), ("Ｊｉｓｕ Delivery Co., Ltd.", "jisu delivery"),
            ("北京（某）科技股份有限公司", "北京(某)科技"),
        ])
    func names(one: String, other: String) {
        #expect(NameKey.of(one) == NameKey.of(other))
        #expect(NameKey.of("公司") == "公司" && NameKey.of("（ ）") == nil && NameKey.of("甲") == nil)
    }

    @Test("codes and identity numbers are held against their check signs")
    func codes() {
        for code in ["91110105MA0000000Y", "91110000802100433B"] { #expect(RegistryCodes.isCreditCode(code)) }
        for code in ["91110105MA00000001", "91110105MA0000000", "9111010SMA0000000Y", ""] {
            #expect(!RegistryCodes.isCreditCode(code))
        }
        for number in ["11010519491231002X", "E12345678"] { #expect(RegistryCodes.isIdentityNumber(number)) }
        for number in ["110105194912310021", "12345", "1101051949123100２X"] {
            #expect(!RegistryCodes.isIdentityNumber(number))
        }
    }
}
