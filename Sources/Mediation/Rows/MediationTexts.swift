import Wording

/// The sentences of this room that are not part of a procedure.
enum MediationTexts {
    static func noSuchEvent(_ seq: Int64) -> Bilingual {
        Bilingual(zh: "本案没有序号为 \(seq) 的办理记录", en: "this case has no event with seq \(seq)")
    }
}
