import Wording

/// Whether a rule may take the place of an older text of the same rule: what a version says is never edited; a change of
/// the law is a further version, before which the last one is closed.
public enum RuleGrowth {
    /// A field that would be edited.
    public struct Edit: Sendable, Hashable {
        /// The key of the rule file, such as `length`.
        public let field: String
        /// The version that says otherwise; nil where it belongs to the rule as a whole.
        public let version: Int?
        /// What is wrong.
        public let text: Bilingual
    }

    /// Everything in `new` that alters what `old` says; empty where it only adds.
    public static func edits(from old: DeadlineRule, to new: DeadlineRule) -> [Edit] {
        var edits: [Edit] = []
        if old.jurisdiction != new.jurisdiction { edits.append(edit("jurisdiction", old.id, nil)) }
        if old.nature != new.nature { edits.append(edit("nature", old.id, nil)) }
        if old.hard != new.hard { edits.append(edit("soft", old.id, nil)) }
        if new.versions.count < old.versions.count {
            edits.append(
                Edit(
                    field: "versions", version: new.versions.count + 1,
                    text: Bilingual(
                        zh: "规则 \(old.id) 已有 \(old.versions.count) 个版本，文本只写了 \(new.versions.count) 个；旧版本须原样保留",
                        en:
                            "rule \(old.id) has \(old.versions.count) versions and the text gives \(new.versions.count); "
                            + "older versions must be kept as they are")))
        }
        for (before, after) in zip(old.versions, new.versions) {
            let isLast = before.number == old.versions.count
            let isClosed = isLast && before.effectiveTo == nil && new.versions.count > old.versions.count
            edits.append(contentsOf: fields(before, after, mayClose: isClosed).map { edit($0, old.id, before.number) })
        }
        return edits
    }

    private static func fields(
        _ old: DeadlineRule.Version, _ new: DeadlineRule.Version, mayClose: Bool
    ) -> [String] {
        let pairs: [(String, Bool)] = [
            ("length", old.length == new.length), ("basis", old.basis == new.basis),
            (old.direction.rawValue, old.direction == new.direction && old.anchor == new.anchor),
            ("extension", old.extension == new.extension), ("roll", old.roll == new.roll),
            ("inclusive", old.inclusiveStart == new.inclusiveStart), ("next-day", old.nextDay == new.nextDay),
            ("effective.from", old.effectiveFrom == new.effectiveFrom),
            ("effective.to", old.effectiveTo == new.effectiveTo || mayClose),
        ]
        return pairs.filter { !$0.1 }.map(\.0)
    }

    private static func edit(_ field: String, _ rule: String, _ version: Int?) -> Edit {
        let zh = version.map { "第\($0)版的" } ?? "的"
        let en = version.map { " of version \($0)" } ?? ""
        return Edit(
            field: field, version: version,
            text: Bilingual(
                zh: "规则 \(rule) \(zh)“\(field)”不得修改；条文变动请增加新版本",
                en: "\(field)\(en) of rule \(rule) may not be edited; a change of the law is a new version"))
    }
}
