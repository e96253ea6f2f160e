import Testing

@testable import parley

/// A page as the daemon writes it, as a Word document.
@Suite struct WordFileTests {
    private static func page(_ body: String) -> String {
        """
        <!DOCTYPE html><html><head><title>调解 &amp; 协议</title><style>
        @page { @bottom-right { content: "M-2026-00001"; font: 9pt SimSun; } }
        </style></head>
        <body>
        \(body)
        </body>
        </html>
        """
    }

    @Test(
        "a page is read into what it consists of",
        arguments: [
            ("<h1>标题</h1>", PageBlock.line(line("h1", "标题"))),
            ("<p>甲&lt;乙&gt;&amp;lt;</p>", .line(line("body", "甲<乙>&lt;"))),
            (
                "<div class=\"right\">\n<p>某会（<b>章</b>）</p>\n</div>",
                .line(
                    PageLine(
                        place: "right",
                        pieces: [
                            .init(text: "某会（"), .init(text: "章", isBold: true), .init(text: "）"),
                        ]))
            ),
            (
                "<p class=\"lead\">如下：</p>",
                .line(
                    PageLine(
                        place: "body", isLead: true,
                        pieces: [
                            .init(text: "如下：")
                        ]))
            ),
            ("<hr>", .cut),
        ])
    func reading(html: String, block: PageBlock) { #expect(PageReader.blocks(of: Self.page(html)) == [block]) }

    private static func line(_ place: String, _ text: String) -> PageLine {
        PageLine(place: place, pieces: [.init(text: text)])
    }

    @Test("a table keeps its columns, its heads and what takes several columns")
    func tables() throws {
        let html = """
            <table class="list wide"><thead><tr><th class="figure">序号</th><th>名称</th><th>日期</th></tr></thead>
            <tr><td>1</td><td colspan="2">甲<br>乙</td></tr></table>
            """
        let blocks = PageReader.blocks(of: Self.page(html))
        guard case .table(let table)? = blocks.first else { throw NoTable() }
        #expect(table.columns == 3 && table.kinds == ["list", "wide"])
        #expect(table.rows[0].map(\.isHead) == [true, true, true])
        #expect(table.rows[1].map(\.span) == [1, 2] && table.rows[1][1].lines.map(\.width) == [2, 2])
        let xml = WordTable(table: table, isWhole: false, isKept: false).xml
        #expect(xml.contains("<w:tblHeader/>") && xml.contains("<w:gridSpan w:val=\"2\"/>"))
        let widths = xml.split(separator: "<w:gridCol w:w=\"").dropFirst().compactMap { Int($0.prefix { $0 != "\"" }) }
        #expect(widths.count == 3 && widths.reduce(0, +) <= WordBody.width)
    }

    @Test("signatures below signatures stay on one page with them")
    func signatures() throws {
        let html = "<table class=\"signatures\"><tr><td><p>甲</p></td><td><p>乙</p></td></tr></table>"
        guard case .table(let table)? = PageReader.blocks(of: Self.page(html + html)).first else { throw NoTable() }
        #expect(table.rows.count == 2 && table.rows[1][0].lines.count == 2)
        let rows = WordTable(table: table, isWhole: false, isKept: false).xml.split(separator: "<w:tr>").dropFirst()
        #expect(rows.map { $0.contains("<w:keepNext/>") } == [true, false])
    }

    struct NoTable: Error {}

    @Test("what closes a page takes the paragraph before it along")
    func endings() {
        let xml = WordBody(
            blocks: PageReader.blocks(of: Self.page("<p>一</p><p>二</p><div class=\"right\"><p>某会</p></div>"))
        ).xml
        let paragraphs = xml.split(separator: "<w:p>")
        #expect(paragraphs.map { $0.contains("<w:keepNext/>") } == [false, true, false])
    }

    @Test("the file is an archive of its parts, the same each time, with the page's title and foot")
    func archive() {
        let html = Self.page("<p>正文</p>")
        let bytes = WordFile.bytes(of: html)
        #expect(bytes == WordFile.bytes(of: html))
        #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]) && bytes.suffix(22).starts(with: [0x50, 0x4B, 5, 6]))
        let text = String(decoding: bytes, as: UTF8.self)
        for part in ["[Content_Types].xml", "word/document.xml", "正文", "M-2026-00001", "调解 &amp; 协议"] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(ZipArchive.crc(Array("123456789".utf8)) == 0xCBF4_3926)
    }
}
