import Wording

/// Reads a template file: a header between two lines `---`, each line `word: value`, and the text. Strict: an unknown,
/// missing or repeated word is a problem with its line.
struct FormTemplateReader {
    private static let words = ["template", "kind", "zh", "en", "procedures", "audience", "clocks"]

    let file: String
    private(set) var problems: [FormProblem] = []

    init(file: String) { self.file = file }

    mutating func read(_ text: String) -> FormTemplate? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            refuse(1, zh: "文件应以两行 --- 之间的表头开始", en: "the file should begin with a header between two lines ---")
            return nil
        }
        var header: [String: String] = [:]
        for (index, line) in lines[1..<end].enumerated() {
            let parts = line.split(separator: ":", maxSplits: 1).map { String($0.trimmingSpaces) }
            guard parts.count == 2, Self.words.contains(parts[0]), header[parts[0]] == nil else {
                refuse(index + 2, zh: "表头中不认识或重复的一行：\(line)", en: "an unknown or repeated line of the header: \(line)")
                continue
            }
            header[parts[0]] = parts[1]
        }
        for word in Self.words.dropLast() where header[word] == nil {
            refuse(1, zh: "表头缺少 \(word)", en: "the header lacks \(word)")
        }
        let body = lines[(end + 1)...].joined(separator: "\n")
        checkFences(lines, from: end + 1)
        guard problems.isEmpty, let id = header["template"], let kind = header["kind"], let zh = header["zh"],
            let en = header["en"], let procedures = header["procedures"]
        else { return nil }
        guard let audience = header["audience"].flatMap(FormAudience.init) else {
            let known = FormAudience.allCases.map(\.rawValue).joined(separator: " ")
            refuse(1, zh: "audience 只能是：\(known)", en: "audience must be one of \(known)")
            return nil
        }
        return FormTemplate(
            id: id, kind: kind, title: Bilingual(zh: zh, en: en), procedures: Self.list(procedures),
            audience: audience, clocks: Self.list(header["clocks"] ?? ""), file: file, firstLine: end + 2, body: body)
    }

    private mutating func checkFences(_ lines: [Substring], from start: Int) {
        var open = false
        for (index, line) in lines.enumerated().dropFirst(start) {
            if line.unicodeScalars.contains(where: { $0 == FormSheet.opens || $0 == FormSheet.closes }) {
                refuse(index + 1, zh: "含有保留字符", en: "a reserved character")
            }
            guard line.hasPrefix(FormReader.fence) else { continue }
            let name = String(line.dropFirst(FormReader.fence.count).trimmingSpaces)
            let known = name.isEmpty || name == FormReader.signatures || FormBlock.Place(rawValue: name) != nil
            if !known || open != name.isEmpty {
                refuse(index + 1, zh: "不成对或不认识的区块：\(line)", en: "an unknown or unpaired block: \(line)")
            }
            open = !name.isEmpty
        }
        if open { refuse(lines.count, zh: "区块没有以 ::: 结束", en: "a block without its closing :::") }
    }

    private static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    private mutating func refuse(_ line: Int, zh: String, en: String) {
        problems.append(FormProblem(file: file, line: line, text: Bilingual(zh: zh, en: en)))
    }
}

extension Substring {
    /// Without spaces and tabs at both ends; the wide spaces of Chinese typography stay.
    var trimmingSpaces: Substring {
        var text = self
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
