import JSONText
import Wording

/// The counts of a vote as a record keeps them.
struct Ballot {
    let filter: RecordFilter
    let total: Field
    let count: Field

    init(_ given: ConditionParameters, counting name: String) throws(ConditionError) {
        let type = try given.record("record")
        filter = RecordFilter(
            type: type, matches: try given.matches("where", of: type), since: try given.optionalText("since"))
        total = try given.field("total", of: type, default: "total")
        count = try given.field(name, of: type, default: name)
    }

    /// The counts of the latest vote.
    func latest(in state: CaseState) -> (total: Int64, count: Int64)? {
        guard let vote = filter.records(in: state).last, let all = vote.fields[total.name]?.integer,
            let some = vote.fields[count.name]?.integer
        else { return nil }
        return (all, some)
    }

    /// What of the latest vote cannot be, by the counts that its record keeps: more people present than there are, or more
    /// votes than people.
    func miscount(in state: CaseState) -> Bilingual? {
        guard let vote = filter.records(in: state).last, let all = vote.fields[total.name]?.integer else { return nil }
        let present = vote.fields["present"]?.integer
        if let present, present > all {
            return Bilingual(
                zh: "，实到 \(present) 人多于全体 \(all) 人，请更正记录",
                en: ", \(present) present are more than all \(all): correct the record")
        }
        let votes = ["in-favour", "against", "abstained"].reduce(0) { $0 + (vote.fields[$1]?.integer ?? 0) }
        guard votes > present ?? all else { return nil }
        return Bilingual(
            zh: "，各项票数合计 \(votes) 多于\(present == nil ? "全体" : "实到") \(present ?? all) 人，请更正记录",
            en:
                ", \(votes) votes are more than the \(present ?? all) \(present == nil ? "entitled" : "present"): correct the record"
        )
    }

    /// A request that records a vote in which hardly anybody was in favour.
    func defeat(_ state: CaseState) -> String {
        let all = Int64(total.example).flatMap { $0 > 1 ? $0 : nil } ?? 100
        return filter.adding(to: state, [total.name: String(all), count.name: String((all - 1) / 2)])
    }

    /// A request that records a lawful vote: the examples where they are lawful, else everybody.
    func fix(_ state: CaseState, _ lawful: (Int64, Int64) -> Bool) -> String {
        let all = Int64(total.example).flatMap { $0 > 0 ? $0 : nil } ?? 100
        if let some = Int64(count.example), some <= all, lawful(all, some) {
            return filter.adding(to: state, [total.name: String(all), count.name: String(some)])
        }
        var values = [total.name: String(all), count.name: String(all)]
        for field in filter.type.fields where field.name == "present" { values[field.name] = String(all) }
        return filter.adding(to: state, values)
    }
}
