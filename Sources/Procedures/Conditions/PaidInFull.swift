import JSONText
import Wording

/// `paid-in-full {owed, paid, total?, each?}`: the standing payments cover what is owed. `owed` and `paid` are record
/// types with a money field `amount`. Where no instalments are written, `total`, a money field of the case, is what is
/// owed. `each: role` asks it of every present party of the role, whom both record types name in their first field of
/// type `party`, besides the whole. A payment that names what it is for covers that and nothing else, as its clocks have it.
struct PaidInFull: Condition {
    static let id = "paid-in-full"
    private static let amount = RecordType.amount

    private let owed: RecordFilter
    private let paid: RecordFilter
    private let total: Field?
    private let each: Each?

    private struct Each {
        let role: PartyRole
        let owedTo: Field
        let paidTo: Field
    }

    init(_ parameters: JSONObject, in procedure: ConditionScope) throws(ConditionError) {
        let given = try ConditionParameters(parameters, procedure, known: ["owed", "paid", "total", "each"])
        owed = RecordFilter(type: try given.record("owed"))
        paid = RecordFilter(type: try given.record("paid"))
        for (name, type) in [("owed", owed.type), ("paid", paid.type)] {
            guard type.fields.contains(where: { $0.name == Self.amount && $0.type == .money }) else {
                throw ConditionParameters.error(
                    name, zh: "记录“\(type.name.zh)”没有金额字段 amount",
                    en: "the record type \(type.id) has no money field amount")
            }
        }
        total = try given.optionalText("total") == nil ? nil : try given.field("total")
        guard total == nil || total?.type == .money else {
            throw ConditionParameters.error("total", zh: "total 应为金额字段", en: "total must be a money field")
        }
        guard let role = try given.optionalText("each") else {
            each = nil
            return
        }
        each = Each(
            role: try given.role(role, "each"), owedTo: try given.partyField(of: owed.type),
            paidTo: try given.partyField(of: paid.type))
    }

    func evaluate(_ state: CaseState, at moment: DecisionMoment) -> Verdict {
        let instalments = owed.records(in: state)
        let payments = paid.records(in: state)
        let due = instalments.isEmpty ? (total.flatMap { state.fields[$0.name]?.integer } ?? 0) : Self.sum(instalments)
        let short = each.flatMap { each in
            func of(_ party: Party, _ records: [CaseRecord], _ field: Field) -> [CaseRecord] {
                records.filter { $0.fields[field.name]?.typed == party.id }
            }
            return Team(each.role, in: state).members.first { party in
                let owed = of(party, instalments, each.owedTo)
                return covered(owed, by: of(party, payments, each.paidTo)) < Self.sum(owed)
            }
        }
        let ok = due <= covered(instalments, by: payments) && short == nil
        // Amounts are no part of what a condition says: it may be read where amounts may not.
        let lack = short.map { Bilingual(zh: "\($0.id) 尚未付清", en: "\($0.id) is not paid in full") }
        let text = Bilingual(
            zh: "「\(owed.name.zh)」应已全部付清（\(paid.name.zh)）：应付 \(instalments.count) 笔，已付 \(payments.count) 笔，"
                + (ok ? "已付清" : lack?.zh ?? "尚未付清"),
            en: "every \(owed.name.en) must be covered (\(paid.name.en)): \(instalments.count) owed, "
                + "\(payments.count) paid; " + (ok ? "paid in full" : lack?.en ?? "not paid in full"))
        return Verdict(ok: ok, text: text, fix: ok ? nil : fix(state, short))
    }

    /// A payment by example: what is still owed is for those who may read amounts.
    private func fix(_ state: CaseState, _ short: Party?) -> String {
        guard let each, let short else { return paid.adding(to: state) }
        return paid.adding(to: state, [each.paidTo.name: short.id])
    }

    /// What the payments cover: of one that names an instalment no more than that one still owes.
    private func covered(_ instalments: [CaseRecord], by payments: [CaseRecord]) -> Int64 {
        let ids = Set(instalments.map(\.id))
        var meant: [String: [CaseRecord]] = [:]
        var free: [CaseRecord] = []
        for payment in payments {
            if let id = payment.named(by: paid.type).first(where: ids.contains) {
                meant[id, default: []].append(payment)
            } else {
                free.append(payment)
            }
        }
        return instalments.reduce(Self.sum(free)) { total, instalment in
            Self.plus(total, min(Self.sum([instalment]), Self.sum(meant[instalment.id] ?? [])))
        }
    }

    private static func sum(_ records: [CaseRecord]) -> Int64 {
        records.reduce(0) { plus($0, $1.fields[amount]?.integer ?? 0) }
    }

    /// Never overflows, whatever people type.
    private static func plus(_ sum: Int64, _ more: Int64) -> Int64 {
        let (total, isTooMuch) = sum.addingReportingOverflow(more)
        return isTooMuch ? .max : total
    }
}
