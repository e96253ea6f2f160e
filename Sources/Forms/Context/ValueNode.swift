import JSONText
import Mustache
import Procedures
import Wording
import WorkCalendar

/// One value, or the place where it is missing.
struct ValueNode: FormNode, MustacheCustomRenderable {
    /// How the value is written.
    enum Style { case plain, han, capital, boxes }

    let value: JSONValue?
    let type: FieldType
    let source: FormOrigin
    let sheet: FormSheet
    var style = Style.plain

    var origin: FormOrigin? { source }
    private var choices: [Field.Choice] { source.field?.choices ?? [] }

    func below(_ name: String) -> (any FormNode)? {
        switch type {
        case .enumeration:
            guard choices.contains(where: { $0.id == name }) else { return nil }
            return FlagNode(texts.contains(name))
        case .bool:
            guard name == "yes" || name == "no" else { return nil }
            return FlagNode(value?.bool == (name == "yes"))
        case .date, .instant: return datePart(name)
        default: return nil
        }
    }

    func turned(_ form: String) -> (any FormNode)? {
        var turned = self
        switch (form, type) {
        case ("han", .date), ("han", .int): turned.style = .han
        case ("capital", .money): turned.style = .capital
        case ("boxes", .enumeration), ("boxes", .bool): turned.style = .boxes
        default: return nil
        }
        return turned
    }

    /// For sections: a value that is not there, and a plain no, open none.
    var isNull: Bool { value == nil || value?.bool == false }

    var renderText: String {
        guard let value else {
            let blank = sheet.leaveBlank(source.name, source.label)
            return style == .boxes ? boxes : blank
        }
        return style == .boxes ? boxes : sheet.print(words(value))
    }

    private var texts: [String] { value?.array?.compactMap(\.string) ?? [value?.string].compactMap { $0 } }
    private var day: CivilDay? {
        value?.string.flatMap { text in
            CivilDay(iso: text) ?? DayExpression.instant(text, now: Instant(microseconds: 0))?.day
        }
    }

    private func datePart(_ name: String) -> (any FormNode)? {
        let part: Int?
        switch name {
        case "year": part = day?.year
        case "month": part = day?.month
        case "day": part = day?.day
        default: return nil
        }
        return ValueNode(value: part.map { .string(String($0)) }, type: .line, source: source, sheet: sheet)
    }

    private func words(_ value: JSONValue) -> String {
        if let elements = value.array { return elements.map(words).joined(separator: "、") }
        switch type {
        case .money:
            guard let fen = value.integer else { return "" }
            return style == .capital ? ChineseMoney.capital(fen) : ChineseMoney.plain(fen)
        case .int:
            guard let number = value.integer else { return "" }
            return style == .han ? ChineseNumeral.counting(number) : String(number)
        case .bool: return value.bool == true ? "是" : "否"
        case .enumeration: return choices.first { $0.id == value.string }?.name.zh ?? value.string ?? ""
        case .date:
            guard let day = value.string.flatMap({ CivilDay(iso: $0) }) else { return value.string ?? "" }
            return style == .han ? ChineseDate.han(day) : ChineseDate.plain(day)
        case .instant:
            let instant = value.string.flatMap { DayExpression.instant($0, now: Instant(microseconds: 0)) }
            return instant.map { ChineseDate.plain($0) } ?? value.string ?? ""
        case .duration: return value.string.flatMap { TermLength($0)?.words.zh } ?? value.string ?? ""
        default: return value.string ?? value.integer.map(String.init) ?? ""
        }
    }

    /// All that may be ticked, with the case's own ticked: ☑同意　☐不同意.
    private var boxes: String {
        let names =
            type == .bool
            ? [("是", value?.bool == true), ("否", value?.bool == false)]
            : choices.map { ($0.name.zh, texts.contains($0.id)) }
        return sheet.print(names.map { ($0.1 ? "☑" : "☐") + $0.0 }.joined(separator: "　"))
    }
}
