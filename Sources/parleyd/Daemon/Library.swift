import AdminServer
import Forms
import FoundationEssentials
import Mediation
import Notifier
import ProcedureLibrary
import Procedures
import Wording
import WorkCalendar

/// What the daemon knows before it has a database: the law's terms, the shipped procedures, the offices.
struct Library: Sendable {
    let rules: RuleBook
    let procedures: [Procedure]
    let offices: OfficeTree
    /// The figures that the ledger may hold.
    let figures: FigureCatalogue
    /// The reports.
    let reports: [Report]
    /// What notices say.
    let texts: NoticeTemplates
    /// What documents are made from.
    let forms: FormShelf

    /// Reads everything that is shipped and the site's own offices and reminder policies; a problem names file and line.
    init(configuration: Configuration) throws {
        var rules = try ShippedRules.ruleBook()
        procedures = try ShippedProcedures.all(rules: rules)
        var sources = ShippedOffices.sources
        if let path = configuration.offices {
            sources.append(ProcedureSource(name: path, text: try Self.text(path)))
        }
        offices = OfficeTree(
            try OfficeReader.read(sources).map { Office(code: $0.code, parent: $0.parent, name: $0.name) })
        if let path = configuration.reminders {
            let known = ReminderFiles.Known(
                rules: rules, procedures: procedures, offices: Set(offices.offices.map(\.code)))
            rules.reminders = try ReminderFiles.policies(in: try Self.text(path), file: path, known: known)
                .over(rules.reminders)
        }
        self.rules = rules
        figures = FigureCatalogue(try ShippedFigures.all().map(Figure.init))
        reports = try Self.reports(procedures, figures, rules)
        texts = try Self.texts(configuration.texts)
        forms = try Self.forms(configuration.forms, procedures).over(try FormShelf.shipped())
    }

    /// The shipped reports over the procedures' measures.
    private static func reports(
        _ procedures: [Procedure], _ figures: FigureCatalogue, _ rules: RuleBook
    ) throws -> [Report] {
        var measures: [String: Bool] = [:]
        for procedure in procedures {
            for measure in procedure.measures { measures["\(procedure.id).\(measure.id)"] = measure.kind == .distinct }
        }
        let sources = try ReportReader.read(
            ShippedReports.sources, measures: measures, figures: Set(figures.figures.map(\.id)),
            rules: Set(rules.rules.map(\.id)))
        return sources.map { Report($0, measures: measures, figures: figures) }
    }

    /// The site's own texts in place of the shipped ones of the same names.
    private static func texts(_ folder: String?) throws -> NoticeTemplates {
        guard let folder else { return try NoticeTemplates() }
        var site: [String: String] = [:]
        for name in try names(in: folder) where name.hasSuffix(".txt") { site[name] = try text("\(folder)/\(name)") }
        return try NoticeTemplates(site: site, folder: folder + "/")
    }

    /// The site's own templates of documents. They may be for procedures that only the database has.
    private static func forms(_ folder: String?, _ procedures: [Procedure]) throws -> FormShelf {
        guard let folder else { return FormShelf() }
        var files: [String: String] = [:]
        for name in try names(in: folder) where name.hasSuffix(".md") && name != "README.md" {
            files["\(folder)/\(name)"] = try text("\(folder)/\(name)")
        }
        let forms = try FormShelf(files: files)
        try forms.check(against: procedures, areAll: false)
        return forms
    }

    private static func names(in folder: String) throws(ConfigurationProblems) -> [String] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw ConfigurationProblems(lines: ["\(folder): 无法读取 / cannot be read"])
        }
        return names
    }

    private static func text(_ path: String) throws(ConfigurationProblems) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationProblems(lines: ["\(path): 无法读取 / cannot be read"])
        }
        return String(decoding: data, as: UTF8.self)
    }
}
