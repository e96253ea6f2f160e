import Wording

extension ProcedureWords {
    /// What people call a word of the language; the word itself in English, and where none is known.
    static func name(_ word: String) -> Bilingual { Bilingual(zh: names[word] ?? word, en: word) }

    private static let names: [String: String] = [
        "procedure": "程序", "version": "版本", "prefix": "编号前缀", "name": "名称", "basis": "依据", "laws": "法律名称",
        "dictionary": "字段字典", "states": "状态", "opening": "立案字段", "fields": "字段", "roles": "当事人身份",
        "records": "附属记录", "documents": "文书", "clocks": "期限", "actions": "办理动作", "measures": "统计指标",
        "starts": "起算的期限", "warnings": "立案提示", "kind": "类别", "from": "起于", "to": "去往", "by": "办理人",
        "actor": "行为人", "needs": "条件", "stops": "办结的期限", "cancels": "取消的期限", "suspends": "中止的期限",
        "resumes": "恢复的期限", "extends": "延长的期限", "any-time": "不限时序", "confirm": "须再确认", "type": "类型",
        "required": "必填", "list": "可重复", "values": "可选值", "sensitivity": "敏感级别", "help": "说明",
        "example": "示例", "min": "最小", "max": "最大", "future": "可为将来", "of": "所属", "settled": "办结标志",
        "clock": "期限", "rule": "规则", "on-expiry": "届满", "field": "字段", "value": "值", "since": "自", "text": "文字",
        "unit": "单位", "count": "计数", "sum": "合计", "distinct": "去重", "where": "筛选", "party": "当事人",
        "days-since": "历时", "links": "关联",
    ]
}
