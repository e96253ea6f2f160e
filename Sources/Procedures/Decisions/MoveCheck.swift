import JSONText
import Wording
import WorkCalendar

/// Whether a case can go on under a newer version of its procedure: everything that it holds must be known there.
struct MoveCheck {
    let state: CaseState
    let old: Procedure
    let new: Procedure
    /// The state that takes the place of the present one, where that is named.
    let successor: String?

    /// What the rows are about, in place of an action.
    static let step = "case.move"

    /// The state that the case would be in.
    var target: String { isStateUsable ? state.state : successor ?? state.state }

    /// Every condition, met or not: a row for each kind, and where one is not met, a row for each thing that stands in
    /// the way.
    var rows: [WhyRow] {
        [versionRow, openRow, stateRow] + clockRows + expiryRows + partyRows + recordRows + fieldRows + documentRows
    }

    private var isStateUsable: Bool { new.state(state.state).map { $0.kind != .terminal } ?? false }

    private func row(_ condition: String, _ ok: Bool, zh: String, en: String, fix: RequestLine? = nil) -> WhyRow {
        WhyRow(action: Self.step, condition: condition, ok: ok, text: Bilingual(zh: zh, en: en), fix: fix?.text)
    }

    /// What stands in the way, or one row that says that nothing does.
    private func rows(_ condition: String, _ found: [WhyRow], zh: String, en: String) -> [WhyRow] {
        found.isEmpty ? [row(condition, true, zh: zh, en: en)] : found
    }

    private var versionRow: WhyRow {
        row(
            "newer-version", new.version > state.procedureVersion,
            zh: "案件按第 \(state.procedureVersion) 版办理，只能移至更新的版本，所指为第 \(new.version) 版",
            en:
                "the case follows version \(state.procedureVersion) and moves to a newer one only; asked for: "
                + "\(new.version)")
    }

    private var openRow: WhyRow {
        row(
            "case-open", old.state(state.state)?.kind != .terminal, zh: "案件尚未办结：「\(name(state.state, old).zh)」",
            en: "the case has not ended: “\(name(state.state, old).en)”")
    }

    private var stateRow: WhyRow {
        if isStateUsable {
            return row(
                "state-known", true, zh: "新版有状态「\(name(state.state, new).zh)」（\(state.state)）",
                en: "the new version has the state “\(name(state.state, new).en)” (\(state.state))")
        }
        if let successor, let found = new.state(successor), found.kind != .terminal {
            return row(
                "state-known", true, zh: "「\(name(state.state, old).zh)」由新版的「\(found.name.zh)」（\(successor)）接替",
                en: "“\(name(state.state, old).en)” goes on as “\(found.name.en)” (\(successor))")
        }
        let why =
            new.state(state.state) == nil
            ? Bilingual(zh: "新版没有", en: "the new version does not have")
            : Bilingual(zh: "新版中已是终结", en: "the new version ends cases in")
        return row(
            "state-known", false, zh: "\(why.zh)状态「\(name(state.state, old).zh)」（\(state.state)）；请用 state= 指明接替它的状态",
            en:
                "\(why.en) the state “\(name(state.state, old).en)” (\(state.state)); name the one that takes its place by state=",
            fix: suggestion.map {
                fix("case.move").with("version", String(new.version)).with("state", $0).with("reason", "程序更新")
            })
    }

    /// A state that only the new version has, or its first one.
    private var suggestion: String? {
        let going = new.states.filter { $0.kind != .terminal }
        return (going.first { old.state($0.id) == nil } ?? going.first)?.id
    }

    private var running: [Deadline] { state.deadlines.filter(\.isRunning) }

    private var clockRows: [WhyRow] {
        let lost = running.filter { new.clock($0.clock) == nil }.map { deadline in
            row(
                "clock-known", false, zh: "在计期限「\(clock(deadline).zh)」（\(deadline.id)，\(deadline.due.iso) 届满）新版没有",
                en:
                    "the running deadline “\(clock(deadline).en)” (\(deadline.id), due \(deadline.due.iso)) has no clock there",
                fix: fix("due.set").with("due", deadline.id).with("waive", "yes").with("reason", "程序更新，不再适用"))
        }
        return rows(
            "clock-known", lost, zh: "在计期限 \(running.count) 项，新版都有",
            en: "running deadlines known there: \(running.count)")
    }

    /// What time alone does at a deadline's end must still be a step of the scheduler.
    private var expiryRows: [WhyRow] {
        running.compactMap { deadline in
            guard case .action(let id) = deadline.onExpiry, new.clock(deadline.clock) != nil,
                new.action(id)?.isSystem != true
            else { return nil }
            return row(
                "expiry-known", false, zh: "期限「\(clock(deadline).zh)」（\(deadline.id)）届满时的动作 \(id) 新版没有",
                en: "what the end of “\(clock(deadline).en)” (\(deadline.id)) does, \(id), is not there",
                fix: fix("due.set").with("due", deadline.id).with("waive", "yes").with("reason", "程序更新，不再适用"))
        }
    }

    private var partyRows: [WhyRow] {
        let present = state.parties.filter { !$0.ended }
        let lost = present.flatMap { party -> [WhyRow] in
            let role = old.role(party.role)?.name ?? Bilingual(zh: party.role, en: party.role)
            guard let next = new.role(party.role) else {
                return [
                    row(
                        "role-known", false, zh: "当事人 \(party.id) 的身份「\(role.zh)」（\(party.role)）新版没有",
                        en: "party \(party.id): the role “\(role.en)” (\(party.role)) is not there",
                        fix: RequestLine("case.party", state.id).with("party", party.id).with("remove", "yes"))
                ]
            }
            return strange(party.fields, old.role(party.role)?.fields ?? [], next.fields).map {
                row(
                    "field-known", false, zh: "当事人 \(party.id)（\(role.zh)）的\($0.zh)",
                    en: "party \(party.id) (\(role.en)): \($0.en)")
            }
        }
        return rows(
            "role-known", lost, zh: "当事人 \(present.count) 名，身份和字段新版都有", en: "parties known there: \(present.count)")
    }

    private var recordRows: [WhyRow] {
        let standing = state.records.filter { !$0.reversed }
        let lost = standing.flatMap { record -> [WhyRow] in
            let type = old.record(record.type)?.name ?? Bilingual(zh: record.type, en: record.type)
            guard let next = new.record(record.type) else {
                return [
                    row(
                        "record-known", false, zh: "记录 \(record.id) 的类型「\(type.zh)」（\(record.type)）新版没有",
                        en: "record \(record.id): the type “\(type.en)” (\(record.type)) is not there")
                ]
            }
            return strange(record.fields, old.record(record.type)?.fields ?? [], next.fields).map {
                row(
                    "field-known", false, zh: "记录 \(record.id)（\(type.zh)）的\($0.zh)",
                    en: "record \(record.id) (\(type.en)): \($0.en)")
            }
        }
        return rows(
            "record-known", lost, zh: "记录 \(standing.count) 条，类型和字段新版都有", en: "records known there: \(standing.count)")
    }

    private var fieldRows: [WhyRow] {
        let settable = Set((old.opening + old.fields).filter { !$0.required }.map(\.name))
        let known = Array(new.caseFields.values)
        let lost = state.fields.members.flatMap { member in
            strange([member.name: member.value], Array(old.caseFields.values), known).map {
                row(
                    "field-known", false, zh: "案件的\($0.zh)", en: "the case: \($0.en)",
                    fix: settable.contains(member.name) ? fix("case.set").with(member.name, "") : nil)
            }
        }
        return rows(
            "field-known", lost, zh: "案件字段 \(state.fields.members.count) 项，新版都有",
            en: "fields of the case known there: \(state.fields.members.count)")
    }

    private var documentRows: [WhyRow] {
        let standing = state.documents.filter { !$0.reversed }
        let lost = standing.filter { new.document($0.kind) == nil }.map { document in
            let kind = old.document(document.kind)?.name ?? Bilingual(zh: document.kind, en: document.kind)
            return row(
                "document-known", false, zh: "文书 \(document.id)「\(kind.zh)」（\(document.kind)）新版没有这一种类",
                en: "document \(document.id): the kind “\(kind.en)” (\(document.kind)) is not there")
        }
        return rows(
            "document-known", lost, zh: "文书 \(standing.count) 份，种类新版都有", en: "documents known there: \(standing.count)")
    }

    /// The values that the new fields could not hold, each with the reason.
    private func strange(_ values: JSONObject, _ before: [Field], _ after: [Field]) -> [Bilingual] {
        values.members.compactMap { member in
            guard member.value != .null else { return nil }
            let name = before.named(member.name)?.label ?? Bilingual(zh: member.name, en: member.name)
            func told(_ zh: String, _ en: String) -> Bilingual {
                Bilingual(zh: "字段「\(name.zh)」（\(member.name)）\(zh)", en: "field “\(name.en)” (\(member.name)) \(en)")
            }
            guard let field = after.named(member.name) else { return told("新版没有", "is not there") }
            guard let earlier = before.named(member.name) else { return nil }
            if earlier.list != field.list { return told("新版的可重复与否不同", "may be repeated in one version only") }
            if (earlier.sensitivity == .S) != (field.sensitivity == .S) {
                return told("新版的敏感级别不同，存放方式不同", "is kept otherwise, since its sensitivity changes")
            }
            if earlier.type != field.type, !(earlier.type == .line && field.type == .text) {
                return told(
                    "类型由 \(earlier.type.rawValue) 变为 \(field.type.rawValue)",
                    "changes its type from \(earlier.type.rawValue) to \(field.type.rawValue)")
            }
            let typed = member.value.array?.compactMap(\.string) ?? [member.value.string].compactMap(\.self)
            if field.type == .enumeration,
                let lost = typed.first(where: { value in !field.choices.contains { $0.id == value } })
            {
                return told("的值 \(lost) 新版没有", "has the value \(lost), which is not there")
            }
            return nil
        }
    }

    private func fix(_ command: String) -> RequestLine {
        RequestLine(command, state.id).with("if", String(state.version))
    }

    private func name(_ id: String, _ procedure: Procedure) -> Bilingual {
        procedure.state(id)?.name ?? Bilingual(zh: id, en: id)
    }

    private func clock(_ deadline: Deadline) -> Bilingual {
        old.clock(deadline.clock)?.name ?? Bilingual(zh: deadline.clock, en: deadline.clock)
    }
}
