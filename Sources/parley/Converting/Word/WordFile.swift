/// A Word document made of a page of the daemon: the page and type area of official documents (GB/T 9704), the fonts of a
/// Chinese office, page numbers, tables with their lines.
enum WordFile {
    static func bytes(of html: String) -> [UInt8] {
        ZipArchive.bytes(of: [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", relations), ("docProps/core.xml", core(html)),
            ("word/document.xml", document(html)), ("word/styles.xml", WordStyles.xml),
            ("word/footer1.xml", footer(PageReader.foot(of: html))),
            ("word/_rels/document.xml.rels", documentRelations),
        ])
    }

    private static let head = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
    private static let packages = "http://schemas.openxmlformats.org/package/2006"
    private static let offices = "http://schemas.openxmlformats.org/officeDocument/2006"
    /// The name space of Word's own elements.
    static let words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    private static func document(_ html: String) -> String {
        """
        \(head)
        <w:document xmlns:w="\(words)" xmlns:r="\(offices)/relationships"><w:body>\
        \(WordBody(blocks: PageReader.blocks(of: html)).xml)\
        <w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>\
        <w:pgMar w:top="2098" w:right="1474" w:bottom="1814" w:left="1587" w:header="851" w:footer="1134" w:gutter="0"/>\
        </w:sectPr></w:body></w:document>
        """
    }

    private static func footer(_ foot: String) -> String {
        let page = #"<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#
        return """
            \(head)
            <w:ftr xmlns:w="\(words)"><w:p><w:pPr><w:pStyle w:val="FormFoot"/></w:pPr>\
            <w:r><w:tab/><w:t xml:space="preserve">— </w:t></w:r>\(page)<w:r><w:t xml:space="preserve"> —</w:t></w:r>\
            <w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:tab/><w:t>\(WordBody.escaped(foot))</w:t></w:r></w:p></w:ftr>
            """
    }

    private static func core(_ html: String) -> String {
        """
        \(head)
        <cp:coreProperties xmlns:cp="\(packages)/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">\
        <dc:title>\(WordBody.escaped(PageReader.title(of: html)))</dc:title></cp:coreProperties>
        """
    }

    private static let contentTypes = """
        \(head)
        <Types xmlns="\(packages)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/word/document.xml" ContentType="\(kind("document.main"))"/>\
        <Override PartName="/word/styles.xml" ContentType="\(kind("styles"))"/>\
        <Override PartName="/word/footer1.xml" ContentType="\(kind("footer"))"/>\
        <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
        </Types>
        """

    private static func kind(_ part: String) -> String {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.\(part)+xml"
    }

    private static let relations = """
        \(head)
        <Relationships xmlns="\(packages)/relationships">\
        <Relationship Id="rId1" Type="\(offices)/relationships/officeDocument" Target="word/document.xml"/>\
        <Relationship Id="rId2" Type="\(packages)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
        </Relationships>
        """

    private static let documentRelations = """
        \(head)
        <Relationships xmlns="\(packages)/relationships">\
        <Relationship Id="rId1" Type="\(offices)/relationships/styles" Target="styles.xml"/>\
        <Relationship Id="rId2" Type="\(offices)/relationships/footer" Target="footer1.xml"/>\
        </Relationships>
        """
}
