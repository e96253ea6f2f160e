import Wording

/// What the client says about spreadsheets.
enum SheetTexts {
    static let problemColumn = Bilingual(zh: "问题", en: "problem")

    static func notADate(_ text: String) -> Bilingual {
        Bilingual(
            zh: "“\(text)”不是日期；可写 2026/3/5、2026年3月5日、20260305（Excel 序号日期请加 --excel-dates）",
            en: "\"\(text)\" is no date; write 2026/3/5 or 20260305 (for Excel's day numbers add --excel-dates)")
    }
    static func notAnAmount(_ text: String) -> Bilingual {
        Bilingual(zh: "“\(text)”不是金额；可写 1,200.50元、1.2万元", en: "\"\(text)\" is no amount; write 1,200.50元 or 1.2万元")
    }
    static func unitMissing(_ text: String) -> Bilingual {
        Bilingual(
            zh: "“\(text)”没有单位：写明元、万元或分，或在列名中写明，如 金额（元）",
            en: "\"\(text)\" has no unit: write 元, 万元 or 分, or name it in the heading: amount (yuan)")
    }
    static func notANumber(_ text: String) -> Bilingual {
        Bilingual(zh: "“\(text)”不是整数", en: "\"\(text)\" is no whole number")
    }
    static func notAPeriod(_ text: String) -> Bilingual {
        Bilingual(
            zh: "“\(text)”不是期间；可写 2022、2022年上半年、2022年第一季度、2022年3月",
            en: "\"\(text)\" is no period; write 2022, 2022-H1, 2022-Q1 or 2022-03")
    }
    static func notYesOrNo(_ text: String) -> Bilingual {
        Bilingual(zh: "“\(text)”应为是或否", en: "\"\(text)\" should be yes or no")
    }
    static func notAChoice(_ text: String, _ names: [Bilingual]) -> Bilingual {
        let zh = names.map(\.zh).joined(separator: "、")
        return Bilingual(
            zh: "“\(text)”不在可选之列：\(zh)",
            en: "\"\(text)\" is none of: \(names.map(\.en).joined(separator: ", "))")
    }
    static let required = Bilingual(zh: "必填，现为空", en: "required, and empty")
    static let externalMissing = Bilingual(
        zh: "没有外部编号，无法防止重复导入", en: "no external number, by which a second import would know it")
    static func externalTwice(_ row: Int) -> Bilingual {
        Bilingual(zh: "外部编号与第 \(row) 行相同", en: "row \(row) has the same external number")
    }
    static func figureTwice(_ row: Int) -> Bilingual {
        Bilingual(zh: "与第 \(row) 行是同一单位、同一期间的同一项目", en: "row \(row) is about the same figure, office and period")
    }
    static func counts(_ names: Int, _ values: Int) -> Bilingual {
        Bilingual(zh: "名称 \(names) 个而此列 \(values) 个，对不上", en: "\(names) names and \(values) values do not match")
    }
    static func tooManyCells(_ cells: Int, _ headings: Int) -> Bilingual {
        Bilingual(
            zh: "有 \(cells) 格，而列名只有 \(headings) 个（单元格中的逗号应加引号）",
            en: "\(cells) cells, but \(headings) headings (quote cells that hold commas)")
    }

    // The file and the map
    static let usage = Bilingual(
        zh: "import 文件.csv --procedure 程序（或 --figures） [--map 列名=键,…] [--map-file 文件] [--office 单位] [--dry]",
        en: "import FILE.csv --procedure P (or --figures) [--map HEADING=KEY,…] [--map-file FILE] [--office X] [--dry]")
    static let onlyKeys = Bilingual(
        zh: "数字台账没有当事人、记录和步骤；可用的键见 help figure.record",
        en: "the figure ledger has no parties, records and steps; its keys: help figure.record")
    static func noFigureKey(_ key: String, _ like: [String]) -> Bilingual {
        let list = like.joined(separator: ", ")
        return Bilingual(
            zh: "数字台账没有 \(key)" + (like.isEmpty ? "" : "；是否指 \(list)"),
            en: "the figure ledger has no \(key)" + (like.isEmpty ? "" : "; did you mean \(list)?"))
    }
    static func needsColumn(_ key: String, _ name: Bilingual) -> Bilingual {
        Bilingual(
            zh: "没有一列是\(name.zh)：用 --map 列名=\(key) 指明，或用 --\(key) 给所有行同一值",
            en: "no column is the \(name.en): name it with --map HEADING=\(key), or give all rows the same by --\(key)")
    }
    static let exportUsage = Bilingual(
        zh: "export --csv 文件（或 --jsonl 文件） [--procedure 程序] [case list 的其他筛选]",
        en: "export --csv FILE (or --jsonl FILE) [--procedure P] [other filters of case list]")
    static func howTo(_ usage: Bilingual) -> Bilingual {
        Bilingual(zh: "用法：parley \(usage.zh)", en: "usage: parley \(usage.en)")
    }
    static func notText(_ path: String) -> Bilingual {
        Bilingual(
            zh: "\(path) 不是 UTF-8 或 GB18030 文字；请用 --encoding 指明编码",
            en: "\(path) is neither UTF-8 nor GB18030: name its encoding with --encoding")
    }
    static func tooLong(_ path: String) -> Bilingual {
        Bilingual(zh: "\(path) 超过 256 MiB", en: "\(path) is larger than 256 MiB")
    }
    static func unfinished(_ row: Int) -> Bilingual {
        Bilingual(zh: "第 \(row) 行的引号没有结束", en: "a quoted cell in row \(row) does not end")
    }
    static let empty = Bilingual(zh: "表中没有数据行", en: "the table has no rows")
    static func badMap(_ entry: String, _ why: Bilingual) -> Bilingual {
        Bilingual(zh: "对应关系“\(entry)”：\(why.zh)", en: "map entry \"\(entry)\": \(why.en)")
    }
    static func noColumn(_ heading: String) -> Bilingual {
        Bilingual(zh: "表中没有列“\(heading)”", en: "the table has no column \"\(heading)\"")
    }
    static func noKey(_ key: String, _ like: [String]) -> Bilingual {
        let list = like.joined(separator: ", ")
        return Bilingual(
            zh: "程序没有 \(key)" + (like.isEmpty ? "" : "；是否指 \(list)"),
            en: "the procedure has no \(key)" + (like.isEmpty ? "" : "; did you mean \(list)?"))
    }
    static func twice(_ headings: [String], _ key: String) -> Bilingual {
        Bilingual(
            zh: "两列都对应 \(key)：\(headings.joined(separator: "、"))；不要的一列用 --map 列名=- 略去",
            en: "two columns go to \(key): \(headings.joined(separator: ", ")); leave one out with --map HEADING=-")
    }
    static let needsExternal = Bilingual(
        zh: "须有一列作为外部编号，以便中断后续传、不重复立案：--map 列名=external",
        en: "one column must be the external number, so that nothing is imported twice: --map HEADING=external")
    static func unmapped(_ headings: [String]) -> Bilingual {
        Bilingual(
            zh: "未导入的列：\(headings.joined(separator: "、"))（用 --map 列名=键 指明）",
            en: "columns left out: \(headings.joined(separator: ", ")) (name them with --map HEADING=KEY)")
    }
    static func mapped(_ pairs: [String]) -> Bilingual {
        Bilingual(zh: "对应：\(pairs.joined(separator: "，"))", en: "mapped: \(pairs.joined(separator: ", "))")
    }
    static func read(_ rows: Int, _ encoding: String, _ separator: String) -> Bilingual {
        Bilingual(
            zh: "\(rows) 行，编码 \(encoding)，分隔符 \(separator)", en: "\(rows) rows, \(encoding), separated by \(separator)")
    }

    // Results
    static func problem(row: Int, column: String?, _ why: String) -> Bilingual {
        let place = column.map { " “\($0)”" } ?? ""
        return Bilingual(zh: "第 \(row) 行\(place)：\(why)", en: "row \(row)\(place): \(why)")
    }
    static func rehearsed(_ good: Int, _ there: Int, _ bad: Int) -> Bilingual {
        Bilingual(
            zh: "试导入：可导入 \(good) 行，已有 \(there) 行，有问题 \(bad) 行；没有留下任何记录",
            en:
                "rehearsal: \(good) rows would be imported, \(there) are there already, \(bad) have problems; nothing was stored"
        )
    }
    static func imported(_ good: Int, _ there: Int, _ bad: Int) -> Bilingual {
        Bilingual(
            zh: "导入 \(good) 行，已有 \(there) 行，未导入 \(bad) 行",
            en: "\(good) rows imported, \(there) there already, \(bad) not imported")
    }
    static func rejects(_ path: String) -> Bilingual {
        Bilingual(
            zh: "未导入的行在 \(path)：改正后用同样的命令导入该文件",
            en: "the rows that were not imported are in \(path): correct them and import that file the same way")
    }
    static func exported(_ cases: Int, _ path: String) -> Bilingual {
        Bilingual(zh: "\(path)：\(cases) 件", en: "\(path): \(cases) case(s)")
    }
}
