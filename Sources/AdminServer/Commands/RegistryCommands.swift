import AdminProtocol
import JSONText
import Mediation
import Procedures
import Wording
import WorkCalendar

/// `enterprise.*` and `person.*`: the registry that all cases share. Everybody who sees cases finds names and credit codes;
/// a person's telephone and identity numbers are for those who work on cases.
struct RegistryCommands {
    let errand: Errand
    let kind: RegistryKind

    private var bound: BoundRequest { errand.bound }
    private var store: any RegistryStore { errand.desk.registry }

    private var worksOnCases: Bool { errand.caller.has(.mediator) || errand.caller.has(.supervisor) }

    func run() async throws(ProtocolError) -> Answer {
        switch bound.spec.name.split(separator: ".").last {
        case "set": try await set()
        case "list": try await list()
        case "merge": try await merge()
        default: try await show()
        }
    }

    // MARK: Changes

    private func set() async throws(ProtocolError) -> Answer {
        if let answer = try await errand.replayed() { return answer }
        var before: RegistryEntry?
        if let id = bound.subject { before = try await standing(id, key: kind.rawValue) }
        let isDry = bound.flag("dry")
        var change = RegistryChange(id: before?.id ?? "\(kind.prefix)-?", isNew: before == nil)
        change.name = bound.text("name")
        change.creditCode = try checked("credit-code", RegistryCodes.isCreditCode)
        change.address = bound.text("address")
        change.phone = bound.text("phone")
        change.identityNumber = try checked("id-number", RegistryCodes.isIdentityNumber)
        if change.name?.isEmpty ?? change.isNew { throw ArgumentErrors.missing("name") }
        if !change.isNew, change == RegistryChange(id: change.id, isNew: false) {
            throw ArgumentErrors.error("name", Bilingual(zh: "没有写要改的内容", en: "nothing to change was given"))
        }
        try await refuseTaken(change)
        let alike = change.isNew ? try await alike(change.name ?? "") : []
        if change.isNew, !isDry {
            change.id = try await errand.faulting { () async throws(Fault) in try await store.newID(of: kind) }
        }
        var row = row(change.applied(to: before))
        if !alike.isEmpty { row["similar"] = .array(alike.map { .string($0) }) }
        return try await answer(change, row)
    }

    private func merge() async throws(ProtocolError) -> Answer {
        if let answer = try await errand.replayed() { return answer }
        let from = try await standing(try bound.requiredSubject(), key: kind.rawValue)
        let into = try await standing(try bound.required("to"), key: "to")
        guard from.id != into.id else {
            throw ArgumentErrors.error(
                "to", Bilingual(zh: "不能与自身合并", en: "an entry cannot become part of itself"))
        }
        var change = RegistryChange(id: from.id, isNew: false)
        change.mergeInto = into.id
        change.reason = try bound.required("reason")
        return try await answer(change, row(change.applied(to: from)))
    }

    private func answer(_ change: RegistryChange, _ row: JSONObject) async throws(ProtocolError) -> Answer {
        if bound.flag("dry") { return Answer(rows: [row], status: ["dry": true]) }
        let outcome = try await errand.faulting { () async throws(Fault) in
            try await store.change(
                change, by: errand.caller.name, at: errand.now, key: errand.key, rows: [row.line])
        }
        switch outcome {
        case .committed(let seq): return Answer(rows: [row], status: ["seq": .integer(seq)])
        case .replayed(let replay): return try errand.answer(replay)
        case .taken(let key, let holder): throw taken(key, by: holder)
        case .gone: throw FailureAnswers.error(Fault.busy(afterMilliseconds: 100))
        }
    }

    /// A value with a check sign, in capitals; the empty text takes it away.
    private func checked(_ key: String, _ isRight: (String) -> Bool) throws(ProtocolError) -> String? {
        guard let text = bound.text(key)?.uppercased(), !text.isEmpty else { return bound.text(key) }
        guard isRight(text) else {
            throw ArgumentErrors.error(
                key, Bilingual(zh: "\(key) 的位数、字符或校验码不对", en: "\(key) has a wrong length, sign or check sign"))
        }
        return text
    }

    private func refuseTaken(_ change: RegistryChange) async throws(ProtocolError) {
        for (key, value) in [("credit-code", change.creditCode), ("id-number", change.identityNumber)] {
            guard let value, !value.isEmpty else { continue }
            var filter = RegistryFilter(kind: kind, limit: 1)
            if key == "credit-code" { filter.creditCode = value } else { filter.identityNumber = value }
            if let holder = try await find(filter).rows.first, holder.id != change.id {
                throw taken(key, by: holder.id)
            }
        }
    }

    private func taken(_ key: String, by id: String) -> ProtocolError {
        ProtocolError(
            .exists, Bilingual(zh: "该 \(key) 已属于 \(id)", en: "\(id) has that \(key)"),
            ["id": .string(id), "key": .string(key)])
    }

    /// Entries of the very name, at most five.
    private func alike(_ name: String) async throws(ProtocolError) -> [String] {
        guard let key = NameKey.of(name) else { return [] }
        var filter = RegistryFilter(kind: kind, limit: 5)
        filter.nameKey = key
        filter.isWholeName = true
        return try await find(filter).rows.map(\.id)
    }

    /// The entry, where it is of this kind and has not become part of another.
    private func standing(_ id: String, key: String) async throws(ProtocolError) -> RegistryEntry {
        let entry = try await entry(id, key: key)
        guard let into = entry.mergedInto else { return entry }
        throw ArgumentErrors.error(
            key, Bilingual(zh: "\(id) 已并入 \(into)", en: "\(id) became part of \(into)"))
    }

    private func entry(_ id: String, key: String) async throws(ProtocolError) -> RegistryEntry {
        guard RegistryKind(id: id) == kind else { throw RegistryErrors.wrongKind(id, kind, key: key) }
        let found = try await errand.faulting { () async throws(Fault) in try await store.entries([id]) }
        guard let entry = found.first else { throw RegistryErrors.notFound(id, kind, key: key) }
        return entry
    }

    // MARK: Reads

    private func list() async throws(ProtocolError) -> Answer {
        var filter = RegistryFilter(kind: kind, limit: bound.limit)
        filter.nameKey = bound.text("text").map { NameKey.of($0) ?? $0.lowercased() }
        filter.creditCode = bound.text("credit-code")?.uppercased()
        filter.phone = bound.text("phone")
        filter.identityNumber = bound.text("id-number")?.uppercased()
        filter.after = try errand.cursor()
        if kind == .person {
            guard filter.nameKey != nil || filter.phone != nil || filter.identityNumber != nil else {
                throw ArgumentErrors.error(
                    "text",
                    Bilingual(zh: "请写 text=、phone= 或 id-number=", en: "give text=, phone= or id-number="))
            }
            guard worksOnCases || filter.phone == nil && filter.identityNumber == nil else {
                throw ProtocolError(
                    .forbidden,
                    Bilingual(
                        zh: "按电话或证件号码查找只限办案人员", en: "telephone and identity numbers are for those who work on cases"))
            }
        }
        return errand.answer(try await find(filter)) { row($0) }
    }

    private func show() async throws(ProtocolError) -> Answer {
        let entry = try await entry(try bound.requiredSubject(), key: kind.rawValue)
        let id = entry.id
        let visibility = CaseAccess(errand.caller).visibility
        let cases = try await errand.faulting { () async throws(Fault) in
            try await store.cases(of: id, visibility: visibility, limit: 100)
        }
        let events = try await errand.faulting { () async throws(Fault) in
            try await store.events(of: id, limit: 20)
        }
        var row = row(entry)
        row["cases"] = .array(cases.map { .object(line($0)) })
        row["changed"] = .array(
            events.map { event in
                var told: JSONObject = ["at": .string(event.at.iso), "by": .string(event.by)]
                told.merge(event.change)
                return .object(told)
            })
        return Answer(rows: [row])
    }

    private func find(_ filter: RegistryFilter) async throws(ProtocolError) -> Page<RegistryEntry> {
        try await errand.faulting { () async throws(Fault) in try await store.find(filter) }
    }

    private func row(_ entry: RegistryEntry) -> JSONObject {
        var row: JSONObject = [kind.rawValue: .string(entry.id), "name": .string(entry.name)]
        row["creditCode"] = entry.creditCode.map { .string($0) }
        row["address"] = entry.address.map { .string($0) }
        if worksOnCases {
            row["phone"] = entry.phone.map { .string($0) }
            row["idNumberEnd"] = entry.identityEnd.map { .string($0) }
        }
        row["mergedInto"] = entry.mergedInto.map { .string($0) }
        return row
    }

    private func line(_ found: CaseRow) -> JSONObject {
        let procedure = errand.desk.shelf.procedure(found.procedure, version: found.procedureVersion)
        var row: JSONObject = ["case": .string(found.id), "procedure": .string(found.procedure)]
        row["procedureName"] = procedure.map { errand.text($0.name) }
        row["state"] = .string(found.state)
        row["stateName"] = procedure?.state(found.state).map { errand.text($0.name) }
        row["title"] = .string(found.title)
        return row
    }
}

/// What can be wrong with an id of the registry.
enum RegistryErrors {
    static func wrongKind(_ id: String, _ kind: RegistryKind, key: String) -> ProtocolError {
        ArgumentErrors.error(
            key,
            Bilingual(
                zh: "\(id) 不是\(kind.name.zh)编号，应形如 \(kind.prefix)-000123",
                en: "\(id) is no id of an \(kind.name.en), which looks like \(kind.prefix)-000123"))
    }

    static func notFound(_ id: String, _ kind: RegistryKind, key: String) -> ProtocolError {
        FailureAnswers.notFound(
            Bilingual(zh: "没有\(kind.name.zh) \(id)", en: "no \(kind.name.en) \(id)"), ["key": .string(key)])
    }
}
