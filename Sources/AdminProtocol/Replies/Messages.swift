import Wording

/// The shipped sentences in both languages, from lines `id<TAB>zh<TAB>en` with places like `{name}`.
public enum Messages {
    /// The sentence with its places filled.
    public static subscript(id: MessageID, parameters: [String: String] = [:]) -> Bilingual {
        guard let text = texts[id.rawValue] else { return Bilingual(zh: id.rawValue, en: id.rawValue) }
        guard !parameters.isEmpty else { return text }
        return Bilingual(zh: fill(text.zh, parameters), en: fill(text.en, parameters))
    }

    /// All sentences by id.
    static let texts: [String: Bilingual] = {
        var texts: [String: Bilingual] = [:]
        for file in Embedded.files.values {
            for line in lines(of: file) { texts[line.id] = line.text }
        }
        return texts
    }()

    /// The lines of one file; blank ones and those that begin with `#` are for its readers.
    static func lines(of file: String) -> [(id: String, text: Bilingual)] {
        file.split(separator: "\n").compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard !line.hasPrefix("#"), columns.count == 3 else { return nil }
            return (String(columns[0]), Bilingual(zh: String(columns[1]), en: String(columns[2])))
        }
    }

    /// The names of the places in a sentence.
    static func places(in text: String) -> Set<String> {
        var places: Set<String> = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            places.insert(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return places
    }

    /// Fills every place once, from left to right, so that a value that looks like a place stays as it is.
    private static func fill(_ text: String, _ parameters: [String: String]) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            filled += parameters[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
