import Forms
import JSONText
import ProcedureLibrary
import Procedures
import WorkCalendar

/// Cases to fill forms from.
enum Cases {
    /// A court mediation with an applicant called `name`, a claim, an offer and an agreed fact.
    static func mediation(named name: String = "张三", fact: String = "双方认可2026年6月至8月工资未发") -> CaseState {
        var state = CaseState(
            id: "M-2026-00017", procedure: "court-mediation", procedureVersion: 1, version: 9, state: "mediating",
            title: "拖欠工资争议", office: "BJ-CY", assignee: "li.wei", openedBy: "li.wei",
            openedAt: Instant(microseconds: 1_772_413_200_000_000))
        state.fields = [
            "channel": "entrusted-summary", "court": "北京市朝阳区人民法院", "received-on": "2026-03-02", "cause": "wage",
            "claimed": 1_860_000, "signed-for": "2026-03-03",
        ]
        state.parties = [
            Party(
                id: "p1", role: "applicant", name: name,
                fields: ["party-kind": "worker", "id-number": ["ref": "s1"], "phone": "13800000000"]),
            Party(id: "p2", role: "respondent", name: "某公司", fields: [:]),
        ]
        let at = Instant(microseconds: 1_772_413_200_000_000)
        state.records = [
            CaseRecord(
                id: "r1", type: "claim", at: at,
                fields: ["claim-kind": "wage", "amount-claimed": 1_860_000, "period": "2026年6月至8月"]),
            CaseRecord(
                id: "r2", type: "offer", at: at, fields: ["side": "respondent", "offer-text": "一次性支付一万五千元"]),
            CaseRecord(id: "r3", type: "agreed-fact", at: at, fields: ["fact": .string(fact)]),
        ]
        state.secrets = 1
        return state
    }

    static func facts(_ state: CaseState, secrets: [String: String] = [:]) throws -> FormFacts {
        FormFacts(
            state: state, secrets: secrets, officeName: "朝阳区总工会", today: CivilDay(number: 20_520))
    }

    /// Read once: every test looks at the same ones.
    private static let shipped = Result { try ShippedProcedures.all(rules: try ShippedRules.ruleBook()) }

    static func procedures() throws -> [Procedure] { try shipped.get() }

    static func courtMediation() throws -> Procedure {
        guard let found = try procedures().first(where: { $0.id == "court-mediation" }) else { throw Missing() }
        return found
    }

    struct Missing: Error {}

    /// A template file with this text.
    static func file(
        _ body: String, id: String = "test", audience: String = "parties", clocks: String? = nil
    ) -> [String: String] {
        let clocks = clocks.map { "clocks: \($0)\n" } ?? ""
        return [
            "test.md": """
            ---
            template: \(id)
            kind: acceptance-notice
            zh: 测试
            en: test
            procedures: court-mediation
            audience: \(audience)
            \(clocks)---
            \(body)
            """
        ]
    }
}
