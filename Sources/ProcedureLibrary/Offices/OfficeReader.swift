import Wording

/// Reads office files: strict, all problems at once, each with file and line.
public enum OfficeReader {
    /// The offices of several files together, so that a site's file may name parents that were shipped.
    public static func read(_ sources: [ProcedureSource]) throws(ProcedureProblems) -> [OfficeEntry] {
        let log = ProblemLog()
        var offices: [(entry: OfficeEntry, place: SourcePlace)] = []
        for source in sources {
            guard let tree = SourceText.read(source, log: log),
                var file = WordReader(tree, Bilingual(zh: "机构文件", en: "the office file"), log: log)
            else { continue }
            let entries = file.required("offices")?.entries ?? []
            file.finish()
            offices += entries.compactMap { office($0, log) }
        }
        check(offices, log)
        try log.check()
        return offices.map(\.entry)
    }

    private static func office(
        _ entry: SourceNode.Entry, _ log: ProblemLog
    ) -> (entry: OfficeEntry, place: SourcePlace)? {
        let what = Bilingual(zh: "机构“\(entry.word)”", en: "office `\(entry.word)`")
        if !isCode(entry.word) {
            log.add(
                entry.place, zh: "机构代码“\(entry.word)”应为大写字母与数字，以短横线分隔，如 BJ-CY",
                en: "the code `\(entry.word)` should be capitals and digits joined by hyphens, like BJ-CY")
        }
        guard var reader = WordReader(entry.value, what, log: log) else { return nil }
        let office = OfficeEntry(code: entry.word, parent: reader.text("parent"), name: reader.bilingual("name"))
        reader.finish()
        return (office, entry.place)
    }

    /// Codes occur once, parents exist, and nobody is above themselves.
    private static func check(_ offices: [(entry: OfficeEntry, place: SourcePlace)], _ log: ProblemLog) {
        var parents: [String: String?] = [:]
        for (office, place) in offices {
            if parents.updateValue(office.parent, forKey: office.code) != nil {
                log.add(place, zh: "机构“\(office.code)”重复", en: "the office `\(office.code)` occurs twice")
            }
        }
        for (office, place) in offices {
            var above = office.parent
            var seen = [office.code]
            while let code = above {
                guard let next = parents[code] else {
                    log.add(place, zh: "没有上级机构“\(code)”", en: "there is no parent office `\(code)`")
                    break
                }
                guard !seen.contains(code) else {
                    log.add(place, zh: "机构“\(office.code)”的上级成环", en: "the parents of `\(office.code)` form a circle")
                    break
                }
                seen.append(code)
                above = next
            }
        }
    }

    private static func isCode(_ code: String) -> Bool {
        guard let first = code.utf8.first, (0x41...0x5A).contains(first), code.utf8.count <= 32 else { return false }
        return code.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
        }
    }
}

/// The offices that come with the program: the Beijing federation and its districts.
public enum ShippedOffices {
    /// The files as they were shipped.
    public static var sources: [ProcedureSource] {
        Embedded.files.filter { $0.key.hasPrefix("offices/") }.sorted { $0.key < $1.key }
            .map { ProcedureSource(name: $0.key, text: $0.value) }
    }

    /// Every office, parents before their children.
    public static func all() throws(ProcedureProblems) -> [OfficeEntry] { try OfficeReader.read(sources) }
}
