import Wording

/// A program of this machine that makes a PDF of a page.
struct Converter {
    /// What it reads best.
    enum Source: String, Sendable {
        case html, docx
    }

    /// What it is called, what it reads, and its words for a page in a folder.
    private struct Kind: Sendable {
        let programs: [String]
        var source = Source.html
        let words: @Sendable (_ folder: String) -> [String]
    }

    /// The name that a page has in its folder, without its ending.
    static let page = "page"
    private static let ending = "pdf"

    /// What it is to be given.
    var source: Source { kind.source }

    private let path: String
    private let kind: Kind

    /// The first program that is there; nil where none is.
    init?(path: String?) {
        for kind in Self.kinds {
            for program in kind.programs {
                guard let found = ChildProcess.find(program, on: path) else { continue }
                self.path = found
                self.kind = kind
                return
            }
        }
        return nil
    }

    /// What makes a PDF, and how it is installed.
    static let advice = Bilingual(
        zh:
            "生成 PDF 需要 WeasyPrint、LibreOffice 或 Chromium，本机都没有。请安装其一（Debian、Ubuntu：apt install weasyprint，另需中文字体 fonts-noto-cjk），或用 --format html 后在浏览器中打印，或用 --format docx",
        en:
            "a PDF takes WeasyPrint, LibreOffice or Chromium, and none is on this machine: install one (Debian, Ubuntu: apt install weasyprint, and fonts-noto-cjk for Chinese), or use --format html and print from a browser, or --format docx"
    )

    /// Makes the file of `page.html`, or `page.docx`, in the folder; its bytes, or nil where the program failed.
    func convert(in folder: String) -> [UInt8]? {
        guard ChildProcess.run(path, kind.words(folder)) else { return nil }
        return PrivateFolder.read("\(folder)/\(Self.page).\(Self.ending)")
    }

    private static let weasyPrint = Kind(programs: ["weasyprint"]) { folder in
        ["\(folder)/\(page).html", "\(folder)/\(page).\(ending)"]
    }

    /// Of an HTML page it keeps neither indents nor borders; a document of its own kind it shows as it is meant.
    private static let libreOffice = Kind(programs: ["soffice", "libreoffice"], source: .docx) { folder in
        // A profile of its own, so that an office that is open already is left alone.
        [
            "-env:UserInstallation=file://\(folder)/profile", "--headless", "--norestore", "--convert-to", ending,
            "--outdir", folder, "\(folder)/\(page).docx",
        ]
    }

    private static let chromium = Kind(programs: ["chromium", "chromium-browser", "google-chrome"]) { folder in
        [
            "--headless", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=\(folder)/profile",
            "--print-to-pdf=\(folder)/\(page).\(ending)", "file://\(folder)/\(page).html",
        ]
    }

    private static let kinds = [weasyPrint, chromium, libreOffice]
}
