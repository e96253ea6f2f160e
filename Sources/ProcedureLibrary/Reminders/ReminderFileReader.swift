import Wording
import WorkCalendar
import Yams

/// Reads one file of reminder policies.
struct ReminderFileReader {
    let file: String
    let known: ReminderFiles.Known
    let faults: FaultCollector

    /// The longest stretch of quiet days that is believed.
    private static let longestQuiet = 31

    func policies(in yaml: String) -> ReminderPolicies {
        guard let root = faults.document(yaml, file: file),
            let top = YAMLRecord(root, allowed: ["policies", "quiet", "duty"], file: file, faults: faults)
        else { return .none }
        var read: [(policy: ReminderPolicy, record: YAMLRecord)] = []
        for node in top.list("policies") {
            guard let record = top.record(node, allowed: ["policy", "for", "steps"]), let policy = policy(record)
            else { continue }
            for other in read { compare(policy, record, other) }
            read.append((policy, record))
        }
        return ReminderPolicies(read.map(\.policy), quiet: quiet(top), duty: duty(top))
    }

    private func policy(_ record: YAMLRecord) -> ReminderPolicy? {
        let id = record.text("policy")
        let scope = ReminderScopeReader(known: known).scope(record)
        let reader = ReminderStepReader()
        var steps: [ReminderPolicy.Step] = []
        guard record.required("steps") != nil else { return nil }
        for node in record.list("steps") {
            guard let step = record.record(node, allowed: ["at", "weeks", "to", "kind"]) else { continue }
            for read in reader.steps(step) {
                if steps.contains(where: { $0.moment == read.moment }) {
                    let id = read.moment.id
                    step.report(zh: "步骤“\(id)”重复", en: "the step \(id) occurs twice")
                }
                steps.append(read)
            }
        }
        guard let id, let scope else { return nil }
        return ReminderPolicy(id: id, scope: scope, steps: steps)
    }

    private func compare(
        _ policy: ReminderPolicy, _ record: YAMLRecord, _ other: (policy: ReminderPolicy, record: YAMLRecord)
    ) {
        let line = other.record.line
        if policy.id == other.policy.id {
            record.report(
                "policy", zh: "政策“\(policy.id)”已见于第 \(line) 行", en: "\(policy.id) already stands in line \(line)")
        } else if policy.scope.competes(with: other.policy.scope) {
            record.report(
                "for", zh: "与第 \(line) 行的“\(other.policy.id)”同样具体，可能适用于同一期限",
                en: "as specific as \(other.policy.id) in line \(line), and both could hold for one deadline")
        }
    }

    private func quiet(_ top: YAMLRecord) -> Set<CivilDay> {
        var quiet: Set<CivilDay> = []
        for item in top.list("quiet") {
            let text = item.scalar?.string ?? ""
            let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { CivilDay(iso: String($0)) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last,
                CivilDay.days(from: first, to: last) < Self.longestQuiet
            else {
                faults.report(
                    file, line: item.mark?.line ?? top.line(of: "quiet"),
                    zh: "“\(text)”应为一日或 A..B（不超过\(Self.longestQuiet)日）",
                    en: "\(text) must be a day or A..B of at most \(Self.longestQuiet) days")
                continue
            }
            quiet.formUnion((first.number...last.number).map(CivilDay.init(number:)))
        }
        return quiet
    }

    private func duty(_ top: YAMLRecord) -> [String: String] {
        guard let node = top.node("duty") else { return [:] }
        guard let mapping = node.mapping else {
            top.report("duty", zh: "“duty”应为 单位: 账户", en: "duty must be OFFICE: ACCOUNT")
            return [:]
        }
        var duty: [String: String] = [:]
        for (key, value) in mapping {
            let code = key.scalar?.string ?? ""
            let line = key.mark?.line ?? top.line(of: "duty")
            if let offices = known.offices, !offices.contains(code) {
                faults.report(file, line: line, zh: "没有单位“\(code)”", en: "there is no office \(code)")
            }
            guard let account = value.scalar?.string, !account.isEmpty else {
                faults.report(file, line: line, zh: "“\(code)”应为账户名", en: "\(code) must be an account's name")
                continue
            }
            duty[code] = account
        }
        return duty
    }
}
