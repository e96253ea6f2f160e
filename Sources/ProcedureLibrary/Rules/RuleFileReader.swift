import Wording
import WorkCalendar
import Yams

/// Reads one file of deadline rules; Resources/rules/README.md describes the keys.
struct RuleFileReader {
    let file: String
    let faults: FaultCollector

    private static let versionKeys: Set = [
        "length", "after", "before", "basis", "extension", "roll", "inclusive", "next-day", "effective", "remark",
    ]
    private static let ruleKeys: Set = versionKeys.union([
        "id", "name", "consequence", "nature", "soft", "verify", "versions",
    ])

    /// The rules of the file that could be read, with the lines on which they stand.
    func rules(in yaml: String) -> [(rule: DeadlineRule, line: Int)] {
        guard let root = faults.document(yaml, file: file),
            let top = YAMLRecord(root, allowed: ["jurisdiction", "rules"], file: file, faults: faults),
            top.required("rules") != nil
        else { return [] }
        let jurisdiction = top.has("jurisdiction") ? top.text("jurisdiction") : "prc"
        return top.list("rules").compactMap { node in
            guard let record = top.record(node, allowed: Self.ruleKeys), let jurisdiction else { return nil }
            return rule(record, jurisdiction).map { ($0, record.line) }
        }
    }

    private func rule(_ record: YAMLRecord, _ jurisdiction: String) -> DeadlineRule? {
        let id = self.id(record)
        let name = record.bilingual("name")
        let consequence = record.bilingual("consequence")
        let nature = self.nature(record)
        let versions = self.versions(record, nature: nature ?? .limit)
        guard let id, let name, let consequence, let nature, let versions else { return nil }
        if id.hasSuffix("-before") != (versions.last?.direction == .before) {
            record.report(
                "id", zh: "倒推的规则（before）的 id 须以 -before 结尾，其他规则不得如此",
                en: "ids of rules that count back (before), and only those, end in -before")
        }
        return DeadlineRule(
            id: id, name: name, jurisdiction: jurisdiction, hard: !record.flag("soft"), verify: record.flag("verify"),
            nature: nature, consequence: consequence, versions: versions)
    }

    private func id(_ record: YAMLRecord) -> String? {
        guard let id = record.text("id") else { return nil }
        let words = id.split(separator: "-", omittingEmptySubsequences: false)
        let kebab = words.allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
        }
        if kebab { return id }
        record.report("id", zh: "id“\(id)”应为小写字母、数字和连字符", en: "id \(id) must be kebab-case")
        return nil
    }

    private func nature(_ record: YAMLRecord) -> DeadlineRule.Nature? {
        guard record.has("nature") else { return .limit }
        guard let text = record.text("nature") else { return nil }
        if let nature = DeadlineRule.Nature(rawValue: text) { return nature }
        let known = DeadlineRule.Nature.allCases.map(\.rawValue).joined(separator: ", ")
        record.report("nature", zh: "“nature”应为 \(known) 之一", en: "nature must be one of \(known)")
        return nil
    }

    /// The versions of a rule: those of `versions`, each over the rule's own keys, or the one that the rule's own keys make.
    private func versions(_ record: YAMLRecord, nature: DeadlineRule.Nature) -> [DeadlineRule.Version]? {
        let reader = RuleVersionReader(nature: nature)
        guard record.has("versions") else { return reader.version(record, number: 1).map { [$0] } }
        let nodes = record.list("versions")
        let records = nodes.compactMap { record.record($0, allowed: Self.versionKeys) }
        let versions = records.enumerated().compactMap { index, version in
            reader.version(record.overlaid(by: version), number: index + 1)
        }
        guard !nodes.isEmpty, versions.count == nodes.count else {
            if nodes.isEmpty { record.report("versions", zh: "至少应有一个版本", en: "at least one version is needed") }
            return nil
        }
        for ((earlier, later), own) in zip(zip(versions, versions.dropFirst()), records.dropFirst()) {
            if (earlier.effectiveTo ?? .last) >= (later.effectiveFrom ?? .first) {
                own.report(
                    zh: "各版本的施行期间须按先后排列，不得重叠", en: "versions must be in order of time and must not overlap")
            }
        }
        return versions
    }
}
