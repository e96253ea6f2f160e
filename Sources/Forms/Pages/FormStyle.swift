/// The look of a printed form: page and type area as official documents have them (GB/T 9704), the fonts of a Chinese
/// office first and free ones after them.
enum FormStyle {
    private static let song = #""FangSong_GB2312","仿宋_GB2312",FangSong,"仿宋",STFangsong,"Noto Serif CJK SC",serif"#
    private static let title = #""方正小标宋简体",STZhongsong,"华文中宋","Noto Serif CJK SC",SimSun,serif"#
    private static let hei = #"SimHei,"黑体",STHeiti,"Noto Sans CJK SC",sans-serif"#

    static func sheet(foot: String) -> String {
        let foot = String(foot.unicodeScalars.filter { $0 != "\"" && $0 != "\\" && $0 != "<" && $0.value >= 0x20 })
        return """
            @page { size: A4; margin: 37mm 26mm 32mm 28mm;
              @bottom-center { content: "— " counter(page) " —"; font: 12pt SimSun,"宋体","Noto Serif CJK SC",serif; }
              @bottom-right { content: "\(foot)"; font: 9pt SimSun,"宋体","Noto Serif CJK SC",serif; } }
            html { font: 16pt/1.75 \(song); color: #000; }
            body { margin: 0; text-align: justify; text-justify: inter-ideograph; overflow-wrap: break-word; }
            h1 { font: normal 22pt/1.4 \(title); text-align: center; margin: 0 0 14pt; }
            h2 { font: normal 16pt/1.75 \(hei); text-indent: 2em; margin: 4pt 0 0; page-break-after: avoid; }
            p { margin: 0; text-indent: 2em; orphans: 2; widows: 2; }
            .flush p, .right p, .center p, .note p, .signatures p { text-indent: 0; }
            .flush { margin: 0 0 2pt; page-break-inside: avoid; break-before: avoid; }
            .lead, .slip > .flush { page-break-after: avoid; }
            .center { text-align: center; margin: -6pt 0 12pt; }
            .right { margin: 22pt 0 8pt; padding-right: 2em; text-align: right; page-break-inside: avoid; break-before: avoid; }
            .note { font-size: 10.5pt; line-height: 1.6; margin-top: 10pt; break-before: avoid; }
            .indent { display: inline-block; width: 2em; }
            .rule { white-space: nowrap; letter-spacing: 0; }
            .rule.long { white-space: normal; word-break: break-all; }
            table { width: 100%; border-collapse: collapse; margin: 8pt 0; }
            p + table, h2 + table { break-before: avoid; }
            .form, .list { font-size: 12pt; line-height: 1.5; }
            .form td, .list td, .list th { border: 0.6pt solid #000; padding: 5pt 6pt; vertical-align: middle; }
            .form td.label { width: 6em; text-align: center; }
            .list th { font-weight: normal; font-family: \(hei); text-align: center; }
            .form td, .list td { text-align: left; }
            .list td:first-child { text-align: center; }
            .list:not(.wide) th:first-child, .figure { white-space: nowrap; }
            .form td.label { text-align: center; }
            .list th.sign { width: 5em; }
            tr, .short { page-break-inside: avoid; }
            thead { display: table-header-group; }
            .signatures { table-layout: fixed; margin: 20pt 0 8pt; page-break-inside: avoid; break-before: avoid; }
            .signatures td { vertical-align: top; padding: 0 12pt 0 0; }
            .signatures p { font-size: 12pt; line-height: 2.2; text-align: left; }
            .narrow td { padding-right: 6pt; }
            .narrow p { font-size: 10.5pt; }
            .wide { font-size: 10pt; line-height: 1.4; }
            .wide td, .wide th { padding: 4pt 2pt; }
            .slip { page-break-inside: avoid; }
            hr { border: 0; border-top: 0.8pt dashed #000; margin: 26pt 0 20pt; }
            """
    }
}
