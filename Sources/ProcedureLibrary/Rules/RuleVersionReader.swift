import Wording
import WorkCalendar
import Yams

/// Reads one version of a deadline rule.
struct RuleVersionReader {
    let nature: DeadlineRule.Nature

    func version(_ record: YAMLRecord, number: Int) -> DeadlineRule.Version? {
        let length = record.length("length")
        let basis = record.bilingual("basis")
        let direction = self.direction(record)
        let anchor = direction.flatMap { record.bilingual($0.rawValue) }
        let `extension` = self.extension(record)
        let effective = self.effective(record)
        let remark = record.has("remark") ? record.bilingual("remark") : nil
        guard let length, let basis, let direction, let anchor, let `extension`, let effective else { return nil }
        let mayRoll = direction == .after && nature != .retention
        let roll = record.flag("roll", else: mayRoll)
        if roll, !mayRoll {
            record.report("roll", zh: "倒推的期限和保存期限不顺延", en: "backward terms and retention never roll")
        }
        if direction == .before {
            for key in ["inclusive", "next-day"] where record.flag(key) {
                record.report(key, zh: "“\(key)”不适用于倒推的期限", en: "\(key) does not fit a backward term")
            }
            if `extension` != .none {
                record.report("extension", zh: "倒推的期限不能延长", en: "a backward term cannot be extended")
            }
        }
        return DeadlineRule.Version(
            number: number, effectiveFrom: effective.from, effectiveTo: effective.to, basis: basis, anchor: anchor,
            length: length, direction: direction, roll: roll, inclusiveStart: record.flag("inclusive"),
            nextDay: record.flag("next-day"), extension: `extension`, remark: remark)
    }

    private func direction(_ record: YAMLRecord) -> DeadlineRule.Direction? {
        switch (record.has("after"), record.has("before")) {
        case (true, false): return .after
        case (false, true): return .before
        default:
            record.report(
                zh: "应有且只有“after”或“before”之一", en: "exactly one of after and before is needed")
            return nil
        }
    }

    private func effective(_ record: YAMLRecord) -> (from: CivilDay?, to: CivilDay?)? {
        guard let node = record.node("effective") else { return (nil, nil) }
        guard let dates = record.record(node, allowed: ["from", "to"]) else { return nil }
        let from = dates.has("from") ? dates.day("from") : nil
        let to = dates.has("to") ? dates.day("to") : nil
        if dates.has("from") && from == nil || dates.has("to") && to == nil { return nil }
        if let from, let to, from > to {
            dates.report(zh: "施行期间的起日晚于止日", en: "effective ends before it begins")
        }
        return (from, to)
    }

    private func `extension`(_ record: YAMLRecord) -> ExtensionPolicy? {
        guard let node = record.node("extension") else { return ExtensionPolicy.none }
        if let word = node.scalar?.string {
            if word == "none" { return ExtensionPolicy.none }
            if word == "agreed" { return .agreed(cap: nil) }
        } else if let policy = record.record(node, allowed: ["agreed", "by", "cap"]) {
            if policy.has("agreed"), !policy.has("by"), !policy.has("cap") {
                return policy.length("agreed").map { .agreed(cap: $0) }
            }
            if policy.has("by"), !policy.has("agreed") {
                let cap = policy.has("cap") ? policy.length("cap") : nil
                if policy.has("cap"), cap == nil { return nil }
                return policy.bilingual("by").map { .authority(cap: cap, by: $0) }
            }
        } else {
            return nil
        }
        record.report(
            "extension", zh: "“extension”应为 none、agreed、{agreed: 30d} 或 {by: …, cap: 15d}",
            en: "extension must be none, agreed, {agreed: 30d} or {by: …, cap: 15d}")
        return nil
    }
}
