import Wording

/// Turns what people wrote into a cell into the values of a field.
struct CellReader: Sendable {
    /// Whether plain numbers in columns of dates are Excel's day counts.
    var readsSerialDays = false

    /// A cell that cannot be read.
    struct Unreadable: Error, Hashable {
        let why: Bilingual
    }

    /// The field's values as they are sent; empty for an empty cell.
    func values(_ cell: String, of field: ProcedureForm.Field, heading: String) throws(Unreadable) -> [String] {
        let text = CSVWriter.untamed(cell).trimmed
        if text.isEmpty { return [] }
        guard field.isList else { return [try value(text, of: field, heading: heading)] }
        var values: [String] = []
        for part in Self.parts(text) { values.append(try value(part, of: field, heading: heading)) }
        return values
    }

    /// Several things in one cell.
    static func parts(_ text: String) -> [String] {
        text.split { "；;、\n".contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
    }

    private func value(
        _ text: String, of field: ProcedureForm.Field, heading: String
    ) throws(Unreadable) -> String {
        switch field.type {
        case "date", "instant":
            guard let date = WrittenDate(text, serial: readsSerialDays) else {
                throw Self.unreadable(SheetTexts.notADate(text))
            }
            return field.type == "date" ? date.day : date.instant
        case "money":
            do throws(WrittenNumber.Trouble) {
                return try WrittenNumber.fen(text, heading: heading)
            } catch {
                throw Self.unreadable(
                    error == .unitMissing ? SheetTexts.unitMissing(text) : SheetTexts.notAnAmount(text))
            }
        case "int":
            guard let number = WrittenNumber.whole(text) else { throw Self.unreadable(SheetTexts.notANumber(text)) }
            return number
        case "period":
            guard let period = WrittenPeriod.read(text) else { throw Self.unreadable(SheetTexts.notAPeriod(text)) }
            return period
        case "bool":
            guard let answer = Self.answer(text) else { throw Self.unreadable(SheetTexts.notYesOrNo(text)) }
            return answer ? "yes" : "no"
        case "enum":
            guard let choice = Self.choice(text, field.choices) else {
                let names = field.choices.map { Bilingual(zh: $0.name.zh, en: $0.id) }
                throw Self.unreadable(SheetTexts.notAChoice(text, names))
            }
            return choice
        case "text": return text
        default: return text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: " ")
        }
    }

    /// 是, 有, √ and so on.
    static func answer(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "是", "有", "对", "真", "已", "√", "✓", "✔", "y", "yes", "true", "t", "1": true
        case "否", "无", "没有", "不", "未", "错", "假", "×", "✗", "x", "n", "no", "false", "f", "0": false
        default: nil
        }
    }

    /// A choice by its id or its name in either language, with or without the name's remark in brackets.
    static func choice(_ text: String, _ choices: [ProcedureForm.Choice]) -> String? {
        let wanted = text.lowercased()
        func short(_ name: String) -> String { String(name.prefix { !"（(，,：:".contains($0) }).trimmed.lowercased() }
        if let exact = choices.first(where: {
            $0.id == wanted || $0.name.zh.lowercased() == wanted || $0.name.en.lowercased() == wanted
        }) {
            return exact.id
        }
        let near = choices.filter { short($0.name.zh) == short(text) || short($0.name.en) == short(text) }
        return near.count == 1 ? near[0].id : nil
    }

    private static func unreadable(_ why: Bilingual) -> Unreadable { Unreadable(why: why) }
}
