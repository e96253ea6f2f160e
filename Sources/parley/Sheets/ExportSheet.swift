import JSONText
import Wording

/// Cases on paper: a table with a column for each field, or one JSON object a line.
enum ExportSheet {
    /// A case as it may leave the house.
    struct Case: Sendable {
        let head: JSONObject
        let fields: JSONObject
        let words: JSONObject
        let parties: [JSONObject]
        let records: [JSONObject]
        let due: [JSONValue]
        let links: [JSONValue]
        let form: ProcedureForm

        /// Takes what `case.show` answered, without anything that is sensitive or confidential to a mediation.
        init(_ shown: JSONObject, _ form: ProcedureForm) {
            self.form = form
            var head = JSONObject()
            for name in ExportSheet.columns { head[name] = shown[name] }
            self.head = head
            let open = Self.open(form.caseFields)
            fields = Self.only(open, of: shown["fields"]?.object)
            words = Self.only(open, of: shown["fieldWords"]?.object)
            parties = Self.parts(shown["parties"], "role", form.roles)
            records = Self.parts(shown["records"], "type", form.records)
            due = shown["due"]?.array ?? []
            links = shown["links"]?.array ?? []
        }

        /// The names of fields that may leave.
        private static func open(_ fields: [ProcedureForm.Field]) -> Set<String> {
            Set(fields.filter { $0.sensitivity != "C" && $0.sensitivity != "S" }.map(\.name))
        }

        private static func only(_ names: Set<String>, of values: JSONObject?) -> JSONObject {
            var kept = JSONObject()
            for member in values?.members ?? [] where names.contains(member.name) { kept[member.name] = member.value }
            return kept
        }

        /// Parties or records without their closed fields; a record that is confidential by its nature, an offer, not at all.
        private static func parts(_ value: JSONValue?, _ kind: String, _ known: [ProcedureForm.Part]) -> [JSONObject] {
            (value?.array ?? []).compactMap(\.object).compactMap { part in
                guard let type = known.first(where: { $0.id == part[kind]?.string }) else { return nil }
                if type.fields.contains(where: { $0.isRequired && ($0.sensitivity == "C" || $0.sensitivity == "S") }) {
                    return nil
                }
                var kept = JSONObject()
                for name in ["party", "record", kind, "roleName", "typeName", "name", "at"] { kept[name] = part[name] }
                let fields = only(open(type.fields), of: part["fields"]?.object ?? part)
                if !fields.isEmpty { kept["fields"] = .object(fields) }
                return kept
            }
        }
    }

    /// What every case has.
    static let columns = [
        "case", "external", "procedure", "procedureName", "state", "stateName", "title", "office", "assignee", "opened",
        "version",
    ]
    private static let headings: [String: Bilingual] = [
        "case": Bilingual(zh: "案号", en: "case"), "external": Bilingual(zh: "外部编号", en: "external"),
        "procedure": Bilingual(zh: "程序", en: "procedure"), "procedureName": Bilingual(zh: "程序名称", en: "procedure name"),
        "state": Bilingual(zh: "状态", en: "state"), "stateName": Bilingual(zh: "状态名称", en: "state name"),
        "title": Bilingual(zh: "案由", en: "title"), "office": Bilingual(zh: "单位", en: "office"),
        "assignee": Bilingual(zh: "承办人", en: "assignee"), "opened": Bilingual(zh: "立案时间", en: "opened"),
        "version": Bilingual(zh: "版本", en: "version"),
    ]

    /// One object a line.
    static func lines(_ cases: [Case]) -> String {
        cases.map { sheet in
            var object = sheet.head
            object["fields"] = .object(sheet.fields)
            object["parties"] = .array(sheet.parties.map { .object($0) })
            object["records"] = .array(sheet.records.map { .object($0) })
            object["due"] = .array(sheet.due)
            object["links"] = .array(sheet.links)
            return JSONValue.object(object).line + "\n"
        }.joined()
    }

    /// A table: what every case has, the fields of the procedures, parties by role, numbers of records by type.
    static func table(_ cases: [Case], _ language: Language) -> String {
        var forms: [ProcedureForm] = []
        for sheet in cases where !forms.contains(where: { $0.id == sheet.form.id }) { forms.append(sheet.form) }
        let fields = distinct(
            forms.flatMap(\.caseFields).filter { $0.sensitivity != "C" && $0.sensitivity != "S" }, \.name)
        let roles = distinct(forms.flatMap(\.roles), \.id)
        let records = distinct(forms.flatMap(\.records), \.id)
        let plain =
            columns.map { headings[$0]?[language] ?? $0 } + fields.map { language == .zh ? $0.label(.zh) : $0.name }
            + roles.map { language == .zh ? $0.name.zh : $0.id }
            + records.map { language == .zh ? $0.name.zh + "（份）" : "\($0.id) (count)" }
        // Every column is called otherwise than the others, since programs tell them apart by nothing else.
        let exact =
            columns.map { headings[$0]?[language] ?? $0 } + fields.map { $0.exactLabel(language) }
            + (roles.map(\.id) + records.map(\.id)).enumerated().map {
                "\(plain[columns.count + fields.count + $0])（\($1)）"
            }
        let head = plain.indices.map { place in
            plain.filter { $0 == plain[place] }.count == 1 ? plain[place] : exact[place]
        }
        var text = CSVWriter.line(head)
        for sheet in cases {
            let row =
                columns.map { cell(sheet.head[$0]) }
                + fields.map { cell(sheet.words[$0.name] ?? sheet.fields[$0.name]) }
                + roles.map { role in
                    sheet.parties.filter { $0["role"]?.string == role.id }.map { cell($0["name"]) }.joined(
                        separator: "；")
                }
                + records.map { type in
                    let count = sheet.records.filter { $0["type"]?.string == type.id }.count
                    return count == 0 ? "" : String(count)
                }
            text += CSVWriter.line(row)
        }
        return text
    }

    private static func distinct<Thing>(_ things: [Thing], _ name: (Thing) -> String) -> [Thing] {
        var seen: Set<String> = []
        return things.filter { seen.insert(name($0)).inserted }
    }

    private static func cell(_ value: JSONValue?) -> String {
        switch value {
        case .string(let text)?: LocalTime.text(text) ?? text
        case .integer(let number)?: String(number)
        case .bool(let answer)?: answer ? "yes" : "no"
        case .array(let values)?: values.map { cell($0) }.joined(separator: "；")
        case nil, .null?: ""
        case let other?: other.line
        }
    }
}
