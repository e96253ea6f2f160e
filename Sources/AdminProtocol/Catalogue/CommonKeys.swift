/// Keys that many commands share.
enum CommonKeys {
    static let key = KeySpec(
        "key", .key, zh: "幂等键：同一键重发同一请求，只生效一次",
        en: "idempotency key: the same request under the same key takes effect once", example: "01JDC2Q8M4T7")
    static let dry = KeySpec(
        "dry", .bool, zh: "试办：答复与实办相同，但不留任何记录",
        en: "rehearse: the answer is the real one, but nothing is stored", example: "yes")

    static func version(required: Bool) -> KeySpec {
        KeySpec(
            "if", .version, required: required, min: 1, complete: "case.show", zh: "所依据的案件版本；已被他人更改则拒绝",
            en: "the case version that you have seen; refused when somebody changed the case since", example: "1")
    }

    static let at = KeySpec(
        "at", .instant, zh: "事情实际发生的时间；默认现在", en: "when it happened in the world; default: now", example: "now")
    static let limit = KeySpec(
        "limit", .int, min: 1, max: 1000, zh: "每页至多几条；默认 100", en: "rows per page; default: 100", example: "100")
    static let after = KeySpec(
        "after", .cursor, max: 1024, zh: "上一页答复中的 next；有 next 就还可能有，哪怕那一页不满",
        en: "the `next` of the page before; where there is one more may follow, even after a short page",
        example: "c1.Zm9vYmFy")

    static func reason(required: Bool, zh: String = "理由", en: String = "the reason") -> KeySpec {
        KeySpec("reason", .line, required: required, max: 500, zh: zh, en: en, example: "当事人申请")
    }

    static func linkKind(required: Bool, zh: String, en: String, example: String) -> KeySpec {
        KeySpec("as", .enum, required: required, values: linkKinds, zh: zh, en: en, example: example)
    }

    /// The kinds of links between cases; a test holds them against those that the procedures know.
    static let linkKinds = [
        "parent-of", "child-of", "reopens", "reopened-as", "splits-from", "split-into", "merged-into", "absorbs",
        "duplicates", "duplicated-by", "arises-from", "gave-rise-to", "approves", "approved-by", "coordinates",
        "coordinated-by", "supervises", "supervised-by", "aids", "aided-by", "confirms", "confirmed-by", "relates-to",
    ]

    static let assignee = KeySpec(
        "assignee", .account, complete: "account.list", zh: "承办人；me 为本人",
        en: "of cases assigned to this account; `me` is your own", example: "li.wei")
    static let office = KeySpec(
        "office", .office, zh: "单位代码；含下属单位", en: "office code; its children are included", example: "BJ-CY")
}
