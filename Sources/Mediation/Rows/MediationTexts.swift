import Wording

/// The sentences of this room that are not part of a procedure.
enum MediationTexts {
    static func noSuchEvent(_ seq: Int64) -> Bilingual {
        Bilingual(zh: "本案没有序号为 \(seq) 的办理记录", en: "this case has no event with seq \(seq)")
    }

    static func noSuchVersion(_ procedure: String, _ version: Int, _ known: [Int]) -> Bilingual {
        let known = known.map(String.init)
        return Bilingual(
            zh: "\(procedure) 没有第 \(version) 版；现有：\(known.joined(separator: "、"))",
            en: "\(procedure) has no version \(version); known: \(known.joined(separator: ", "))")
    }

    static let moveComesFirst = Bilingual(
        zh: "一批命令中，移版须是对该案的第一项改动", en: "in a batch, a move must be the first change of its case")
}
