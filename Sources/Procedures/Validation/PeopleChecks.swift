/// Roles, records and opening warnings: what they refer to exists.
struct PeopleChecks {
    let procedure: Procedure

    var findings: [ProcedureValidator.Finding] { roles + records + warnings }

    private var roles: [ProcedureValidator.Finding] {
        procedure.roles.compactMap { role in
            guard let side = role.side else { return nil }
            if let other = procedure.role(side), other.side == nil, other.id != role.id { return nil }
            return .init(
                "roles.\(role.id).of", zh: "“\(side)”不是已声明的一方", en: "`\(side)` is not a declared side")
        }
    }

    private var records: [ProcedureValidator.Finding] {
        procedure.records.compactMap { record in
            guard let settled = record.settled else { return nil }
            let place = "records.\(record.id).settled"
            if let payer = settled.paidBy, !pays(payer, record) {
                return .init(
                    place + ".paid-by",
                    zh: "“\(payer)”应有金额字段 amount 和 record 类型的字段，\(record.id) 也应有 amount",
                    en:
                        "`\(payer)` should have a money field amount and a field of type record, \(record.id) an amount too"
                )
            }
            guard let field = record.fields.first(where: { $0.name == settled.field }) else {
                return .init(
                    place, zh: "\(record.id) 没有字段“\(settled.field)”", en: "\(record.id) has no field `\(settled.field)`"
                )
            }
            let lawful = field.choices.map(\.id)
            guard let unknown = settled.values.first(where: { !lawful.isEmpty && !lawful.contains($0) }) else {
                return nil
            }
            return .init(
                place, zh: "\(field.name) 没有取值“\(unknown)”", en: "\(field.name) has no value `\(unknown)`")
        }
    }

    private func pays(_ payer: String, _ record: RecordType) -> Bool {
        let amounts = [procedure.record(payer), record].allSatisfy { type in
            type?.fields.contains { $0.name == RecordType.amount && $0.type == .money } ?? false
        }
        return amounts && procedure.record(payer)?.fields.contains { $0.type == .record } == true
    }

    private var warnings: [ProcedureValidator.Finding] {
        procedure.warnings.enumerated().flatMap { index, warning -> [ProcedureValidator.Finding] in
            let place = "warnings.\(index)"
            var found: [ProcedureValidator.Finding] = []
            let field = procedure.opening.first { $0.name == warning.field }
            if field == nil {
                found.append(
                    .init(
                        place + ".field", zh: "“\(warning.field)”不是立案字段", en: "`\(warning.field)` is no opening field"))
            }
            if let field, field.type == .enumeration, !field.choices.contains(where: { $0.id == warning.value }) {
                found.append(
                    .init(
                        place + ".value", zh: "\(field.name) 没有取值“\(warning.value)”",
                        en: "\(field.name) has no value `\(warning.value)`"))
            }
            if let since = warning.since,
                procedure.opening.first(where: { $0.name == since.field })?.type != .date
            {
                found.append(
                    .init(
                        place + ".since", zh: "“\(since.field)”不是日期型的立案字段",
                        en: "`\(since.field)` is no opening field of type date"))
            }
            return found
        }
    }
}
