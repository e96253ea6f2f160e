import Wording

/// A row that holds something, with its number as the spreadsheet counts.
struct SheetRow: Sendable, Hashable {
    let number: Int
    let cells: [String]
}

extension CSVReader {
    /// Reads a file in the encoding and with the separator that the words name, or that it seems to have.
    init(path: String, _ words: CommandLineRequest, tell: (Bilingual) -> Void) throws(ClientFailure) {
        var encoding: SheetText.Encoding?
        if let named = words["encoding"] {
            let word = ["utf8": "utf-8", "gbk": "gb18030", "gb2312": "gb18030", "utf16": "utf-16"][named.lowercased()]
            encoding = SheetText.Encoding(rawValue: word ?? named.lowercased())
            guard encoding != nil else { throw .usage(Texts.unusable("--encoding", "utf-8, gb18030, utf-16")) }
        }
        var given: Character?
        if let named = words["separator"] {
            given = named == "tab" || named == "\\t" ? "\t" : named.first
            guard named == "tab" || named == "\\t" || [",", ";", "\t"].contains(named) else {
                throw .usage(Texts.unusable("--separator", ", ; tab"))
            }
        }
        guard let text = SheetText(try SheetFile.read(path), as: encoding) else {
            throw .local(SheetTexts.notText(Sanitizer.line(path)))
        }
        do throws(CSVReader.Unfinished) {
            self = try CSVReader(text.text, separator: given)
        } catch {
            throw .local(SheetTexts.unfinished(error.row))
        }
        guard rows.count > 1 else { throw .local(SheetTexts.empty) }
        let mark = separator == "\t" ? "TAB" : String(separator)
        tell(SheetTexts.read(rows.count - 1, text.encoding.rawValue, mark))
    }

    /// The rows below the headings that hold something.
    var filled: [SheetRow] {
        rows.enumerated().dropFirst().filter { $0.element.contains { !$0.trimmed.isEmpty } }
            .map { SheetRow(number: $0.offset + 1, cells: $0.element) }
    }
}
