/// Where a procedure's clocks are started, whoever starts them.
struct ClockUse {
    /// One `starts` entry and its place.
    struct Start {
        let start: ClockStart
        let place: String
        /// The fields whose days and values it may refer to.
        let fields: [Field]
        /// The state in which the clock begins to run; nil where a record starts it, which may be anywhere.
        let state: String?
    }

    let starts: [Start]

    init(_ procedure: Procedure) {
        let everywhere = procedure.opening + procedure.fields + procedure.actions.flatMap(\.fields)
        let opening = procedure.startsAtOpening.enumerated().map { index, start in
            Start(
                start: start, place: "starts.\(index)", fields: procedure.opening, state: procedure.initialState?.id)
        }
        let actions = procedure.actions.flatMap { action in
            action.starts.enumerated().map { index, start in
                Start(
                    start: start, place: "actions.\(action.id).starts.\(index)", fields: action.fields + everywhere,
                    state: action.to)
            }
        }
        let records = procedure.records.flatMap { record in
            record.starts.enumerated().map { index, start in
                Start(
                    start: start, place: "records.\(record.id).starts.\(index)", fields: record.fields, state: nil)
            }
        }
        starts = opening + actions + records
    }
}
