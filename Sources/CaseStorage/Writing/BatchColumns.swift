import Postgres
import Procedures

/// The parameters of `append_batch`: every kind of thing as parallel arrays, in the order of the function's parameters.
struct BatchColumns {
    private var units = UnitColumns()
    private var cases = CaseColumns()
    private var events = EventColumns()
    private var deadlines = DeadlineColumns()
    private var details = DetailColumns()
    private var notices: NoticeColumns

    init(_ batch: [WriteUnit], route: DeliveryRoute) {
        notices = NoticeColumns(route: route)
        for (index, unit) in batch.enumerated() {
            units.add(unit)
            for written in unit.cases { add(written, of: unit, place: Int64(index + 1)) }
        }
    }

    private mutating func add(_ written: WrittenCase, of unit: WriteUnit, place: Int64) {
        cases.add(written, unit: place)
        let number = Int64(cases.count)
        for (offset, event) in written.events.enumerated() {
            events.add(event, of: written, unit: unit, case: number, place: Int64(offset + 1))
            for secret in event.secrets { details.add(secret, case: number) }
        }
        for deadline in written.deadlines { deadlines.add(deadline, case: number) }
        for note in written.notes { details.add(note, case: number) }
        for obligation in written.obligations {
            notices.add(obligation, case: number, office: written.state?.office ?? "")
        }
        for result in written.results { notices.add(result, case: number) }
    }

    /// The call.
    var call: SQLCall {
        Query.appendBatch.call(
            units.parameters + cases.parameters + events.parameters + deadlines.parameters + details.parameters
                + notices.parameters)
    }
}
