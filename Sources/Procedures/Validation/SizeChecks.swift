/// A procedure that people can follow has a size; the other checks look at every pair of things and rely on it.
struct SizeChecks {
    let procedure: Procedure

    var findings: [ProcedureValidator.Finding] {
        let things = [
            ("states", procedure.states.count, 200), ("actions", procedure.actions.count, 400),
            ("roles", procedure.roles.count, 200), ("records", procedure.records.count, 200),
            ("documents", procedure.documents.count, 400), ("clocks", procedure.clocks.count, 200),
            ("opening", procedure.opening.count, 200), ("fields", procedure.fields.count, 200),
            ("measures", procedure.measures.count, 200),
        ]
        return things.filter { $0.1 > $0.2 }.map { place, count, most in
            .init(place, zh: "\(place) 共 \(count) 项，最多 \(most) 项", en: "\(place): \(count) of at most \(most)")
        }
    }
}
