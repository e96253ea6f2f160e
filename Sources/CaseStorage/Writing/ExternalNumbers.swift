import Postgres
import Procedures

/// The numbers by which others know the cases that a batch opens.
struct ExternalNumbers {
    private var number: [String?] = []
    private var procedure: [String?] = []
    private var office: [String?] = []
    private var caseID: [String?] = []

    init(_ batch: [WriteUnit]) {
        for unit in batch {
            for written in unit.cases where written.expected == nil {
                guard let state = written.state, let external = state.external else { continue }
                number.append(external)
                procedure.append(state.procedure)
                office.append(state.office)
                caseID.append(state.id)
            }
        }
    }

    /// Nil where no number is given, as nearly always: it costs nothing then.
    var call: SQLCall? {
        guard !number.isEmpty else { return nil }
        return Query.nameCases(.textArray(number), .textArray(procedure), .textArray(office), .textArray(caseID))
    }
}
