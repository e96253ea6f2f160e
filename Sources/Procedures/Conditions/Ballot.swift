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

    /// Whether the latest vote counts more votes than people present, where the record keeps both.
    func isOvercounted(in state: CaseState) -> Bool {
        guard let vote = filter.records(in: state).last, let some = vote.fields[count.name]?.integer,
            let present = filter.type.fields.named("present"), let here = vote.fields[present.name]?.integer
        else { return false }
        return some > here
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
