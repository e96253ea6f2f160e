import AdminProtocol
import JSONText
import Wording

/// Finds out what the columns of a spreadsheet are: by the map, by their headings, and by what the daemon asks for.
struct SheetPlanner {
    let conversation: Conversation
    let words: CommandLineRequest

    /// Keys of the command itself; all others are the same value for every row.
    private static let own: Set = [
        "procedure", "figures", "map", "map-file", "encoding", "separator", "rejects", "dry", "excel-dates",
    ]

    /// A plan for cases of a procedure.
    func cases(of procedure: String, _ headings: [String]) throws(ClientFailure) -> RowPlan {
        let request = Request("procedure.show", procedure, [("format", "json")])
        let form = ProcedureForm(try conversation.sender.send(request, .read).accepted().rows.first?.object ?? [:])
        let map = try map(of: headings)
        let targets = map.targets(of: headings, in: form)
        for target in targets.flatMap(\.self) + map.constants.map(\.target) { try check(target, form) }
        if let doubled = Self.doubled(headings, targets, form) {
            throw .usage(SheetTexts.twice(doubled.headings.map { Sanitizer.line($0.trimmed) }, doubled.key))
        }
        guard targets.contains(where: { $0.contains(.opening("external")) }) else {
            throw .usage(SheetTexts.needsExternal)
        }
        tell(headings, targets)
        return RowPlan(
            form: form, headings: headings.map(\.trimmed), targets: targets, constants: map.constants, reader: reader)
    }

    /// A plan for entries of the figure ledger.
    func figures(_ headings: [String]) throws(ClientFailure) -> FigurePlan {
        let request = Request("figure.show", nil, [])
        let figures = try conversation.sender.send(request, .read).accepted().rows.compactMap(\.object)
        let form = FigurePlan.form(figures)
        let map = try map(of: headings)
        let targets = map.targets(of: headings, in: form)
        let given = targets.flatMap(\.self) + map.constants.map(\.target)
        for target in given {
            guard case .opening(let name) = target else {
                if target == .ignored { continue }
                throw .usage(SheetTexts.onlyKeys)
            }
            guard form.opening.contains(where: { $0.name == name }) else {
                throw .usage(SheetTexts.noFigureKey(name, Nearness.nearest(to: name, among: form.opening.map(\.name))))
            }
        }
        if let doubled = Self.doubled(headings, targets, form) {
            throw .usage(SheetTexts.twice(doubled.headings.map { Sanitizer.line($0.trimmed) }, doubled.key))
        }
        if let missing = form.opening.first(where: { $0.isRequired && !given.contains(.opening($0.name)) }) {
            throw .usage(SheetTexts.needsColumn(missing.name, missing.help))
        }
        tell(headings, targets)
        return FigurePlan(
            form: form, headings: headings.map(\.trimmed), targets: targets, constants: map.constants, reader: reader)
    }

    private var reader: CellReader { CellReader(readsSerialDays: words["excel-dates"] == "yes") }

    private func tell(_ headings: [String], _ targets: [[ColumnMap.Target]]) {
        let pairs = zip(headings, targets).flatMap { heading, targets in
            targets.compactMap(Self.word).map { "\(Sanitizer.line(heading.trimmed)) → \($0)" }
        }
        conversation.remark(SheetTexts.mapped(pairs))
        let left = zip(headings, targets).filter { $0.1.isEmpty && !$0.0.trimmed.isEmpty }.map {
            Sanitizer.line($0.0.trimmed)
        }
        if !left.isEmpty { conversation.remark(SheetTexts.unmapped(left)) }
    }

    private func map(of headings: [String]) throws(ClientFailure) -> ColumnMap {
        var map = ColumnMap()
        let file = try words["map-file"].map { path throws(ClientFailure) in try TextFile.read(path) } ?? ""
        do throws(ColumnMap.Unreadable) {
            for pair in words.pairs where pair.name == "map" { try map.add(pair.value, isFile: false) }
            try map.add(file, isFile: true)
        } catch {
            throw .usage(SheetTexts.badMap(Sanitizer.line(error.entry), error.why))
        }
        for pair in words.pairs where !Self.own.contains(pair.name) { map.add(constant: pair.value, for: pair.name) }
        let known = Set(headings.map(ColumnMap.folded))
        if let missing = map.columns.keys.sorted().first(where: { !known.contains($0) }) {
            throw .usage(SheetTexts.noColumn(Sanitizer.line(missing)))
        }
        return map
    }

    private func check(_ target: ColumnMap.Target, _ form: ProcedureForm) throws(ClientFailure) {
        guard let word = Self.word(target) else { return }
        guard let fields = RowPlan.fields(for: target, in: form) else {
            let known =
                form.roles.map { "party.\($0.id)" } + form.records.map { "record.\($0.id)" }
                + form.actions.map { "do.\($0.id)" }
            throw .usage(SheetTexts.noKey(word, Nearness.nearest(to: word, among: known)))
        }
        guard let name = Self.fieldName(target), !fields.contains(where: { $0.name == name }) else { return }
        throw .usage(SheetTexts.noKey(word, Nearness.nearest(to: name, among: fields.map(\.name))))
    }

    /// Of two columns that go to one key the second would be lost without a word.
    static func doubled(
        _ headings: [String], _ targets: [[ColumnMap.Target]], _ form: ProcedureForm
    ) -> (headings: [String], key: String)? {
        var first: [ColumnMap.Target: String] = [:]
        for (heading, targets) in zip(headings, targets) {
            for target in targets {
                guard let word = word(target), !isList(target, form) else { continue }
                if let other = first.updateValue(heading, forKey: target) { return ([other, heading], word) }
            }
        }
        return nil
    }

    private static func isList(_ target: ColumnMap.Target, _ form: ProcedureForm) -> Bool {
        guard let name = fieldName(target) else { return false }
        return RowPlan.fields(for: target, in: form)?.first { $0.name == name }?.isList ?? false
    }

    private static func fieldName(_ target: ColumnMap.Target) -> String? {
        switch target {
        case .opening(let name): name
        case .party(_, let field, _), .step(_, let field): field
        case .record(_, let field, _): field
        case .ignored: nil
        }
    }

    /// A target as it is written in a map.
    private static func word(_ target: ColumnMap.Target) -> String? {
        func numbered(_ number: Int) -> String { number == 1 ? "" : "#\(number)" }
        func dotted(_ field: String?) -> String { field.map { ".\($0)" } ?? "" }
        return switch target {
        case .opening(let name): name
        case .party(let role, let field, let number): "party.\(role)\(numbered(number))\(dotted(field))"
        case .record(let type, let field, let number): "record.\(type)\(numbered(number)).\(field)"
        case .step(let action, let field): "do.\(action)\(dotted(field))"
        case .ignored: nil
        }
    }
}
