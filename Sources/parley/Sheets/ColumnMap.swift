import Wording

/// Which column of a spreadsheet is what of a case.
struct ColumnMap: Sendable, Hashable {
    /// Where a cell goes.
    enum Target: Sendable, Hashable {
        /// A key of `case.open`.
        case opening(String)
        /// The name of a party of a role, or one of its fields; `number` tells several of one role apart.
        case party(role: String, field: String?, number: Int)
        case record(type: String, field: String, number: Int)
        /// That an action was taken (yes, or the day), or one of its fields.
        case step(action: String, field: String?)
        case ignored
    }

    /// A target that nobody could read, or of which the procedure knows nothing.
    struct Unreadable: Error, Hashable {
        let entry: String
        let why: Bilingual
    }

    /// The targets of columns by their heading, as they were given.
    private(set) var columns: [String: [Target]] = [:]
    /// Values that are the same in every row.
    private(set) var constants: [(target: Target, value: String)] = []

    static func == (one: ColumnMap, other: ColumnMap) -> Bool {
        one.columns == other.columns && one.texts == other.texts
    }
    func hash(into hasher: inout Hasher) { hasher.combine(columns) }
    private var texts: [String] { constants.map { "\($0.target) \($0.value)" } }

    /// Reads `列名=key,列名=party.enterprise.credit-code`; in a file one entry a line, `#` begins a remark. `key:=value` gives every row
    /// the same value, `列名=-` leaves a column out, `列名=key+key` lets it go to
    /// two places.
    mutating func add(_ text: String, isFile: Bool) throws(Unreadable) {
        let lines =
            isFile
            ? text.split(whereSeparator: \.isNewline).map(String.init)
            : text.split { $0 == "," || $0 == "，" }.map(String.init)
        for line in lines {
            let entry = line.trimmed
            if entry.isEmpty || isFile && entry.hasPrefix("#") { continue }
            if let colon = entry.firstIndex(of: ":"), entry[colon...].hasPrefix(":="), !entry[..<colon].contains("=") {
                let value = entry[entry.index(colon, offsetBy: 2)...]
                constants.append((try Self.target(String(entry[..<colon]).trimmed, of: entry), String(value).trimmed))
                continue
            }
            guard let equals = entry.lastIndex(where: { $0 == "=" || $0 == "\t" }) else {
                throw Unreadable(entry: entry, why: Bilingual(zh: "应写成 列名=键", en: "write HEADING=KEY"))
            }
            let heading = Self.folded(String(entry[..<equals]))
            var targets: [Target] = []
            for word in entry[entry.index(after: equals)...].split(separator: "+", omittingEmptySubsequences: false) {
                targets.append(try Self.target(String(word).trimmed, of: entry))
            }
            columns[heading] = targets
        }
    }

    /// Gives every row a value unless its own cell has one.
    mutating func add(constant value: String, for key: String) { constants.append((.opening(key), value)) }

    private static func target(_ text: String, of entry: String) throws(Unreadable) -> Target {
        if text == "-" { return .ignored }
        let words = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard words.allSatisfy({ !$0.isEmpty }) else {
            throw Unreadable(entry: entry, why: Bilingual(zh: "等号后没有键", en: "no key behind the equals sign"))
        }
        switch (words.first, words.count) {
        case ("party", 2...3):
            let (role, number) = numbered(words[1])
            return .party(role: role, field: words.count == 3 ? words[2] : nil, number: number)
        case ("record", 3):
            let (type, number) = numbered(words[1])
            return .record(type: type, field: words[2], number: number)
        case ("do", 2...3): return .step(action: words[1], field: words.count == 3 ? words[2] : nil)
        case (_, 1): return .opening(words[0])
        default:
            throw Unreadable(
                entry: entry,
                why: Bilingual(
                    zh: "键应为 key、party.角色[.字段]、record.类型.字段 或 do.动作[.字段]",
                    en: "a key is KEY, party.ROLE[.KEY], record.TYPE.KEY or do.ACTION[.KEY]"))
        }
    }

    /// `joiners#2`: the second of its kind in a row.
    private static func numbered(_ word: String) -> (String, Int) {
        let parts = word.split(separator: "#", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return (word, 1) }
        return (String(parts[0]), number)
    }

    /// Where each column goes: as it was given, else by the key or the name that people call it; nowhere where neither says.
    func targets(of headings: [String], in form: ProcedureForm) -> [[Target]] {
        let common: [String: String] = [
            "案由": "title", "标题": "title", "事由": "title", "title": "title", "外部编号": "external", "编号": "external",
            "external": "external",
            "单位": "office", "承办单位": "office", "office": "office", "发生日期": "at", "at": "at",
        ]
        return headings.map { heading in
            let name = Self.folded(heading)
            if let targets = columns[name] { return targets }
            if name == Self.folded(SheetTexts.problemColumn.zh) || name == Self.folded(SheetTexts.problemColumn.en) {
                return [.ignored]
            }
            let field = form.opening.first { field in
                field.name == name
                    || Language.allCases.contains {
                        [field.label($0), field.exactLabel($0)].map(Self.folded).contains(name)
                    }
            }
            if let field { return [.opening(field.name)] }
            return common[name].map { [.opening($0)] } ?? []
        }
    }

    /// Headings are compared without blanks, brackets' remarks kept, letters in lower case.
    static func folded(_ heading: String) -> String {
        String(CSVWriter.untamed(heading).filter { !$0.isWhitespace && $0 != "\u{FEFF}" }).lowercased()
    }
}
