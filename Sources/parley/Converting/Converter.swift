import Wording

/// A program of this machine that makes an office file of an HTML page.
struct Converter {
    /// What it is called, where it may lie, and its words for a page in a folder.
    private struct Kind: Sendable {
        let programs: [String]
        let words: @Sendable (_ folder: String, _ ending: String) -> [String]
    }

    /// The name that a page has in its folder, without its ending.
    static let page = "page"

    private let path: String
    private let kind: Kind
    private let ending: String

    /// The first program that is there; nil where none is.
    init?(ending: String, path: String?) {
        for kind in Self.kinds[ending] ?? [] {
            for program in kind.programs {
                guard let found = ChildProcess.find(program, on: path) else { continue }
                self.path = found
                self.kind = kind
                self.ending = ending
                return
            }
        }
        return nil
    }

    /// What makes such a file, and how it is installed.
    static func advice(for ending: String) -> Bilingual {
        ending == "pdf"
            ? Bilingual(
                zh:
                    "生成 PDF 需要 WeasyPrint、LibreOffice 或 Chromium，本机都没有。请安装其一（Debian、Ubuntu：apt install weasyprint，另需中文字体 fonts-noto-cjk），或用 --format html 后在浏览器中打印",
                en:
                    "a PDF takes WeasyPrint, LibreOffice or Chromium, and none is on this machine: install one (Debian, Ubuntu: apt install weasyprint, and fonts-noto-cjk for Chinese), or use --format html and print from a browser"
            )
            : Bilingual(
                zh:
                    "生成 DOCX 需要 LibreOffice 或 pandoc，本机都没有。请安装其一（Debian、Ubuntu：apt install libreoffice-writer 或 apt install pandoc），或用 --format html 后在 Word 中打开",
                en:
                    "a DOCX takes LibreOffice or pandoc, and neither is on this machine: install one (Debian, Ubuntu: apt install libreoffice-writer, or apt install pandoc), or use --format html and open that in Word"
            )
    }

    /// Makes the file of `page.html` in the folder; its bytes, or nil where the program failed.
    func convert(in folder: String) -> [UInt8]? {
        guard ChildProcess.run(path, kind.words(folder, ending)) else { return nil }
        return PrivateFolder.read("\(folder)/\(Self.page).\(ending)")
    }

    private static let weasyPrint = Kind(programs: ["weasyprint"]) { folder, ending in
        ["\(folder)/\(page).html", "\(folder)/\(page).\(ending)"]
    }

    private static let libreOffice = Kind(programs: ["soffice", "libreoffice"]) { folder, ending in
        // A profile of its own, so that an office that is open already is left alone.
        [
            "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore",
            "--infilter=HTML (StarWriter)", "--convert-to", ending == "docx" ? "docx:MS Word 2007 XML" : ending,
            "--outdir", folder, "\(folder)/\(page).html",
        ]
    }

    private static let chromium = Kind(programs: ["chromium", "chromium-browser", "google-chrome"]) { folder, ending in
        [
            "--headless", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=\(folder)/profile",
            "--print-to-pdf=\(folder)/\(page).\(ending)", "file://\(folder)/\(page).html",
        ]
    }

    private static let pandoc = Kind(programs: ["pandoc"]) { folder, ending in
        ["--from=html", "--to=docx", "--output=\(folder)/\(page).\(ending)", "\(folder)/\(page).html"]
    }

    private static let kinds = ["pdf": [weasyPrint, chromium, libreOffice], "docx": [libreOffice, pandoc]]
}
