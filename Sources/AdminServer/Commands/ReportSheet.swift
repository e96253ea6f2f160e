import JSONText
import Mediation
import Wording

/// Lines of a report as data lines.
struct ReportSheet {
    let language: Language
    /// True for those outside the case team: small numbers of people are not shown to them.
    var hidesSmall = false

    /// Numbers of people below this could tell who somebody is (statistics.md 3).
    private static let least: Int64 = 5

    /// What a row counts, without a number.
    func definition(_ row: ReportRow) -> JSONObject {
        var object: JSONObject = ["row": .string(row.id), "name": .string(row.name[language])]
        object["unit"] = .string(row.unit[language])
        add(row, to: &object)
        return object
    }

    /// Every line, with what was published beside it.
    func rows(_ lines: [ReportEngine.Line], _ published: PublishedFigures?) -> [JSONObject] {
        let hidden = Set(lines.filter(isSmall).map(\.id))
        return lines.map { line in
            var object: JSONObject = ["row": .string(line.id), "name": .string(line.name[language])]
            let isHidden = hidden.contains(line.id) || parts(of: line).contains(where: hidden.contains)
            if isHidden {
                object["suppressed"] = true
                object["shown"] = .string("<\(Self.least)")
            } else {
                object["value"] = line.value.map { .integer($0) }
                object["numerator"] = line.numerator.map { .integer($0) }
                object["denominator"] = line.denominator.map { .integer($0) }
                object["shown"] = shown(line).map { .string($0) }
            }
            object["unit"] = .string(line.row.unit[language])
            object["target"] = line.target.map { .integer($0) }
            if let value = line.value, let target = line.target, target > 0 {
                object["reached"] = .string(Self.decimal(value, target, hundredfold: true))
            }
            object["waiting"] = line.waiting.map { .integer($0) }
            if !isHidden, let then = published?[line.id] {
                object["published"] = then.value.map { .integer($0) }
                object["publishedShown"] = shown(line, then).map { .string($0) }
                if let value = line.value, let before = then.value, value != before {
                    object["restated"] = .integer(value - before)
                } else if !then.agrees(with: line) {
                    object["changed"] = true
                }
            }
            add(line.row, to: &object)
            return object
        }
    }

    /// How a check came out.
    func row(_ verdict: ReportEngine.Verdict) -> JSONObject {
        [
            "check": .string(verdict.id), "name": .string(verdict.name[language]), "holds": .bool(verdict.holds),
            "found": .integer(verdict.left), "expected": .integer(verdict.right),
        ]
    }

    private func add(_ row: ReportRow, to object: inout JSONObject) {
        object["section"] = row.section.map { .string($0[language]) }
        object["counting"] = row.counting.map { .string($0.rawValue) }
        object["countingName"] = row.counting.map { .string($0.name[language]) }
        object["definition"] = .string(row.definition[language])
        if case .ratio(let of, let to, _) = row.source {
            object["of"] = .array(of.map { .string($0) })
            object["to"] = .array(to.map { .string($0) })
        }
    }

    private func isSmall(_ line: ReportEngine.Line) -> Bool {
        hidesSmall && line.row.isPersonal && line.value.map { $0 > 0 && $0 < Self.least } ?? false
    }

    /// The rows that a ratio is made of.
    private func parts(of line: ReportEngine.Line) -> [String] {
        if case .ratio(let of, let to, _) = line.row.source { of + to } else { [] }
    }

    /// A ratio as people say it; nil for whole numbers.
    private func shown(_ line: ReportEngine.Line) -> String? {
        shown(line.row, line.numerator, line.denominator)
    }

    private func shown(_ line: ReportEngine.Line, _ then: PublishedFigures.Figure) -> String? {
        shown(line.row, then.numerator, then.denominator)
    }

    private func shown(_ row: ReportRow, _ numerator: Int64?, _ denominator: Int64?) -> String? {
        guard let numerator, let denominator, denominator > 0 else { return nil }
        if case .ratio(_, _, asMean: true) = row.source {
            return Self.decimal(numerator, denominator, hundredfold: false)
        }
        return Self.decimal(numerator, denominator, hundredfold: true)
    }

    /// One decimal, rounded to the nearest: `70.6%`, or `12.3` of a mean.
    static func decimal(_ numerator: Int64, _ denominator: Int64, hundredfold: Bool) -> String {
        let (product, isTooLarge) = numerator.multipliedReportingOverflow(by: hundredfold ? 1000 : 10)
        guard !isTooLarge else { return "" }
        let tenths = (product.magnitude + denominator.magnitude / 2) / denominator.magnitude
        return (numerator < 0 && tenths > 0 ? "-" : "") + "\(tenths / 10).\(tenths % 10)" + (hundredfold ? "%" : "")
    }
}

/// The numbers of a report as it was published, by row.
struct PublishedFigures {
    struct Figure {
        let value: Int64?
        let numerator: Int64?
        let denominator: Int64?
        let target: Int64?

        func agrees(with line: ReportEngine.Line) -> Bool {
            value == line.value && numerator == line.numerator && denominator == line.denominator
                && target == line.target
        }
    }

    private var figures: [String: Figure] = [:]
    /// One JSON object by row.
    let text: String

    /// The numbers of these lines.
    init(_ lines: [ReportEngine.Line]) {
        var object = JSONObject()
        for line in lines {
            var cells = JSONObject()
            cells["value"] = line.value.map { .integer($0) }
            cells["numerator"] = line.numerator.map { .integer($0) }
            cells["denominator"] = line.denominator.map { .integer($0) }
            cells["target"] = line.target.map { .integer($0) }
            object[line.id] = .object(cells)
        }
        text = object.line
        read(object)
    }

    /// What ``text`` says.
    init?(_ text: String) {
        guard let object = (try? JSONReader.read(text))?.object else { return nil }
        self.text = text
        read(object)
    }

    private mutating func read(_ object: JSONObject) {
        for member in object.members {
            let cells = member.value.object ?? [:]
            figures[member.name] = Figure(
                value: cells["value"]?.integer, numerator: cells["numerator"]?.integer,
                denominator: cells["denominator"]?.integer, target: cells["target"]?.integer)
        }
    }

    subscript(row: String) -> Figure? { figures[row] }

    /// True where the line says what was published; a row that did not exist then says nothing.
    func agrees(with line: ReportEngine.Line) -> Bool { figures[line.id]?.agrees(with: line) ?? true }

    /// The lines with the published numbers.
    func laid(over lines: [ReportEngine.Line]) -> [ReportEngine.Line] {
        lines.map { line in
            guard let figure = figures[line.id] else { return line }
            var line = line
            line.value = figure.value
            line.numerator = figure.numerator
            line.denominator = figure.denominator
            line.target = figure.target
            return line
        }
    }
}
