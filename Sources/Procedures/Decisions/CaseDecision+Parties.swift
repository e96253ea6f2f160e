import JSONText
import Wording
import WorkCalendar

extension CaseDecision {
    /// Adds a party (`role`, `name` and the role's fields), changes one (`party` and what is new), or ends one
    /// (`remove`); history keeps it. `entry` of the registry, found by the caller, gives the name and what else is known.
    public func party(
        _ state: CaseState, role: String?, name: String?, party: String?, remove: Bool, entry: PartyEntry? = nil,
        arguments: Arguments
    ) throws(Rejection) -> Decided {
        guard let party else {
            if remove { throw .missing("party") }
            return try add(state, role: role, name: name ?? entry?.name, entry, arguments)
        }
        guard let before = state.parties.first(where: { $0.id == party }) else {
            throw .notFound(Bilingual(zh: "本案没有当事人 \(party)", en: "the case has no party \(party)"))
        }
        guard let kind = procedure.role(before.role), role == nil || role == before.role else {
            throw .unusable("role", zh: "当事人 \(party) 的身份不能改", en: "the role of \(party) cannot be changed")
        }
        guard !before.ended else {
            throw .blocked("party-present", zh: "当事人 \(party) 已退出", en: "the party \(party) has left the case")
        }
        if remove {
            guard arguments.isEmpty, name == nil, entry == nil else {
                throw .unusable("remove", zh: "remove 不能与其他改动同用", en: "remove goes with no other change")
            }
            var after = before
            after.ended = true
            return changed(state, before, after, "ended", [])
        }
        return try change(state, before, kind, name: name ?? entry?.name, entry, arguments)
    }

    private func add(
        _ state: CaseState, role: String?, name: String?, _ entry: PartyEntry?, _ arguments: Arguments
    ) throws(Rejection) -> Decided {
        guard let role else { throw .missing("role") }
        guard let kind = procedure.role(role) else {
            let known = procedure.roles.map(\.id)
            throw .unusable(
                "role", zh: "没有身份 \(role)；可用：\(known.joined(separator: "、"))",
                en: "there is no role \(role); known: \(known.joined(separator: ", "))")
        }
        guard let name else { throw .missing("name") }
        let known = kind.fields.filter { $0.sensitivity != .S }.compactMap { field in
            entry?.values[field.name].map { (field.name, [$0]) }
        }
        let values = try ArgumentReader(now: moment.now, state: state).read(
            arguments.merging(known) { typed, _ in typed }, kind.fields)
        let line = try line(name, key: "name")
        try checkNew(line, role: kind, in: state)
        let after = Party(
            id: "p\(state.parties.count + 1)", role: role, name: line, fields: values.present, entry: entry?.id)
        return changed(state, nil, after, "added", values.secrets)
    }

    private func change(
        _ state: CaseState, _ before: Party, _ kind: PartyRole, name: String?, _ entry: PartyEntry?,
        _ arguments: Arguments
    ) throws(Rejection) -> Decided {
        let values = try ArgumentReader(now: moment.now, state: state).read(arguments, kind.fields, partial: true)
        guard name != nil || !values.fields.isEmpty else { throw .nothingToChange("party") }
        var after = before
        if let name {
            after.name = try line(name, key: "name")
            if after.name != before.name { try checkNew(after.name, role: kind, in: state) }
        }
        if let entry { after.entry = entry.id }
        after.fields.lay(values.fields)
        return changed(state, before, after, "changed", values.secrets)
    }

    private func checkNew(_ name: String, role: PartyRole, in state: CaseState) throws(Rejection) {
        guard let same = state.parties.first(where: { !$0.ended && $0.role == role.id && $0.name == name }) else {
            return
        }
        throw .exists(
            id: same.id,
            Bilingual(
                zh: "「\(role.name.zh)」中已有同名的当事人 \(same.id)", en: "\(same.id) is a \(role.name.en) of that name already")
        )
    }

    private func changed(
        _ state: CaseState, _ before: Party?, _ after: Party, _ word: String, _ secrets: [CaseEvent.Secret]
    ) -> Decided {
        var unfolding = Unfolding(state)
        var payload: JSONObject = ["party": .string(after.id), "change": .string(word)]
        payload.merge(after.object)
        payload["was"] = before.map { .object($0.object) }
        unfolding.append(.caseParty, at: moment.now, payload, secrets: secrets)
        unfolding.made = ["party": .string(after.id)]
        return unfolding.decided
    }
}

extension Rejection {
    /// A change that changes nothing.
    static func nothingToChange(_ key: String) -> Rejection {
        .badArgument(
            key: key, why: Bilingual(zh: "没有写要改的内容", en: "nothing to change was given"))
    }
}
