/// The styles of a form as a Word document: those of `Forms.FormStyle`, in Word's own terms.
enum WordStyles {
    private static let song = fonts("仿宋")
    private static let hei = fonts("黑体")
    private static let title = fonts("方正小标宋简体")

    static let xml = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:styles xmlns:w="\(WordFile.words)"><w:docDefaults><w:rPrDefault><w:rPr>\(song)<w:sz w:val="32"/>\
        <w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>\
        <w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:line="560" w:lineRule="exact"/>\(indent(2))<w:jc w:val="both"/></w:pPr></w:style>\
        \(style("FormTitle", paragraph: "<w:keepNext/>" + spacing(616, after: 280) + indent(0) + align("center"), letters: title + size(44)))\
        \(style("FormHeading", paragraph: "<w:keepNext/>" + indent(2), letters: hei))\
        \(style("FormFlush", paragraph: "<w:keepNext/>" + indent(0)))\
        \(style("FormCenter", paragraph: "<w:keepNext/>" + spacing(560, after: 240) + indent(0) + align("center")))\
        \(style("FormRight", paragraph: "<w:keepLines/>" + #"<w:ind w:right="640" w:firstLineChars="0" w:firstLine="0"/>"# + align("right")))\
        \(style("FormNote", paragraph: "<w:keepLines/>" + spacing(340) + indent(0), letters: size(21)))\
        \(style("FormSign", paragraph: spacing(530) + indent(0) + align("left"), letters: size(24)))\
        \(style("FormSignNarrow", paragraph: spacing(460) + indent(0) + align("left"), letters: size(21)))\
        \(cells("FormCell", size: 24, line: 360, around: 80))\
        \(cells("FormSmall", size: 20, line: 280, around: 50))\
        \(style("FormGap", paragraph: spacing(160) + indent(0), letters: size(8)))\
        \(style("FormCut", paragraph: "<w:keepNext/>" + #"<w:spacing w:before="480" w:after="0" w:line="320" w:lineRule="exact"/>"# + indent(0)))\
        \(style("FormFoot", paragraph: #"<w:tabs><w:tab w:val="center" w:pos="4422"/><w:tab w:val="right" w:pos="8845"/></w:tabs>"# + spacing(320) + indent(0) + align("left"), letters: fonts("宋体") + size(24)))\
        </w:styles>
        """

    /// A cell, a cell with its words in the middle, and one at the head of a column.
    private static func cells(_ id: String, size: Int, line: Int, around: Int) -> String {
        let room =
            #"<w:spacing w:before="\#(around)" w:after="\#(around)" w:line="\#(line)" w:lineRule="exact"/>"# + indent(0)
        let letters = Self.size(size)
        return style(id, paragraph: room + align("left"), letters: letters)
            + style(id + "Middle", paragraph: room + align("center"), letters: letters)
            + style(id + "Head", paragraph: "<w:keepNext/>" + room + align("center"), letters: hei + letters)
    }

    private static func style(_ id: String, paragraph: String, letters: String = "") -> String {
        #"<w:style w:type="paragraph" w:customStyle="1" w:styleId="\#(id)"><w:name w:val="\#(id)"/><w:basedOn w:val="Normal"/>"#
            + "<w:pPr>\(paragraph)</w:pPr><w:rPr>\(letters)</w:rPr></w:style>"
    }

    private static func fonts(_ chinese: String) -> String {
        #"<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="\#(chinese)" w:cs="Times New Roman"/>"#
    }

    private static func size(_ half: Int) -> String { #"<w:sz w:val="\#(half)"/><w:szCs w:val="\#(half)"/>"# }

    private static func spacing(_ line: Int, after: Int = 0) -> String {
        #"<w:spacing w:after="\#(after)" w:line="\#(line)" w:lineRule="exact"/>"#
    }

    private static func indent(_ letters: Int) -> String {
        #"<w:ind w:firstLineChars="\#(letters * 100)" w:firstLine="\#(letters * 320)"/>"#
    }

    private static func align(_ way: String) -> String { #"<w:jc w:val="\#(way)"/>"# }
}
